#include "Files/Decoding/FfmpegStream.h"

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/OggLinks.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/intreadwrite.h>
#include <libavutil/mem.h>
}

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace twobus
{
namespace
{
/** What may be opened. FFmpeg tries these only, so nothing else can be mistaken for one of them. */
constexpr const char* demuxers = "mp3,ogg,flac,mov,wv,aac,wav,w64,aiff,caf,au";

constexpr std::size_t ioBytes = 65536, largestAllocation = std::size_t { 1 } << 28;
constexpr double millisecondsRounded = 10.0; ///< of a length: what an encoder may have rounded

struct Demuxer
{
    std::string_view name, shown;
};

constexpr auto containers = std::to_array<Demuxer> ({ { "mp3", "MPEG" },
                                                      { "ogg", "Ogg" },
                                                      { "flac", "FLAC" },
                                                      { "mov,mp4,m4a,3gp,3g2,mj2", "MP4" },
                                                      { "wv", "WavPack" },
                                                      { "aac", "AAC" },
                                                      { "wav", "WAV" },
                                                      { "w64", "W64" },
                                                      { "aiff", "AIFF" },
                                                      { "caf", "CAF" },
                                                      { "au", "AU" } });

struct Decoder
{
    AVCodecID id;
    const char* name; ///< of the decoder
    std::string_view shown; ///< empty for integers and floats
};

constexpr auto codecs = std::to_array<Decoder> ({ { AV_CODEC_ID_MP3, "mp3float", "MP3" },
                                                  { AV_CODEC_ID_MP2, "mp2float", "MP2" },
                                                  { AV_CODEC_ID_MP1, "mp1float", "MP1" },
                                                  { AV_CODEC_ID_VORBIS, "vorbis", "Vorbis" },
                                                  { AV_CODEC_ID_OPUS, "opus", "Opus" },
                                                  { AV_CODEC_ID_AAC, "aac", "AAC" },
                                                  { AV_CODEC_ID_FLAC, "flac", "" },
                                                  { AV_CODEC_ID_ALAC, "alac", "" },
                                                  { AV_CODEC_ID_WAVPACK, "wavpack", "" },
                                                  { AV_CODEC_ID_GSM, "gsm", "GSM 6.10" },
                                                  { AV_CODEC_ID_GSM_MS, "gsm_ms", "GSM 6.10" },
                                                  { AV_CODEC_ID_ADPCM_MS, "adpcm_ms", "ADPCM" },
                                                  { AV_CODEC_ID_ADPCM_IMA_WAV, "adpcm_ima_wav", "ADPCM" },
                                                  { AV_CODEC_ID_ADPCM_IMA_QT, "adpcm_ima_qt", "ADPCM" },
                                                  { AV_CODEC_ID_ADPCM_G722, "adpcm_g722", "G.722" },
                                                  { AV_CODEC_ID_PCM_ALAW, "pcm_alaw", "A-law" },
                                                  { AV_CODEC_ID_PCM_MULAW, "pcm_mulaw", "mu-law" },
                                                  { AV_CODEC_ID_PCM_U8, "pcm_u8", "" },
                                                  { AV_CODEC_ID_PCM_S8, "pcm_s8", "" },
                                                  { AV_CODEC_ID_PCM_S16LE, "pcm_s16le", "" },
                                                  { AV_CODEC_ID_PCM_S16BE, "pcm_s16be", "" },
                                                  { AV_CODEC_ID_PCM_S24LE, "pcm_s24le", "" },
                                                  { AV_CODEC_ID_PCM_S24BE, "pcm_s24be", "" },
                                                  { AV_CODEC_ID_PCM_S32LE, "pcm_s32le", "" },
                                                  { AV_CODEC_ID_PCM_S32BE, "pcm_s32be", "" },
                                                  { AV_CODEC_ID_PCM_F32LE, "pcm_f32le", "" },
                                                  { AV_CODEC_ID_PCM_F32BE, "pcm_f32be", "" },
                                                  { AV_CODEC_ID_PCM_F64LE, "pcm_f64le", "" },
                                                  { AV_CODEC_ID_PCM_F64BE, "pcm_f64be", "" } });

const Decoder* decoderFor (AVCodecID id) noexcept
{
    const auto* found =
        std::find_if (codecs.begin(), codecs.end(), [id] (const Decoder& decoder) { return decoder.id == id; });
    return found != codecs.end() ? found : nullptr;
}

/** As FFmpeg wants to have them. */
std::string decoderNames()
{
    std::string names;

    for (const auto& codec : codecs)
        names.append (names.empty() ? "" : ",").append (codec.name);

    return names;
}

struct Free
{
    void operator() (AVFormatContext* context) const noexcept { avformat_close_input (&context); }
    void operator() (AVCodecContext* context) const noexcept { avcodec_free_context (&context); }
    void operator() (AVPacket* packet) const noexcept { av_packet_free (&packet); }
    void operator() (AVFrame* frame) const noexcept { av_frame_free (&frame); }

    void operator() (AVIOContext* context) const noexcept
    {
        av_freep (&context->buffer);
        avio_context_free (&context);
    }
};

template <typename Object>
using Owned = std::unique_ptr<Object, Free>;

//==============================================================================
/** A stretch of the bytes as FFmpeg reads a file. */
class Input
{
public:
    Input (const FileBytes& bytesToRead, std::uint64_t from, std::uint64_t to,
           std::span<const HeaderRepair> headerRepairs)
        : bytes (bytesToRead), begin (from), end (to), repairs (headerRepairs)
    {
        auto* buffer = static_cast<unsigned char*> (av_malloc (ioBytes));

        if (buffer == nullptr)
            throw DecodeError (DecodeProblem::tooMuchMemory);

        context.reset (
            avio_alloc_context (buffer, static_cast<int> (ioBytes), 0, this, &Input::read, nullptr, &Input::seek));

        if (context == nullptr)
        {
            av_free (buffer);
            throw DecodeError (DecodeProblem::tooMuchMemory);
        }
    }

    AVIOContext* io() const noexcept { return context.get(); }

private:
    static int read (void* self, std::uint8_t* destination, int size)
    {
        auto& input = *static_cast<Input*> (self);
        const auto left = input.end - input.begin - std::min (input.position, input.end - input.begin);
        const auto wanted =
            static_cast<std::size_t> (std::min<std::uint64_t> (static_cast<std::uint64_t> (std::max (size, 0)), left));
        const auto count =
            input.bytes.readAt (input.begin + input.position, std::as_writable_bytes (std::span (destination, wanted)));
        repair (input.repairs, input.begin + input.position, std::as_writable_bytes (std::span (destination, count)));
        input.position += count;
        return count > 0 ? static_cast<int> (count) : AVERROR_EOF;
    }

    static std::int64_t seek (void* self, std::int64_t offset, int whence)
    {
        auto& input = *static_cast<Input*> (self);
        const auto size = static_cast<std::int64_t> (input.end - input.begin);

        if ((whence & AVSEEK_SIZE) != 0)
            return size;

        const auto origin = (whence & 3) == SEEK_SET   ? 0
                            : (whence & 3) == SEEK_CUR ? static_cast<std::int64_t> (input.position)
                                                       : size;

        if (offset < -origin || offset > std::numeric_limits<std::int64_t>::max() - origin)
            return AVERROR (EINVAL);

        input.position = static_cast<std::uint64_t> (origin + offset);
        return origin + offset;
    }

    const FileBytes& bytes;
    const std::uint64_t begin, end;
    const std::span<const HeaderRepair> repairs;
    std::uint64_t position = 0;
    Owned<AVIOContext> context;
};

int openNothing (AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR (EPERM); }

//==============================================================================
ChannelPosition positionOf (AVChannel channel, bool hasSides) noexcept
{
    switch (channel)
    {
        case AV_CHAN_FRONT_LEFT: return ChannelPosition::left;
        case AV_CHAN_FRONT_RIGHT: return ChannelPosition::right;
        case AV_CHAN_FRONT_CENTER: return ChannelPosition::centre;
        case AV_CHAN_LOW_FREQUENCY:
        case AV_CHAN_LOW_FREQUENCY_2: return ChannelPosition::lowFrequency;
        case AV_CHAN_BACK_LEFT: return hasSides ? ChannelPosition::leftRear : ChannelPosition::leftSurround;
        case AV_CHAN_BACK_RIGHT: return hasSides ? ChannelPosition::rightRear : ChannelPosition::rightSurround;
        case AV_CHAN_SIDE_LEFT:
        case AV_CHAN_SURROUND_DIRECT_LEFT: return ChannelPosition::leftSurround;
        case AV_CHAN_SIDE_RIGHT:
        case AV_CHAN_SURROUND_DIRECT_RIGHT: return ChannelPosition::rightSurround;
        case AV_CHAN_BACK_CENTER: return ChannelPosition::rearCentre;
        case AV_CHAN_FRONT_LEFT_OF_CENTER: return ChannelPosition::leftOfCentre;
        case AV_CHAN_FRONT_RIGHT_OF_CENTER: return ChannelPosition::rightOfCentre;
        case AV_CHAN_WIDE_LEFT: return ChannelPosition::leftWide;
        case AV_CHAN_WIDE_RIGHT: return ChannelPosition::rightWide;
        case AV_CHAN_TOP_CENTER:
        case AV_CHAN_TOP_FRONT_LEFT:
        case AV_CHAN_TOP_FRONT_CENTER:
        case AV_CHAN_TOP_FRONT_RIGHT:
        case AV_CHAN_TOP_BACK_LEFT:
        case AV_CHAN_TOP_BACK_CENTER:
        case AV_CHAN_TOP_BACK_RIGHT:
        case AV_CHAN_TOP_SIDE_LEFT:
        case AV_CHAN_TOP_SIDE_RIGHT: return ChannelPosition::height;
        default: return ChannelPosition::unknown;
    }
}

/** FFmpeg has applied the container's own rule: the mask of WAV, RFC 9639 section 9.1.3 (FLAC), Vorbis I section 4.3.9,
    RFC 7845 section 5.1.1 (Opus), the layout tags of CAF, AIFF and MP4 (Core Audio), ISO 14496-3 table 1.19 (AAC). */
ChannelLayout layoutFrom (const AVChannelLayout& layout)
{
    const auto numChannels = static_cast<std::size_t> (layout.nb_channels);

    if (numChannels <= 2)
        return ChannelLayout::forChannelCount (numChannels);

    if (layout.order == AV_CHANNEL_ORDER_UNSPEC)
        return ChannelLayout::discrete (numChannels);

    const auto channelAt = [&layout] (std::size_t i) {
        return av_channel_layout_channel_from_index (&layout, static_cast<unsigned> (i));
    };
    auto hasSide = false, hasBack = false;

    for (std::size_t i = 0; i < numChannels; ++i)
    {
        hasSide = hasSide || channelAt (i) == AV_CHAN_SIDE_LEFT;
        hasBack = hasBack || channelAt (i) == AV_CHAN_BACK_LEFT;
    }

    std::vector<ChannelPosition> positions;

    for (std::size_t i = 0; i < numChannels; ++i)
        positions.push_back (positionOf (channelAt (i), hasSide && hasBack));

    return ChannelLayout (positions);
}

std::optional<SampleEncoding> encodingOf (AVSampleFormat format) noexcept
{
    switch (av_get_packed_sample_fmt (format))
    {
        case AV_SAMPLE_FMT_U8: return SampleEncoding::unsigned8;
        case AV_SAMPLE_FMT_S16: return SampleEncoding::integer16;
        case AV_SAMPLE_FMT_S32: return SampleEncoding::integer32;
        case AV_SAMPLE_FMT_FLT: return SampleEncoding::float32;
        case AV_SAMPLE_FMT_DBL: return SampleEncoding::float64;
        default: return std::nullopt;
    }
}

template <typename Sample>
void interleaveAs (const AVFrame& frame, std::size_t first, std::size_t count, std::byte* destination)
{
    const auto numChannels = static_cast<std::size_t> (frame.ch_layout.nb_channels);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        const auto* source = frame.extended_data[channel] + first * sizeof (Sample);
        auto* to = destination + channel * sizeof (Sample);

        for (std::size_t i = 0; i < count; ++i, source += sizeof (Sample), to += numChannels * sizeof (Sample))
            std::memcpy (to, source, sizeof (Sample));
    }
}

/** Frames of a decoded block, from first on, one after another. */
void copyFrames (const AVFrame& frame, std::size_t first, std::size_t count, std::size_t sampleBytes,
                 std::byte* destination)
{
    const auto frameBytes = sampleBytes * static_cast<std::size_t> (frame.ch_layout.nb_channels);

    if (av_sample_fmt_is_planar (static_cast<AVSampleFormat> (frame.format)) == 0)
        std::memcpy (destination, frame.extended_data[0] + first * frameBytes, count * frameBytes);
    else if (sampleBytes == 1)
        interleaveAs<std::uint8_t> (frame, first, count, destination);
    else if (sampleBytes == 2)
        interleaveAs<std::uint16_t> (frame, first, count, destination);
    else if (sampleBytes == 4)
        interleaveAs<std::uint32_t> (frame, first, count, destination);
    else
        interleaveAs<std::uint64_t> (frame, first, count, destination);
}

//==============================================================================
/** One complete stream: the whole file, or a link of an Ogg file. */
class Link
{
public:
    Link (const FileBytes& bytes, std::uint64_t begin, std::uint64_t end, const ContainerFacts& containerFacts)
        : ownFacts (containerFacts), input (bytes, begin, end, containerFacts.repairs), packet (av_packet_alloc()),
          frame (av_frame_alloc())
    {
        if (packet == nullptr || frame == nullptr)
            throw DecodeError (DecodeProblem::tooMuchMemory);

        openContainer();
        openDecoder();
    }

    /** The next decoded block; false at the end. It stays until the next call. */
    bool next()
    {
        for (;;)
        {
            av_frame_unref (frame.get());
            const auto received = avcodec_receive_frame (decoder.get(), frame.get());

            if (received == 0)
            {
                if (frame->nb_samples <= 0)
                    continue;

                noteDamage (frame->decode_error_flags != 0);
                if (framesOut == 0 && frame->best_effort_timestamp != AV_NOPTS_VALUE)
                    firstPosition = std::clamp<std::int64_t> (
                        av_rescale_q (frame->best_effort_timestamp, stream->time_base, { 1, frame->sample_rate }), 0,
                        mostFrames);

                framesOut += frame->nb_samples;
                mostInBlock = std::max (mostInBlock, frame->nb_samples);
                return true;
            }

            if (received == AVERROR_EOF)
                return false;

            if (received != AVERROR (EAGAIN))
                noteDamage (true);

            if (isDraining && received != AVERROR (EAGAIN) && ++failuresInDraining > mostFailuresInDraining)
                return false;

            if (! isDraining)
                sendNext();
        }
    }

    const AVFrame& block() const noexcept { return *frame; }
    const AVCodecParameters& parameters() const noexcept { return *stream->codecpar; }
    const Decoder& decodes() const noexcept { return *codec; }
    const std::string& containerName() const noexcept { return container; }
    std::uint32_t otherTracks() const noexcept { return numOthers; }

    /** In frames of the rate that comes out; less than 0 if the container does not say. */
    std::int64_t promisedFrames (int sampleRate) const noexcept
    {
        if (container == "CAF" || container == "MPEG" || ! ownFacts.repairs.empty())
            return ownFacts.promisedFrames.value_or (-1);

        if (format->duration_estimation_method != AVFMT_DURATION_FROM_STREAM || stream->duration <= 0)
            return -1;

        return std::clamp<std::int64_t> (av_rescale_q (stream->duration, stream->time_base, { 1, sampleRate }), -1,
                                         mostFrames);
    }

    /** Of a stream that was taken from the middle of a longer one: the frames that were before it. */
    std::int64_t framesBefore() const noexcept { return firstPosition > parameters().sample_rate ? firstPosition : 0; }

    /** Frames in the largest decoded block so far. */
    int largestBlock() const noexcept { return mostInBlock; }

    std::int64_t framesDropped() const noexcept { return dropped; }
    std::uint64_t leftOverBytes() const noexcept { return leftOver; }
    std::uint64_t numDamaged() const noexcept { return damaged; }
    std::int64_t firstDamageFrame() const noexcept { return firstDamage; }

private:
    static constexpr int mostFailuresInDraining = 100;

    void openContainer()
    {
        const AVInputFormat* found = nullptr;
        const auto probed = av_probe_input_buffer2 (input.io(), &found, "", nullptr, 0, 0);
        const auto* known = std::find_if (containers.begin(), containers.end(), [found] (const Demuxer& one) {
            return found != nullptr && one.name == found->name;
        });

        if (probed < 0 || found == nullptr || known == containers.end())
            throw DecodeError (DecodeProblem::notAudio, {},
                               found != nullptr ? nameOfForeign (found->name) : std::string());

        container = known->shown;
        auto* context = avformat_alloc_context();

        if (context == nullptr)
            throw DecodeError (DecodeProblem::tooMuchMemory);

        context->pb = input.io();
        context->flags |= AVFMT_FLAG_CUSTOM_IO;
        context->io_open = openNothing;
        context->max_streams = 200;
        context->format_whitelist = av_strdup (demuxers);
        context->codec_whitelist = av_strdup (decoderNames().c_str());
        context->protocol_whitelist = av_strdup ("none");
        const auto opened = avformat_open_input (&context, nullptr, found, nullptr); // frees the context if it fails
        format.reset (opened == 0 ? context : nullptr);

        if (opened < 0)
            throw DecodeError (opened == AVERROR (ENOMEM) ? DecodeProblem::tooMuchMemory : DecodeProblem::endsInHeader,
                               container);

        if (known->shown == "MP4")
            container = brandOf (*format);

        avformat_find_stream_info (format.get(), nullptr);
    }

    void openDecoder()
    {
        auto isThere = false;
        std::string unsupported;

        for (unsigned i = 0; i < format->nb_streams; ++i)
        {
            auto* one = format->streams[i];
            one->discard = AVDISCARD_ALL;

            if (one->codecpar->codec_type != AVMEDIA_TYPE_AUDIO)
                continue;

            isThere = true;
            const auto* ours = decoderFor (one->codecpar->codec_id);

            if (ours == nullptr && unsupported.empty())
                unsupported = avcodec_get_name (one->codecpar->codec_id);

            if (ours != nullptr && stream != nullptr)
                ++numOthers;

            if (ours != nullptr && stream == nullptr)
            {
                stream = one;
                codec = ours;
            }
        }

        if (stream == nullptr)
            throw DecodeError (isThere ? DecodeProblem::unsupportedCodec : DecodeProblem::noAudioTrack, container,
                               unsupported);

        stream->discard = AVDISCARD_DEFAULT;
        const auto* decoding = avcodec_find_decoder_by_name (codec->name);

        if (decoding == nullptr)
            throw DecodeError (DecodeProblem::unsupportedCodec, container, avcodec_get_name (codec->id));

        decoder.reset (avcodec_alloc_context3 (decoding));

        if (decoder == nullptr || avcodec_parameters_to_context (decoder.get(), stream->codecpar) < 0)
            throw DecodeError (DecodeProblem::tooMuchMemory);

        decoder->thread_count = 1;
        decoder->pkt_timebase = stream->time_base;

        if (const auto opened = avcodec_open2 (decoder.get(), decoding, nullptr); opened < 0)
            throw DecodeError (opened == AVERROR_PATCHWELCOME ? DecodeProblem::unsupportedCodec
                                                              : DecodeProblem::damagedHeader,
                               container, avcodec_get_name (codec->id));
    }

    void sendNext()
    {
        for (;;)
        {
            av_packet_unref (packet.get());
            const auto read = av_read_frame (format.get(), packet.get());

            if (read < 0)
            {
                if (read != AVERROR_EOF)
                    noteDamage (true);

                isDraining = true;
                avcodec_send_packet (decoder.get(), nullptr);
                return;
            }

            if (packet->stream_index != stream->index)
                continue;

            const auto blockBytes = stream->codecpar->block_align;
            const auto isPartial = codec->shown == "GSM 6.10" && packet->size < blockBytes;

            if (isPartial)
            {
                leftOver +=
                    packet->size > 1 ? static_cast<std::uint64_t> (packet->size) : 0; // one byte makes the length even
                continue;
            }

            countDropped();

            if (isTagInMpeg())
                continue;

            if (const auto sent = avcodec_send_packet (decoder.get(), packet.get());
                sent < 0 && sent != AVERROR (EAGAIN))
            {
                noteDamage (true);
                leftOver += static_cast<std::uint64_t> (packet->size);
            }

            return;
        }
    }

    /** Tags between and behind MPEG frames, and zeros: no frames, and no damage. What follows a tag without a frame's
        head is of it. */
    bool isTagInMpeg() noexcept
    {
        if (container != "MPEG")
            return false;

        const std::string_view text (reinterpret_cast<const char*> (packet->data),
                                     static_cast<std::size_t> (std::max (packet->size, 0)));
        const auto isFrame = text.size() > 2 && static_cast<unsigned char> (text[0]) == 0xff
                             && (static_cast<unsigned char> (text[1]) & 0xe0) == 0xe0;
        const auto isTag = text.starts_with ("ID3") || text.starts_with ("TAG") || text.starts_with ("APETAGEX")
                           || text.find_first_not_of ('\0') == std::string_view::npos;
        isInTag = ! isFrame && (isTag || isInTag);
        return isInTag;
    }

    /** What the container asks to drop at the start and at the end: the delay and the padding of an encoder. */
    void countDropped()
    {
        std::size_t size = 0;
        const auto* skip = av_packet_get_side_data (packet.get(), AV_PKT_DATA_SKIP_SAMPLES, &size);

        if (skip != nullptr && size >= 8)
            dropped += std::int64_t { AV_RL32 (skip) } + std::int64_t { AV_RL32 (skip + 4) };
    }

    void noteDamage (bool isDamaged)
    {
        if (! isDamaged)
            return;

        ++damaged;
        firstDamage = firstDamage < 0 ? framesOut : firstDamage;
    }

    static std::string nameOfForeign (std::string_view demuxer)
    {
        constexpr std::array<Demuxer, 7> known { { { "matroska,webm", "Matroska or WebM" },
                                                   { "avi", "AVI" },
                                                   { "asf", "Windows Media" },
                                                   { "mpegts", "MPEG transport stream" },
                                                   { "mpeg", "MPEG programme stream" },
                                                   { "hls", "playlist" },
                                                   { "ape", "Monkey's Audio" } } };
        const auto* found =
            std::find_if (known.begin(), known.end(), [demuxer] (const Demuxer& one) { return one.name == demuxer; });
        return found != known.end() ? std::string (found->shown) : std::string();
    }

    static std::string brandOf (const AVFormatContext& context)
    {
        const auto* entry = av_dict_get (context.metadata, "major_brand", nullptr, 0);
        const std::string_view brand (entry != nullptr ? entry->value : "qt  ");
        return brand.starts_with ("M4A") || brand.starts_with ("M4B") ? "M4A"
               : brand.starts_with ("qt")                             ? "MOV"
                                                                      : "MP4";
    }

    const ContainerFacts& ownFacts;
    Input input;
    Owned<AVFormatContext> format;
    Owned<AVCodecContext> decoder;
    Owned<AVPacket> packet;
    Owned<AVFrame> frame;
    AVStream* stream = nullptr;
    const Decoder* codec = nullptr;
    std::string container;
    std::int64_t framesOut = 0, firstDamage = -1, dropped = 0, firstPosition = 0;
    std::uint64_t damaged = 0, leftOver = 0;
    std::uint32_t numOthers = 0;
    int failuresInDraining = 0, mostInBlock = 0;
    bool isDraining = false, isInTag = false;
};

//==============================================================================
/** The bits of an integer or float sample of the file; 0 for lossy encodings. */
int bitsOf (const Link& link) noexcept
{
    const auto& parameters = link.parameters();

    if (! link.decodes().shown.empty())
        return 0;

    if (const auto bits = av_get_bits_per_sample (parameters.codec_id); bits > 0)
        return bits;

    const auto bits =
        parameters.bits_per_raw_sample > 0 ? parameters.bits_per_raw_sample : parameters.bits_per_coded_sample;
    const auto held = 8 * av_get_bytes_per_sample (static_cast<AVSampleFormat> (link.block().format));
    return bits > 0 ? std::min (bits, held) : held;
}

class FfmpegStream : public DecodedStream
{
public:
    explicit FfmpegStream (const FileBytes& bytesToDecode) : bytes (bytesToDecode)
    {
        if (isOgg (bytes))
            ogg = oggLinksOf (bytes);
        else
            ownFacts = containerFactsOf (bytes);

        start();
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }
    void rewind() override { start(); }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        while (blockAt == blockEnd && heldAt == held.size())
            if (! nextBlock())
                return 0;

        if (heldAt < held.size())
        {
            const auto bytesToCopy = std::min (maxFrames * frameBytes(), held.size() - heldAt);
            std::memcpy (destination, held.data() + heldAt, bytesToCopy);
            heldAt += bytesToCopy;
            framesDone += static_cast<std::int64_t> (bytesToCopy / frameBytes());
            return bytesToCopy / frameBytes();
        }

        const auto count = std::min (maxFrames, blockEnd - blockAt);
        copyFrames (link->block(), blockAt, count, bytesOf (known.samples), destination);
        blockAt += count;
        return count;
    }

private:
    void start()
    {
        ending = {};
        link.reset();
        linkIndex = 0;
        framesDone = framesOfLinks = promisedSoFar = 0;
        isPromised = true;
        isOver = isFinished = false;
        blockAt = blockEnd = 0;
        held.clear();
        heldAt = 0;

        if (ogg.links.empty())
        {
            link.emplace (bytes, std::uint64_t { 0 }, bytes.size(), ownFacts);
        }
        else
        {
            while (linkIndex < ogg.links.size() && ogg.links[linkIndex].codec.empty())
                ++linkIndex;

            if (linkIndex == ogg.links.size())
                throw DecodeError (DecodeProblem::noAudioTrack, "Ogg");

            openLink();
        }

        if (! link->next())
            throw DecodeError (problemWithoutFrames(), link->containerName());

        learn();
        acceptBlock();
    }

    DecodeProblem problemWithoutFrames() const noexcept
    {
        if (linkIndex < ogg.links.size() && ! ogg.links[linkIndex].endsWithMark)
            return DecodeProblem::endsInHeader;

        return link->numDamaged() > 0 ? DecodeProblem::damagedHeader : DecodeProblem::noFrames;
    }

    void openLink() { link.emplace (bytes, ogg.links[linkIndex].begin, ogg.links[linkIndex].end, ownFacts); }

    void learn()
    {
        const auto& block = link->block();
        const auto encoding = encodingOf (static_cast<AVSampleFormat> (block.format));

        if (! encoding)
            throw DecodeError (DecodeProblem::unsupportedCodec, link->containerName(),
                               std::string (link->decodes().shown));

        known.container = link->containerName();
        known.codec = link->decodes().shown;
        known.sampleRate = block.sample_rate;
        known.layout = layoutFrom (block.ch_layout);

        if (const auto& own = ownFacts.layout; own && own->size() > 2 && own->size() == known.layout.size() && isPcm())
            known.layout = *own;

        known.samples = *encoding;
        known.bits = bitsOf (*link);
        known.isFloat = known.bits == 0 || *encoding == SampleEncoding::float32 || *encoding == SampleEncoding::float64;
        known.promisedFrames = promisedOfAll();
        numChannels = block.ch_layout.nb_channels;
        blockFormat = block.format;
        ending.otherTracks = link->otherTracks();
    }

    std::int64_t promisedOfAll() const
    {
        if (ogg.links.empty())
            return link->promisedFrames (link->block().sample_rate);

        std::int64_t sum = 0;

        for (const auto& one : ogg.links)
            sum += std::max<std::int64_t> (0, one.lastPosition - one.delay);

        return ogg.links.back().endsWithMark ? sum : -1;
    }

    bool nextBlock()
    {
        while (! isOver)
        {
            if (link->next())
            {
                if (const auto& block = link->block(); block.sample_rate != static_cast<int> (known.sampleRate)
                                                       || block.ch_layout.nb_channels != numChannels
                                                       || block.format != blockFormat)
                {
                    stopAtOtherFormat();
                    break;
                }

                heldAt = 0; // it was not the last block, so nothing of it is padding
                acceptBlock();
                return true;
            }

            finishLink();
            isOver = ! nextLink();
        }

        if (! isFinished)
            finish();

        return false;
    }

    void stopAtOtherFormat()
    {
        ending.changesFormat = true;
        isOver = true;
        finishLink();

        // A stream of which nothing is measured does not join the others.
        if (! ending.joins.empty() && ending.joins.back() == framesDone)
            ending.joins.pop_back();

        for (auto i = linkIndex; i < ogg.links.size(); ++i)
            ending.leftOverBytes += ogg.links[i].end - ogg.links[i].begin;
    }

    /** Holds back what the last block has beyond the length that the fact chunk of a WAV or the edit list of an MP4
        promises: the encoder's padding. */
    void acceptBlock()
    {
        const auto numFrames = static_cast<std::size_t> (link->block().nb_samples);
        const auto isOfBlocks = known.container == "WAV" || known.container == "M4A" || known.container == "MP4"
                                || known.container == "MOV";
        const auto room = isOfBlocks && known.promisedFrames > framesDone
                              ? static_cast<std::size_t> (known.promisedFrames - framesDone)
                              : numFrames;
        blockAt = 0;
        blockEnd = std::min (numFrames, room);
        framesDone += static_cast<std::int64_t> (blockEnd);

        if (blockEnd == numFrames)
            return;

        held.resize ((numFrames - blockEnd) * frameBytes());
        heldAt = held.size(); // to be given only when another block comes
        copyFrames (link->block(), blockEnd, numFrames - blockEnd, bytesOf (known.samples), held.data());
    }

    bool isPcm() const noexcept { return av_get_bits_per_sample (link->parameters().codec_id) > 0; }

    std::size_t frameBytes() const noexcept { return bytesOf (known.samples) * static_cast<std::size_t> (numChannels); }

    /** False if there is no other. */
    bool nextLink()
    {
        for (++linkIndex; linkIndex < ogg.links.size(); ++linkIndex)
        {
            if (ogg.links[linkIndex].codec.empty())
                continue;

            try
            {
                openLink();
                ending.joins.push_back (framesDone);
                framesOfLinks = framesDone;
                return true;
            }
            catch (const DecodeError&)
            {
                ++ending.numDamaged;
                ending.leftOverBytes += ogg.links[linkIndex].end - ogg.links[linkIndex].begin;
            }
        }

        return false;
    }

    void finishLink()
    {
        const auto decoded = framesDone - framesOfLinks;
        largestBlock = std::max (largestBlock, link->largestBlock());

        // A stream of which nothing could be decoded.
        if (decoded == 0 && ! ending.joins.empty() && ending.joins.back() == framesDone && ! ending.changesFormat)
        {
            ending.joins.pop_back();
            ++ending.numDamaged;
        }

        wasPcm = isPcm();
        addDamage (link->numDamaged(), link->firstDamageFrame());
        ending.leftOverBytes += link->leftOverBytes();

        if (linkIndex < ogg.links.size())
        {
            const auto& one = ogg.links[linkIndex];
            addDamage (one.numHoles, -1);
            ending.leftOverBytes += one.bytesBehindEnd;
            ending.isEndMissing = ending.isEndMissing || ! one.endsWithMark;
            ending.otherTracks += one.otherTracks;
            isPromised = isPromised && one.lastPosition >= 0;
            promisedSoFar += one.lastPosition - one.delay - link->framesBefore();
            return;
        }

        // Some containers count the encoder's delay and padding, and some do not.
        auto promised = link->promisedFrames (static_cast<int> (known.sampleRate));
        const auto without = promised - link->framesDropped();

        if (promised >= 0 && std::abs (without - decoded) < std::abs (promised - decoded))
            promised = std::max<std::int64_t> (0, without);

        isPromised = promised >= 0;
        promisedSoFar = promised;
    }

    void finish()
    {
        isFinished = true;
        ending.leftOverBytes += ogg.leftOverBytes;
        ending.promisedFrames = isPromised ? promisedSoFar : -1;
        ending.toleratedFrames = toleratedFrames();
    }

    /** Lossless lengths are exact. Lossy ones leave out or count in what encoders add. */
    std::int64_t toleratedFrames() const noexcept
    {
        const auto rounded = static_cast<std::int64_t> (known.sampleRate * millisecondsRounded / 1000.0);
        const std::int64_t block = largestBlock;

        if (! ogg.links.empty())
            return rounded;

        // Some encoders count the frame that the count is in.
        if (known.container == "MPEG")
            return ownFacts.hasFewerBytes ? 0 : block;

        // FFmpeg's writer of CAF counts whole packets.
        if (known.container == "CAF" && known.bits > 0 && ! wasPcm)
            return std::max<std::int64_t> (block - 1, 0);

        return known.bits == 0 ? rounded + 2 * block : 0;
    }

    void addDamage (std::uint64_t count, std::int64_t first)
    {
        ending.numDamaged += count;

        if (count > 0 && first >= 0 && ending.firstDamageFrame < 0)
            ending.firstDamageFrame = framesOfLinks + first;
    }

    const FileBytes& bytes;
    ContainerFacts ownFacts;
    OggLinks ogg;
    StreamFacts known;
    StreamEnd ending;
    std::optional<Link> link;
    std::vector<std::byte> held; ///< of the last block
    std::size_t linkIndex = 0, blockAt = 0, blockEnd = 0, heldAt = 0;
    std::int64_t framesDone = 0, framesOfLinks = 0, promisedSoFar = 0;
    int numChannels = 0, blockFormat = -1;
    int largestBlock = 0; ///< of all links that are over
    bool wasPcm = false; ///< the last of them
    bool isPromised = true, isOver = false, isFinished = false;
};
} // namespace

std::unique_ptr<DecodedStream> openWithFfmpeg (const FileBytes& bytes)
{
    av_log_set_level (AV_LOG_QUIET);
    av_max_alloc (largestAllocation);
    return std::make_unique<FfmpegStream> (bytes);
}
} // namespace twobus
