#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** Why a decoder stopped before the end of a file. */
enum class DecoderStop : std::uint8_t
{
    none,
    failed, ///< it crashed, or its output made no sense
    tookTooLong, ///< it stopped writing, or used more processor time than any file needs
    tooMuchMemory
};

/** How much of a file was measured, in three separate facts: how much its container promises, how much was decoded, and
    which bytes are left over. A verdict covers the decoded part; if the facts disagree, it is incomplete.

    A container that promises nothing (a pipe, a recorder that crashed, MP3 without a Xing header, FLAC with 0 samples)
    is no disagreement. Nor is more audio than promised, if all of it was decoded.
*/
struct FileExtent
{
    std::optional<std::uint64_t> promisedFrames; ///< according to the container
    std::uint64_t decodedFrames = 0;
    std::uint64_t toleratedFrames = 0; ///< how much an encoder's rounding can change the promise
    std::uint64_t leftOverBytes = 0; ///< bytes that are possibly audio and were not decoded

    std::uint64_t numDamaged = 0; ///< places that could not be decoded, or are missing
    std::optional<std::uint64_t> firstDamageFrame;

    DecoderStop decoderStop = DecoderStop::none; ///< the audio after the decoded frames was not measured
    bool isEndMissing = false; ///< the container should mark its end, but the mark is missing
    bool changesFormat = false; ///< another rate or number of channels follows, which was not measured

    std::uint32_t numStreams = 1; ///< complete streams one after the other; all are measured
    std::optional<std::uint64_t> secondStreamFrame; ///< where the second stream begins
    std::uint32_t otherTracks = 0; ///< sound tracks other than the measured one

    bool endsEarly() const noexcept { return promisedFrames && decodedFrames + toleratedFrames < *promisedFrames; }
    bool isLongerThanPromised() const noexcept
    {
        return promisedFrames && decodedFrames > *promisedFrames + toleratedFrames;
    }

    /** Whether the file has, or had, more audio than was measured. */
    bool isIncomplete() const noexcept
    {
        return endsEarly() || decoderStop != DecoderStop::none || isEndMissing || changesFormat || numDamaged > 0
               || leftOverBytes > 0;
    }
};
} // namespace twobus
