#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** See ProgrammeEdges. */
struct EdgeReadings
{
    /** Where the sound of the file begins and ends, to a millisecond; empty if there is no sound. */
    std::optional<double> soundBeginsSeconds, soundEndsSeconds;

    /** The level at which the file begins or ends in the middle of a sound; empty if it does not, or if that is not
        certain. */
    std::optional<double> cutHeadDbfs, cutTailDbfs;
};

/** See ChannelCopies. */
struct CopyReadings
{
    bool areAllAlike = false; ///< two or more channels, all with the same samples but for dither
    std::optional<std::uint32_t>
        invertedChannel; ///< the right one of a pair whose samples are those of the left, inverted
};

/** What a FaultMeter found in a file's samples, apart from their levels. */
struct FaultReadings
{
    EdgeReadings edges;
    CopyReadings copies;

    /** The bits that the samples need: see SampleWidth. Empty if there is no sound, or if they need more than 24. */
    std::optional<int> bitsInUse;

    bool isSteppedAt16Bits = false; ///< cut to 16 bits without dither: see UnditheredSteps
};
} // namespace twobus
