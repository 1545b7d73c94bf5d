#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Files/Decoding/Deinterleave.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace twobus
{
/** No file is longer, whatever it says. */
inline constexpr std::int64_t mostFrames = std::int64_t { 1 } << 48;

/** Known before the first sample. */
struct StreamFacts
{
    std::string container; ///< "WAV"
    std::string codec; ///< "Vorbis", "ALAC"; empty for PCM, and in a container of the same name
    double sampleRate = 0.0;
    ChannelLayout layout;
    SampleEncoding samples = SampleEncoding::float32; ///< as read() gives them
    int bits = 0; ///< of an integer or float sample of the file; 0 for lossy encodings
    bool isFloat = false; ///< samples above full scale can be in it
    std::int64_t promisedFrames = -1; ///< by the container's own word; less than 0: it does not say
};

enum class DecodeProblem : std::uint32_t
{
    notAudio, ///< nothing that is known
    noAudioTrack, ///< the container is known, and there is no sound in it
    unsupportedCodec, ///< the detail names it
    needsFfmpeg, ///< this copy was built without FFmpeg's libraries; the detail names what they decode
    endsInHeader, ///< what is needed before the audio is not there
    damagedHeader,
    noFrames, ///< a good header and no audio
    tooMuchMemory,
    tookTooLong,
    noDecoder, ///< the decoding program is not installed
    decoderFailed ///< the decoding process ended in disorder
};

/** Known after the last sample. */
struct StreamEnd
{
    std::int64_t promisedFrames = -1; ///< the same, corrected by what an encoder's delay takes
    std::int64_t toleratedFrames = 0; ///< an encoder may have rounded the promise by so many
    std::uint64_t leftOverBytes = 0; ///< bytes that may be audio and were not decoded
    std::uint64_t numDamaged = 0; ///< packets or pages that could not be decoded, or are missing
    std::int64_t firstDamageFrame = -1;
    std::optional<DecodeProblem> stoppedBy; ///< the decoder did not come to the end of the file
    bool isEndMissing = false; ///< the container marks its end, and this one has no mark
    bool changesFormat = false; ///< another rate or number of channels follows, and is not measured
    std::uint32_t otherTracks = 0; ///< sound tracks beside the one that was decoded
    std::vector<std::int64_t> joins; ///< frames at which another complete stream begins
};

/** The container's and the codec's name, as far as they are known. */
class DecodeError : public std::runtime_error
{
public:
    explicit DecodeError (DecodeProblem why, std::string containerName = {}, std::string detailText = {})
        : std::runtime_error ("the file cannot be decoded"), problem (why), container (std::move (containerName)),
          detail (std::move (detailText))
    {}

    DecodeProblem problem;
    std::string container, detail;
};

/** What reads a file's samples, whoever decodes them: plain PCM by ourselves, everything else by a library, in a
    process of its own where there is one. Each says separately what the container promises, what was decoded and what
    is left over; FileExtent judges them.
*/
class DecodedStream
{
public:
    virtual ~DecodedStream() = default;

    virtual const StreamFacts& facts() const noexcept = 0;

    /** Interleaved frames in the encoding of the facts; 0 at the end. Throws DecodeError if the
        decoder fails before the first frame; if it fails later, that is the end, and end() says why. */
    virtual std::size_t read (std::byte* destination, std::size_t maxFrames) = 0;

    /** Once read has returned 0. */
    virtual const StreamEnd& end() const noexcept = 0;

    /** Back to the first frame. */
    virtual void rewind() = 0;
};
} // namespace twobus
