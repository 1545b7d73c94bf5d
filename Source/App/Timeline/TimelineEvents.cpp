#include "App/Timeline/TimelineEvents.h"

#include "Advice/ShownLevel.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double oneEventSeconds = 1.0; // as in LevelEvents: a drum roll is one event
constexpr double samePeakDb = 0.02; // tolerance between the history's floats and the readings' doubles

TimelineEvent eventIn (double firstSeconds, double lengthSeconds, double truePeakDbtp, const TimelineMemory& memory)
{
    constexpr auto rounding = 1.0e-6;
    const auto lastSeconds = firstSeconds + lengthSeconds + rounding;
    const auto isSame = [truePeakDbtp] (double dbtp) { return std::abs (dbtp - truePeakDbtp) < samePeakDb; };

    TimelineEvent event;
    event.seconds = firstSeconds + 0.5 * lengthSeconds;
    event.truePeakDbtp = truePeakDbtp;
    const auto over = memory.overBetween (firstSeconds, lastSeconds);

    if (over)
        event.over = EventSpan { over->seconds, over->seconds + over->lengthSeconds, memory.isRunning (*over) };

    if (over && isSame (over->truePeakDbtp))
        event.channel = over->channel;

    const auto moment = memory.momentIn (firstSeconds - rounding, lastSeconds);

    if (moment && isSame (moment->truePeakDbtp))
    {
        event.seconds = moment->seconds;
        event.truePeakDbtp = moment->truePeakDbtp;
        event.channel = moment->channel;
        event.octaveBandHz = moment->octaveBandHz;
        event.cause = moment->cause;
    }

    // Only the loudest moments have a cause. Of the others it is known whether there were flat tops at their time.
    event.isClip =
        event.cause != Cause::none
            ? memory.isDamage (*moment)
            : memory.isClippedIn (event.over ? event.over->beginSeconds : firstSeconds,
                                  event.over ? event.over->endSeconds + LevelEvents::releaseSeconds : lastSeconds);
    return event;
}

/** What a mark stands for that covers this time. Empty if that is one event. */
std::optional<EventGroup> groupIn (double beginSeconds, double endSeconds, const TimelineMemory& memory,
                                   const std::vector<TimelineMemory::Clips>& clips)
{
    EventGroup group;
    auto& span = group.span;

    const auto add = [&] (double first, double last, std::size_t& count) {
        if (first >= endSeconds || last < beginSeconds)
            return false;

        span.beginSeconds = count == 0 ? first : std::min (span.beginSeconds, first);
        span.endSeconds = count == 0 ? last : std::max (span.endSeconds, last);
        ++count;
        return true;
    };

    for (const auto& each : clips)
        add (each.firstSeconds, each.lastSeconds, group.clips);

    if (group.clips == 0)
        for (const auto& over : memory.overs())
            if (add (over.seconds, over.seconds + over.lengthSeconds, group.overs))
                span.isRunning = span.isRunning || memory.isRunning (over);

    return group.clips + group.overs > 1 ? std::optional (group) : std::nullopt;
}

/** Whether each column holds something clipped, however low it was turned down since. */
std::vector<bool> clippedColumns (const TimelineColumns& columns, const TimelineMemory& memory)
{
    std::vector<bool> clipped (columns.columns().size());

    for (const auto& moment : memory.moments())
        if (memory.isDamage (moment))
            if (const auto column = (moment.seconds - columns.secondsOf (0)) / columns.columnSeconds();
                column >= 0.0 && column < static_cast<double> (clipped.size()))
                clipped[static_cast<std::size_t> (column)] = true;

    const auto columnAt = [&] (double seconds) {
        const auto column = std::max (0.0, (seconds - columns.secondsOf (0)) / columns.columnSeconds());
        return std::min (static_cast<std::size_t> (column), clipped.size());
    };

    for (const auto& clips : memory.clippedPlaces())
        if (clips.lastSeconds > columns.secondsOf (0))
            for (auto i = columnAt (clips.firstSeconds);
                 i < clipped.size() && columns.secondsOf (i) < clips.lastSeconds; ++i)
                clipped[i] = true;

    return clipped;
}
} // namespace

