#include "App/Timeline/TimelineReadings.h"

#include <cmath>
#include <cstdint>

namespace twobus
{
namespace
{
std::optional<double> measured (float lufs)
{
    return std::isnan (lufs) ? std::nullopt : std::optional<double> (static_cast<double> (lufs));
}

/** Empty if the player reported no time then, or if it was moved in between. */
std::optional<EventSpan> inDaw (const EventSpan& span, const Frame& frame)
{
    if (frame.player == nullptr)
        return std::nullopt;

    constexpr auto largestDrift = 0.5;
    const auto begin = frame.player->playerSecondsAt (span.beginSeconds);
    const auto end = frame.player->playerSecondsAt (span.endSeconds);
    const auto lasted = span.endSeconds - span.beginSeconds;

    if (! begin || ! end || std::abs (*end - *begin - lasted) > largestDrift)
        return std::nullopt;

    return EventSpan { *begin, *end, span.isRunning };
}
} // namespace

MomentReadings readingsAt (double seconds, const TimelineColumn& column, const Frame& frame)
{
    MomentReadings readings;
    readings.seconds = seconds;
    readings.shortTermLufs = measured (column.shortTermMaxLufs);
    readings.momentaryLufs = measured (column.momentaryMaxLufs);
    readings.truePeakDbtp = static_cast<double> (column.truePeakMaxDbtp);
    readings.inDaw = inDaw ({ seconds, seconds }, frame);
    return readings;
}

MomentReadings readingsOf (const TimelineEvent& event, double limitDbtp, const Frame& frame)
{
    const auto row = static_cast<std::uint64_t> (event.seconds * rowsPerSecond + 1.0e-6);
    const auto view = frame.history.read (row, row + 1, 1);
    MomentReadings readings;
    readings.seconds = event.seconds;
    readings.truePeakDbtp = event.truePeakDbtp;
    readings.channel = event.channel;
    readings.octaveBandHz = event.octaveBandHz;
    readings.cause = event.cause;
    readings.isClip = event.isClip;
    readings.limitDbtp = limitDbtp;
    readings.over = event.over;

    if (event.group)
        readings.group = MomentGroup { event.group->clips, event.group->overs, event.group->span };

    readings.inDaw = inDaw (event.over.value_or (EventSpan { event.seconds, event.seconds }), frame);

    if (! view.columns.empty())
    {
        readings.shortTermLufs = measured (view.columns.front().shortTermMaxLufs);
        readings.momentaryLufs = measured (view.columns.front().momentaryMaxLufs);
    }

    return readings;
}
} // namespace twobus
