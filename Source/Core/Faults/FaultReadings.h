#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** See ProgrammeEdges. */
struct EdgeReadings
{
    /** Of the file: where the sound begins and ends, to a millisecond; empty where there is none. */
    std::optional<double> soundBeginsSeconds, soundEndsSeconds;

    /** The level at which it begins or ends in the midst of a sound; empty where it does not, or where that is not
        sure. */
    std::optional<double> cutHeadDbfs, cutTailDbfs;
};

/** See ChannelCopies. */
struct CopyReadings
{
    bool areAllAlike = false; ///< of two channels and more: the same samples in all of them, but for dither
    std::optional<std::uint32_t>
        invertedChannel; ///< the right one of a pair whose samples are those of the left, inverted
};

/** What a FaultMeter knows of a file's samples, beside their levels. */
struct FaultReadings
{
    EdgeReadings edges;
    CopyReadings copies;

    /** The bits that the samples need: see SampleWidth. Empty where there is no sound, or more than 24 are in use. */
    std::optional<int> bitsInUse;

    bool isSteppedAt16Bits = false; ///< cut to 16 bits without dither: see UnditheredSteps
};
} // namespace twobus
