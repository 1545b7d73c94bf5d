#include "Core/ProgrammeEdges.h"

#include "Core/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
const auto soundFrom = static_cast<float> (dbToAmplitude (-70.0));
const auto leastCut = static_cast<float> (dbToAmplitude (-50.0));
const auto loudCut = static_cast<float> (dbToAmplitude (-30.0));
const auto by20Db = static_cast<float> (dbToAmplitude (-20.0));
const auto by8Db = static_cast<float> (dbToAmplitude (-8.0));
const auto by6Db = static_cast<float> (dbToAmplitude (-6.0));
const auto by9Db = static_cast<float> (dbToAmplitude (-9.0));
const auto by12Db = static_cast<float> (dbToAmplitude (-12.0));
constexpr std::size_t firstFrames = 3;
} // namespace

void ProgrammeEdges::prepare (double newSampleRate) noexcept
{
    *this = {};
    sampleRate = newSampleRate;
    slotFrames = static_cast<std::size_t> (std::lround (sampleRate / 1000.0));
}

void ProgrammeEdges::process (const float* const* channels, std::size_t numChannels, std::size_t numFrames, float peak) noexcept
{
    if (numSlots == 0)
        for (std::size_t channel = 0; channel < numChannels; ++channel)
            for (std::size_t frame = 0; frame < std::min (numFrames, firstFrames); ++frame)
                if (std::isfinite (channels[channel][frame]))
                    firstSamples = std::max (firstSamples, std::abs (channels[channel][frame]));

    if (numSlots < slotsPerWindow)
        firstPeaks[numSlots] = peak;

    lastPeaks[numSlots % slotsPerWindow] = peak;
    windowPeak = std::max (windowPeak, peak);
    highest = std::max (highest, peak);

    if (++numSlots % slotsPerWindow == 0)
    {
        quietestWindow = numWindows++ == 0 ? windowPeak : std::min (quietestWindow, windowPeak);
        windowPeak = 0.0f;
    }

    if (peak > soundFrom)
    {
        beginFrame = endFrame == 0 ? numFramesSoFar : beginFrame;
        endFrame = numFramesSoFar + numFrames;
    }

    numFramesSoFar += numFrames;
}

float ProgrammeEdges::peakOfLast (std::size_t slots) const noexcept
{
    auto peak = 0.0f;

    for (std::size_t back = 1; back <= slots; ++back)
        peak = std::max (peak, lastPeaks[(numSlots - back) % slotsPerWindow]);

    return peak;
}

float ProgrammeEdges::peakOfFirst (std::size_t from, std::size_t to) const noexcept
{
    return *std::max_element (firstPeaks.begin() + static_cast<std::ptrdiff_t> (from), firstPeaks.begin() + static_cast<std::ptrdiff_t> (to));
}

bool ProgrammeEdges::standsOut (float level) const noexcept
{
    const auto isLoud = level > loudCut && level >= by20Db * highest;
    return level > leastCut && quietestWindow <= (isLoud ? by8Db : by20Db) * level;
}

bool ProgrammeEdges::isHeadCut() const noexcept
{
    const auto begin = peakOfFirst (0, 5), all = peakOfFirst (0, slotsPerWindow), second = peakOfFirst (slotsPerWindow / 2, slotsPerWindow);
    return standsOut (begin) && firstSamples >= by9Db * begin && begin >= by6Db * all && second >= by6Db * begin;
}

bool ProgrammeEdges::isTailCut() const noexcept
{
    const auto shortly = peakOfLast (20);
    return standsOut (peakOfLast (5)) && peakOfLast (2) >= by9Db * shortly && shortly >= by12Db * peakOfLast (slotsPerWindow);
}

EdgeReadings ProgrammeEdges::readings() const noexcept
{
    EdgeReadings readings;

    if (endFrame == 0)
        return readings;

    readings.soundBeginsSeconds = static_cast<double> (beginFrame) / sampleRate;
    readings.soundEndsSeconds = static_cast<double> (endFrame) / sampleRate;

    // Without three tenths of a second there is nothing to compare with.
    if (numWindows < 3)
        return readings;

    if (isHeadCut())
        readings.cutHeadDbfs = amplitudeToDb (static_cast<double> (peakOfFirst (0, 5)));

    if (isTailCut())
        readings.cutTailDbfs = amplitudeToDb (static_cast<double> (peakOfLast (5)));

    return readings;
}
} // namespace twobus
