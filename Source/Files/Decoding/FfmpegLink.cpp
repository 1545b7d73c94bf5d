#include "Files/Decoding/FfmpegLink.h"

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/MpegFrame.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace twobus
{
namespace
{
constexpr int mostFailuresInDraining = 100;

int denyOpen (AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR (EPERM); }

/** The library that runs can be newer than the one that this was built with. */
std::span<const HeaderRepair> repairsFor (const ContainerFacts& facts) noexcept
{
    constexpr unsigned ffmpeg61 = AV_VERSION_INT (60, 16, 100);
    return avformat_version() < ffmpeg61 && ! facts.repairsForOldFfmpeg.empty() ? facts.repairsForOldFfmpeg
                                                                                : facts.repairs;
}
} // namespace

FfmpegLink::FfmpegLink (const FileBytes& bytes, std::uint64_t begin, std::uint64_t end,
                        const ContainerFacts& containerFacts)
    : input (bytes, begin, end, repairsFor (containerFacts)), packet (av_packet_alloc()), frame (av_frame_alloc())
{
    if (packet == nullptr || frame == nullptr)
        throw DecodeError (DecodeProblem::tooMuchMemory);

    openContainer();
    openDecoder();
}

bool FfmpegLink::next()
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

int FfmpegLink::bits() const noexcept
{
    if (! codec->keepsBits)
        return 0;

    if (const auto codecBits = av_get_bits_per_sample (parameters().codec_id); codecBits > 0)
        return codecBits;

    const auto codedBits =
        parameters().bits_per_raw_sample > 0 ? parameters().bits_per_raw_sample : parameters().bits_per_coded_sample;
    const auto held = 8 * av_get_bytes_per_sample (static_cast<AVSampleFormat> (block().format));
    return codedBits > 0 ? std::min (codedBits, held) : held;
}

void FfmpegLink::openContainer()
{
    const AVInputFormat* found = nullptr;
    const auto probed = av_probe_input_buffer2 (input.io(), &found, "", nullptr, 0, 0);
    const std::string_view demuxer (found != nullptr ? found->name : "");
    container = containerShown (demuxer);

    if (probed < 0 || container.empty())
        throw DecodeError (DecodeProblem::notAudio, {}, std::string (foreignContainerShown (demuxer)));

    auto* context = avformat_alloc_context();

    if (context == nullptr)
        throw DecodeError (DecodeProblem::tooMuchMemory);

    context->pb = input.io();
    context->flags |= AVFMT_FLAG_CUSTOM_IO;
    context->io_open = denyOpen;
    context->max_streams = 200;
    context->format_whitelist = av_strdup (demuxerNames());
    context->codec_whitelist = av_strdup (decoderNames().c_str());
    context->protocol_whitelist = av_strdup ("none");
    const auto opened = avformat_open_input (&context, nullptr, found, nullptr); // frees the context on failure
    format.reset (opened == 0 ? context : nullptr);

    if (opened < 0)
        throw DecodeError (opened == AVERROR (ENOMEM) ? DecodeProblem::tooMuchMemory : DecodeProblem::endsInHeader,
                           container);

    if (container == "MP4")
        container = brandShown (*format);

    avformat_find_stream_info (format.get(), nullptr);
}

void FfmpegLink::openDecoder()
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

        if (ours == nullptr)
            continue;

        numOthers += stream != nullptr ? 1 : 0;
        const auto isEnabled = [] (const AVStream& track) { return (track.disposition & AV_DISPOSITION_DEFAULT) != 0; };

        // Players skip the tracks that a MOV marks as disabled. FFmpeg's demuxers for other containers mark no track as
        // disabled.
        if (stream == nullptr || (isEnabled (*one) && ! isEnabled (*stream)))
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

    // Without this, FFmpeg doesn't compare a frame with its checksum, and damaged frames sound.
    if (codec->id == AV_CODEC_ID_FLAC || codec->id == AV_CODEC_ID_WAVPACK)
        decoder->err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE;

    if (const auto opened = avcodec_open2 (decoder.get(), decoding, nullptr); opened < 0)
        throw DecodeError (opened == AVERROR_PATCHWELCOME ? DecodeProblem::unsupportedCodec
                                                          : DecodeProblem::damagedHeader,
                           container, avcodec_get_name (codec->id));
}

void FfmpegLink::sendNext()
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
                packet->size > 1 ? static_cast<std::uint64_t> (packet->size) : 0; // one byte pads to an even length
            continue;
        }

        countDropped();

        if (isTagInMpeg())
            continue;

        noteLayer();

        if (isPartialInMpeg())
        {
            noteDamage (true);
            leftOver += static_cast<std::uint64_t> (packet->size);
            continue;
        }

        if (const auto sent = avcodec_send_packet (decoder.get(), packet.get()); sent < 0 && sent != AVERROR (EAGAIN))
        {
            noteDamage (true);
            leftOver += static_cast<std::uint64_t> (packet->size);
        }

        return;
    }
}

std::string_view FfmpegLink::packetText() const noexcept
{
    return { reinterpret_cast<const char*> (packet->data), static_cast<std::size_t> (std::max (packet->size, 0)) };
}

bool FfmpegLink::isPartialInMpeg() const noexcept
{
    return container == "MPEG" && packetText().size() < bytesOfMpegFrame (packetText());
}

bool FfmpegLink::isTagInMpeg() noexcept
{
    if (container != "MPEG")
        return false;

    const auto text = packetText();
    const auto isFrame = text.size() > 2 && static_cast<unsigned char> (text[0]) == 0xff
                         && (static_cast<unsigned char> (text[1]) & 0xe0) == 0xe0;
    const auto isTag = text.starts_with ("ID3") || text.starts_with ("TAG") || text.starts_with ("APETAGEX")
                       || text.starts_with ("LYRICSBEGIN") || text.find_first_not_of ('\0') == std::string_view::npos;
    isInTag = ! isFrame && (isTag || isInTag);
    return isInTag;
}

void FfmpegLink::noteLayer() noexcept
{
    constexpr auto shown = std::to_array<std::string_view> ({ "", "MP3", "MP2", "MP1" }); // by the field "layer"
    const auto isMpegAudio =
        codec->id == AV_CODEC_ID_MP1 || codec->id == AV_CODEC_ID_MP2 || codec->id == AV_CODEC_ID_MP3;

    if (isMpegAudio && layer.empty() && packet->size >= 4 && packet->data[0] == 0xff
        && (packet->data[1] & 0xe0) == 0xe0)
        layer = shown[packet->data[1] >> 1 & 3];
}

void FfmpegLink::countDropped()
{
    std::size_t size = 0;
    const auto* skip = av_packet_get_side_data (packet.get(), AV_PKT_DATA_SKIP_SAMPLES, &size);

    if (skip != nullptr && size >= 8)
        dropped += std::int64_t { AV_RL32 (skip) } + std::int64_t { AV_RL32 (skip + 4) };
}

void FfmpegLink::noteDamage (bool isDamaged)
{
    if (! isDamaged)
        return;

    ++damaged;
    firstDamage = firstDamage < 0 ? framesOut : firstDamage;
}
} // namespace twobus
