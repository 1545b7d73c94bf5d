#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** Why a decoder stopped before the end of a file. */
enum class DecoderStop : std::uint8_t
{
    none,
    failed, ///< it crashed, or what it wrote made no sense
    tookTooLong, ///< it no longer wrote anything, or used more processor time than any file needs
    tooMuchMemory
};

/** How much of a file was measured, in three facts that are kept apart: what its container promises, what was decoded,
    and what bytes are left over. A verdict covers what was decoded; if the facts disagree, it is incomplete.

    Nothing promised (a pipe, a recorder that crashed, MP3 without a Xing header, FLAC with 0 samples) is no
    disagreement. Nor is more audio than promised, if all of it was decoded.
*/
struct FileExtent
{
    std::optional<std::uint64_t> promisedFrames; ///< by the container's own word
    std::uint64_t decodedFrames = 0;
    std::uint64_t toleratedFrames = 0; ///< an encoder may have rounded the promise by so many
    std::uint64_t leftOverBytes = 0; ///< bytes that may be audio and were not decoded

    std::uint64_t numDamaged = 0; ///< places that could not be decoded, or are missing
    std::optional<std::uint64_t> firstDamageFrame;

    DecoderStop decoderStop = DecoderStop::none; ///< what follows the decoded frames was not measured
    bool isEndMissing = false; ///< the container marks its end, and this one has no mark
    bool changesFormat = false; ///< another rate or number of channels follows, and was not measured

    std::uint32_t numStreams = 1; ///< complete streams one after the other, all of them measured
    std::optional<std::uint64_t> secondStreamFrame; ///< where the second begins
    std::uint32_t otherTracks = 0; ///< sound tracks beside the measured one

    bool endsEarly() const noexcept { return promisedFrames && decodedFrames + toleratedFrames < *promisedFrames; }
    bool isLongerThanPromised() const noexcept
    {
        return promisedFrames && decodedFrames > *promisedFrames + toleratedFrames;
    }

    /** Whether there is, or was, more than what was measured. */
    bool isIncomplete() const noexcept
    {
        return endsEarly() || decoderStop != DecoderStop::none || isEndMissing || changesFormat || numDamaged > 0
               || leftOverBytes > 0;
    }
};
} // namespace twobus
