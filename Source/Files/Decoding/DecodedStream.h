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
/** No file is longer than this, whatever its header says. */
inline constexpr std::int64_t mostFrames = std::int64_t { 1 } << 48;

/** Facts known before the first sample. */
struct StreamFacts
{
    std::string container; ///< "WAV"
    std::string codec; ///< "Vorbis", "ALAC"; empty for PCM, and in a container of the same name
    double sampleRate = 0.0;
    ChannelLayout layout;
    SampleEncoding samples = SampleEncoding::float32; ///< the encoding in which read() gives the samples
    int bits = 0; ///< bits of an integer or float sample in the file; 0 for lossy encodings
    bool isFloat = false; ///< the stream can contain samples above full scale
    std::int64_t promisedFrames = -1; ///< the length that the container gives; negative if it gives none
};

enum class DecodeProblem : std::uint32_t
{
    notAudio, ///< no format that Twobus knows
    noAudioTrack, ///< the container is known, but it has no sound track
    unsupportedCodec, ///< the detail names the codec
    needsFfmpeg, ///< this copy was built without FFmpeg's libraries; the detail names the encodings that need them
    endsInHeader, ///< the file ends before its audio begins
    damagedHeader,
    noFrames, ///< a good header but no audio
    tooMuchMemory,
    tookTooLong,
    noDecoder, ///< the decoding program is not installed
    decoderFailed ///< the decoding process crashed, or its output was invalid
};

/** Facts known after the last sample. */
struct StreamEnd
{
    std::int64_t promisedFrames = -1; ///< as in StreamFacts, corrected for the encoder's delay
    std::int64_t toleratedFrames = 0; ///< an encoder can have rounded the promise by this many frames
    std::uint64_t leftOverBytes = 0; ///< bytes that might be audio but were not decoded
    std::uint64_t numDamaged = 0; ///< packets or pages that are missing or could not be decoded
    std::int64_t firstDamageFrame = -1;
    std::optional<DecodeProblem> stoppedBy; ///< the reason, if the decoder did not reach the end of the file
    bool isEndMissing = false; ///< the container format has an end mark, but this file lacks it
    bool changesFormat = false; ///< a part with another rate or number of channels follows; it is not measured
    std::uint32_t otherTracks = 0; ///< sound tracks besides the decoded one
    std::vector<std::int64_t> joins; ///< frames at which another complete stream begins
};

/** FLAC and WavPack say how many frames they have, and tags (ID3v1, APE) or zeros can follow the last one. The decoder
    takes them for a damaged frame. Call this at the end: if all promised frames were decoded and none after them, what
    could not be decoded there is not counted. */
inline void forgetDamageBehindLastFrame (StreamEnd& end, std::int64_t decodedFrames) noexcept
{
    if (end.promisedFrames > 0 && decodedFrames == end.promisedFrames && end.firstDamageFrame == decodedFrames)
    {
        end.numDamaged = 0;
        end.firstDamageFrame = -1;
    }
}

/** Carries the names of the container and the codec, as far as they are known. */
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

/** Reads a file's samples, whichever decoder is used. Twobus reads plain PCM itself; a library decodes everything else,
    in a separate process if there is one. Each stream reports separately what the container promises, what was decoded
    and what is left over; FileExtent judges these figures.
*/
class DecodedStream
{
public:
    virtual ~DecodedStream() = default;

    virtual const StreamFacts& facts() const noexcept = 0;

    /** Reads interleaved frames in the encoding given by facts(). Returns 0 at the end. Throws DecodeError if the
        decoder fails before the first frame. A later failure counts as the end, and end() gives the reason. */
    virtual std::size_t read (std::byte* destination, std::size_t maxFrames) = 0;

    /** Valid once read() has returned 0. */
    virtual const StreamEnd& end() const noexcept = 0;

    /** Goes back to the first frame. */
    virtual void rewind() = 0;
};
} // namespace twobus
