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

void LevelEvents::prepare (double sampleRate) noexcept
{
    rate = sampleRate;
    limit = amplitudeShownAs (limitDbtp);
    reset();
}

void LevelEvents::reset() noexcept
{
    isOver = false;
    count = 0;
    highest = 0.0;
}

void LevelEvents::setLimit (double dbtp) noexcept
{
    if (dbtp == limitDbtp)
        return;

    limitDbtp = dbtp;
    limit = amplitudeShownAs (dbtp);
    reset();
}

void LevelEvents::process (const SubBlockLevels& levels) noexcept
{
    const auto endFrame = levels.firstFrame + levels.numFrames;

    if (levels.truePeak <= limit)
    {
        if (isOver
            && static_cast<double> (endFrame - events[(count - 1) % events.size()].endFrame) >= releaseSeconds * rate)
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

LevelEventReadings LevelEvents::readings() const noexcept
{
    LevelEventReadings readings;
    readings.limitDbtp = limitDbtp;
    readings.count = count;
    readings.isOver = isOver;

    if (count > 0)
        readings.highestDbtp = amplitudeToDb (highest);

    readings.numNewest = static_cast<std::size_t> (std::min<std::uint64_t> (count, events.size()));

    for (std::size_t i = 0; i < readings.numNewest; ++i)
    {
        const auto& event = events[(count - 1 - i) % events.size()];
        readings.newest[i] = { static_cast<double> (event.firstFrame) / rate,
                               static_cast<double> (event.endFrame - event.firstFrame) / rate,
                               amplitudeToDb (event.truePeak), event.channel };
    }

    return readings;
}
} // namespace twobus
