#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FfmpegFormats.h"
#include "Files/Decoding/FfmpegInput.h"
#include "Files/Decoding/FfmpegObjects.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace twobus
{
/** One complete stream that FFmpeg decodes: the whole file, or one link of an Ogg file. Decodes the first enabled sound
    track whose encoding Twobus knows, or the first such track if all are disabled, and counts the other sound tracks.

    The bytes and the facts must outlive this object. The constructor throws DecodeError; later damage is only counted.
*/
class FfmpegLink
{
public:
    FfmpegLink (const FileBytes&, std::uint64_t begin, std::uint64_t end, const ContainerFacts&);

    /** Decodes the next block, which stays valid until the next call. Returns false at the end. */
    bool next();

    const AVFrame& block() const noexcept { return *frame; }
    const AVFormatContext& context() const noexcept { return *format; }
    const AVStream& track() const noexcept { return *stream; }
    const AVCodecParameters& parameters() const noexcept { return *stream->codecpar; }
    const std::string& containerName() const noexcept { return container; }
    std::uint32_t otherTracks() const noexcept { return numOthers; }

    /** For example "AAC" or "MP2"; empty for PCM. MPEG audio is named after the layer in the head of its first
        frame, because MP4 has one object type for layers 1, 2 and 3, and FFmpeg takes it for layer 3. Needs a
        decoded block. */
    std::string_view encoding() const noexcept { return layer.empty() ? codec->shown : layer; }

    /** Bits of an integer or float sample in the file; 0 for lossy encodings. Needs a decoded block. */
    int bits() const noexcept;

    /** PCM: the file stores the samples directly. */
    bool isPcm() const noexcept { return av_get_bits_per_sample (parameters().codec_id) > 0; }

    /** The number of frames before this stream, if it was cut out of the middle of a longer one. */
    std::int64_t framesBefore() const noexcept { return firstPosition > parameters().sample_rate ? firstPosition : 0; }

    /** Frames in the largest decoded block so far. */
    int largestBlock() const noexcept { return mostInBlock; }

    /** The frames of encoder delay and padding that the container has asked to drop so far. */
    std::int64_t framesDropped() const noexcept { return dropped; }

    std::uint64_t leftOverBytes() const noexcept { return leftOver; }
    std::uint64_t numDamaged() const noexcept { return damaged; }
    std::int64_t firstDamageFrame() const noexcept { return firstDamage; }

private:
    void openContainer();
    void openDecoder();
    void sendNext();
    std::string_view packetText() const noexcept;

    /** Tags between and after MPEG frames, and zeros, are neither frames nor damage. Data after a tag belongs to the
        tag until the next frame head. */
    bool isTagInMpeg() noexcept;

    /** ISO/IEC 11172-3 section 2.4.2.3. */
    void noteLayer() noexcept;

    /** The last frame of an MPEG file that was cut off. FFmpeg decodes it as if zeros followed. */
    bool isPartialInMpeg() const noexcept;

    void countDropped();
    void noteDamage (bool isDamaged);

    FfmpegInput input;
    FfmpegOwned<AVFormatContext> format;
    FfmpegOwned<AVCodecContext> decoder;
    FfmpegOwned<AVPacket> packet;
    FfmpegOwned<AVFrame> frame;
    AVStream* stream = nullptr;
    const FfmpegDecoder* codec = nullptr;
    std::string container;
    std::string_view layer; ///< layer of MPEG audio, as shown to the user
    std::int64_t framesOut = 0, firstDamage = -1, dropped = 0, firstPosition = 0;
    std::uint64_t damaged = 0, leftOver = 0;
    std::uint32_t numOthers = 0;
    int failuresInDraining = 0, mostInBlock = 0;
    bool isDraining = false, isInTag = false;
};
} // namespace twobus