std::vector<TimelineEvent> eventsIn (const TimelineColumns& columns, const TimelineMemory& memory, double limitDbtp,
                                     float closestPixels)
{
    struct Candidate
    {
        std::uint64_t bucket;
        std::size_t column;
        float truePeakDbtp;
        bool isClip;
        std::size_t first = column, last = column; ///< of what it stands for

        /** A clip is worse than any intact peak. */
        bool isWorseThan (const Candidate& other) const noexcept
        {
            return isClip != other.isClip ? isClip : truePeakDbtp > other.truePeakDbtp;
        }
    };

    const auto pixelsPerColumn = columns.xOfColumn (1) - columns.xOfColumn (0);
    const auto columnsApart = static_cast<std::size_t> (std::ceil (
        std::max (static_cast<double> (closestPixels / pixelsPerColumn), oneEventSeconds / columns.columnSeconds())));

    const auto clipped = clippedColumns (columns, memory);
    std::vector<Candidate> found;

    for (std::size_t i = 0; i < columns.columns().size(); ++i)
    {
        const auto truePeak = columns.columns()[i].truePeakMaxDbtp;

        if (! isShownOver (static_cast<double> (truePeak), limitDbtp) && ! clipped[i])
            continue;

        // Buckets are counted from the measurement's start, so that panning does not change which over is the highest.
        const Candidate next { columns.numberOf (i) / columnsApart, i, truePeak, clipped[i] };
        const auto isApart =
            found.empty() || (next.bucket != found.back().bucket && i - found.back().column >= columnsApart);

        if (isApart)
            found.push_back (next);
        else
        {
            const auto first = found.back().first;

            if (next.isWorseThan (found.back()))
                found.back() = next;

            found.back().first = first;
            found.back().last = i;
        }
    }

    const auto clips = memory.clippedPlaces();

    std::vector<TimelineEvent> events;
    events.reserve (found.size());

    for (const auto& each : found)
    {
        auto event = eventIn (columns.secondsOf (each.column), columns.columnSeconds(),
                              static_cast<double> (each.truePeakDbtp), memory);

        // The clip is not the column's highest peak, which is intact.
        if (each.isClip && ! event.isClip && ! event.over)
        {
            event.isClip = true;
            event.cause = Cause::none;
        }

        event.group = groupIn (columns.secondsOf (each.first), columns.secondsOf (each.last) + columns.columnSeconds(),
                               memory, clips);
        events.push_back (event);
    }

    return events;
}

TimelineEvent eventOf (const LoudestMoment& loudest, const TimelineMemory& memory)
{
    constexpr auto subBlock = 0.01;
    auto event = eventIn (loudest.seconds - 0.5 * subBlock, subBlock, loudest.truePeakDbtp, memory);
    event.seconds = loudest.seconds;
    event.channel = loudest.channel;
    return event;
}

TimelineEvent refined (const TimelineEvent& event, double columnSeconds, const History& history,
                       const TimelineMemory& memory)
{
    constexpr std::size_t mostRead = 1024;
    const auto rowAt = [] (double seconds) {
        return static_cast<std::uint64_t> (std::max (0.0, seconds) * rowsPerSecond + 1.0e-6);
    };
    const auto view = history.read (rowAt (event.seconds - 0.5 * columnSeconds),
                                    rowAt (event.seconds + 0.5 * columnSeconds) + 1, mostRead);
    const auto secondsPerColumn = static_cast<double> (view.rowsPerColumn) / rowsPerSecond;

    for (std::size_t i = 0; i < view.columns.size(); ++i)
        if (std::abs (static_cast<double> (view.columns[i].truePeakMaxDbtp) - event.truePeakDbtp) < samePeakDb)
        {
            const auto first =
                static_cast<double> (view.firstRow) / rowsPerSecond + static_cast<double> (i) * secondsPerColumn;
            auto found = eventIn (first, secondsPerColumn, event.truePeakDbtp, memory);
            found.channel = found.channel ? found.channel : event.channel;
            found.group = event.group;
            return found;
        }

    return event;
}

std::optional<double> neighbourOf (double seconds, bool isLater, const std::vector<TimelineEvent>& drawn,
                                   const TimelineSpan& visible, const TimelineMemory& memory)
{
    constexpr auto same = 0.005;
    std::optional<double> nearest;

    const auto consider = [&] (double candidate) {
        if (isLater ? candidate > seconds + same && ! (nearest && *nearest <= candidate)
                    : candidate < seconds - same && ! (nearest && *nearest >= candidate))
            nearest = candidate;
    };

    for (const auto& event : drawn)
        consider (event.seconds);

    for (const auto& over : memory.overs())
        if (! visible.contains (over.seconds))
            consider (over.seconds);

    for (const auto& moment : memory.moments())
        if (memory.isDamage (moment) && ! visible.contains (moment.seconds))
            consider (moment.seconds);

    return nearest;
}
} // namespace twobus
