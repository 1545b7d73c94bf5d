#include "Core/Faults/ProgrammeEdges.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
const auto quietestSound = static_cast<float> (dbToAmplitude (-70.0));
const auto quietestCut = static_cast<float> (dbToAmplitude (-50.0));
const auto loudCut = static_cast<float> (dbToAmplitude (-30.0));
const auto by3Db = static_cast<float> (dbToAmplitude (-3.0));
const auto by6Db = static_cast<float> (dbToAmplitude (-6.0));
const auto by8Db = static_cast<float> (dbToAmplitude (-8.0));
const auto by9Db = static_cast<float> (dbToAmplitude (-9.0));
const auto by12Db = static_cast<float> (dbToAmplitude (-12.0));
const auto by20Db = static_cast<float> (dbToAmplitude (-20.0));
constexpr std::size_t firstFrames = 3;

/** The highest finite magnitude over all channels. */
float peakOfFrame (const float* const* channels, std::size_t numChannels, std::size_t frame) noexcept
{
    auto peak = 0.0f;

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        if (std::isfinite (channels[channel][frame]))
            peak = std::max (peak, std::abs (channels[channel][frame]));

    return peak;
}
} // namespace

void ProgrammeEdges::prepare (double newSampleRate) noexcept
{
    *this = {};
    sampleRate = newSampleRate;
    slotFrames = static_cast<std::size_t> (std::lround (sampleRate / 1000.0));
}

void ProgrammeEdges::process (const float* const* channels, std::size_t numChannels, std::size_t numFrames,
                              float peak) noexcept
{
    if (numSlots == 0)
        for (std::size_t frame = 0; frame < std::min (numFrames, firstFrames); ++frame)
            firstSamples = std::max (firstSamples, peakOfFrame (channels, numChannels, frame));

    keepLast (channels, numChannels, numFrames);

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

    if (peak > quietestSound)
    {
        beginFrame = endFrame == 0 ? numFramesSoFar : beginFrame;
        endFrame = numFramesSoFar + numFrames;
    }

    numFramesSoFar += numFrames;
}

void ProgrammeEdges::keepLast (const float* const* channels, std::size_t numChannels, std::size_t numFrames) noexcept
{
    for (auto frame = numFrames - std::min (numFrames, lastSamples.size()); frame < numFrames; ++frame)
    {
        lastSamples[nextOfLast] = peakOfFrame (channels, numChannels, frame);
        nextOfLast = (nextOfLast + 1) % lastSamples.size();
    }
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
    return *std::max_element (firstPeaks.begin() + static_cast<std::ptrdiff_t> (from),
                              firstPeaks.begin() + static_cast<std::ptrdiff_t> (to));
}

bool ProgrammeEdges::standsOut (float level) const noexcept
{
    auto contrast = by20Db;

    if (level > loudCut && level >= by12Db * highest)
        contrast = by3Db;
    else if (level > loudCut && level >= by20Db * highest)
        contrast = by8Db;

    return level > quietestCut && quietestWindow <= contrast * level;
}

bool ProgrammeEdges::isHeadCut() const noexcept
{
    const auto begin = peakOfFirst (0, 5), all = peakOfFirst (0, slotsPerWindow),
               second = peakOfFirst (slotsPerWindow / 2, slotsPerWindow);
    return standsOut (begin) && firstSamples >= by9Db * begin && begin >= by6Db * all && second >= by6Db * begin;
}

bool ProgrammeEdges::isTailCut() const noexcept
{
    const auto end = peakOfLast (5), shortly = peakOfLast (20);
    const auto hasNoFade = *std::max_element (lastSamples.begin(), lastSamples.end()) >= by12Db * end;
    const auto hasNoDecay = end >= by9Db * shortly && shortly >= by12Db * peakOfLast (slotsPerWindow);
    return standsOut (end) && hasNoFade && hasNoDecay;
}

EdgeReadings ProgrammeEdges::readings() const noexcept
{
    EdgeReadings readings;

    if (endFrame == 0)
        return readings;

    readings.soundBeginsSeconds = static_cast<double> (beginFrame) / sampleRate;
    readings.soundEndsSeconds = static_cast<double> (endFrame) / sampleRate;

    // With less than three tenths of a second there is nothing to compare with.
    if (numWindows < 3)
        return readings;

    if (isHeadCut())
        readings.cutHeadDbfs = amplitudeToDb (static_cast<double> (peakOfFirst (0, 5)));

    if (isTailCut())
        readings.cutTailDbfs = amplitudeToDb (static_cast<double> (peakOfLast (5)));

    return readings;
}
} // namespace twobus
