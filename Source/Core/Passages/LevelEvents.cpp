#include "Core/Passages/LevelEvents.h"

#include "Core/Base/Decibels.h"

#include <algorithm>

namespace twobus
{
namespace
{
/** The highest amplitude that is shown as this level, to 0.1 dB. */
double amplitudeShownAs (double db) noexcept
{
    constexpr auto halfOfShownStep = 0.05;
    return dbToAmplitude (db + halfOfShownStep);
}
} // namespace

LevelEvents::Count::Count (double dbtp) noexcept : limitDbtp (dbtp), limit (amplitudeShownAs (dbtp)) {}

void LevelEvents::Count::reset() noexcept
{
    isOver = false;
    count = 0;
    highest = 0.0;
}

void LevelEvents::Count::process (const SubBlockLevels& levels, double framesUntilRelease) noexcept
{
    const auto endFrame = levels.firstFrame + levels.numFrames;

    if (levels.truePeak <= limit)
    {
        if (isOver
            && static_cast<double> (endFrame - events[(count - 1) % events.size()].endFrame) >= framesUntilRelease)
            isOver = false;

        return;
    }

    if (! isOver)
    {
        isOver = true;
        events[count % events.size()] = { levels.firstFrame, levels.firstFrame, 0.0, 0 };
        ++count;
    }

    auto& event = events[(count - 1) % events.size()];
    event.endFrame = endFrame;
    highest = std::max (highest, levels.truePeak);

    if (levels.truePeak > event.truePeak)
    {
        event.truePeak = levels.truePeak;
        event.channel = levels.channel;
    }
}

void LevelEvents::prepare (double sampleRate) noexcept
{
    rate = sampleRate;
    reset();
}

void LevelEvents::reset() noexcept
{
    for (auto& each : counts)
        each.reset();
}

void LevelEvents::setLimit (double dbtp) noexcept
{
    if (dbtp == chosen().limitDbtp)
        return;

    const auto found = std::ranges::find (counts, dbtp, &Count::limitDbtp);
    const auto last = counts.size() - 1;
    choice = std::min (last, static_cast<std::size_t> (found - counts.begin()));

    if (choice == last)
        chosen() = Count (dbtp);
}

void LevelEvents::process (const SubBlockLevels& levels) noexcept
{
    for (auto& each : counts)
        each.process (levels, releaseSeconds * rate);
}

void LevelEvents::finish() noexcept
{
    for (auto& each : counts)
        each.isOver = false;
}

LevelEventReadings LevelEvents::readings() const noexcept
{
    const auto& over = chosen();
    LevelEventReadings readings;
    readings.limitDbtp = over.limitDbtp;
    readings.count = over.count;
    readings.isOver = over.isOver;

    if (over.count > 0)
        readings.highestDbtp = amplitudeToDb (over.highest);

    readings.numNewest = static_cast<std::size_t> (std::min<std::uint64_t> (over.count, over.events.size()));

    for (std::size_t i = 0; i < readings.numNewest; ++i)
    {
        const auto& event = over.events[(over.count - 1 - i) % over.events.size()];
        readings.newest[i] = { static_cast<double> (event.firstFrame) / rate,
                               static_cast<double> (event.endFrame - event.firstFrame) / rate,
                               amplitudeToDb (event.truePeak), event.channel };
    }

    return readings;
}
} // namespace twobus
