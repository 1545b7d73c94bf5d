#include "Support/Encoding.h"

#ifdef TWOBUS_HAS_FFMPEG
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace twobus::test
{
namespace
{
void check (int result, const std::string& what)
{
    if (result < 0)
        throw std::runtime_error ("encoding: " + what + " failed");
}

template <typename Sample>
void fill (AVFrame& frame, const std::vector<float>& samples, std::size_t first, double scale)
{
    const auto channels = static_cast<std::size_t> (frame.ch_layout.nb_channels);
    const auto isPlanar = av_sample_fmt_is_planar (static_cast<AVSampleFormat> (frame.format)) != 0;

    for (std::size_t i = 0; i < static_cast<std::size_t> (frame.nb_samples); ++i)
        for (std::size_t channel = 0; channel < channels; ++channel)
        {
            const auto value = static_cast<double> (samples[(first + i) * channels + channel]) * scale;
            auto* plane = reinterpret_cast<Sample*> (frame.extended_data[isPlanar ? channel : 0]);
            plane[isPlanar ? i : i * channels + channel] =
                static_cast<Sample> (scale == 1.0 ? value : std::clamp (std::round (value), -scale, scale - 1.0));
        }
}

void fillFrame (AVFrame& frame, const std::vector<float>& samples, std::size_t first)
{
    switch (av_get_packed_sample_fmt (static_cast<AVSampleFormat> (frame.format)))
    {
        case AV_SAMPLE_FMT_S16: return fill<std::int16_t> (frame, samples, first, 32768.0);
        case AV_SAMPLE_FMT_S32: return fill<std::int32_t> (frame, samples, first, 2147483648.0);
        case AV_SAMPLE_FMT_FLT: return fill<float> (frame, samples, first, 1.0);
        default: throw std::runtime_error ("encoding: a sample format that is not written here");
    }
}
} // namespace

bool hasFfmpeg() noexcept { return true; }

bool canEncode (const Encoding& encoding)
{
    return avcodec_find_encoder_by_name (encoding.encoder) != nullptr
           && av_guess_format (encoding.muxer, nullptr, nullptr) != nullptr;
}

void encode (const std::string& path, const Encoding& encoding, int channels, int sampleRate,
             const std::vector<float>& samples)
{
    av_log_set_level (AV_LOG_ERROR);
    AVFormatContext* container = nullptr;
    check (avformat_alloc_output_context2 (&container, nullptr, encoding.muxer, path.c_str()), "the container");
    const std::unique_ptr<AVFormatContext, decltype (&avformat_free_context)> containerOwner (container,
                                                                                              &avformat_free_context);

    const auto* codec = avcodec_find_encoder_by_name (encoding.encoder);
    auto* encoder = codec != nullptr ? avcodec_alloc_context3 (codec) : nullptr;
    const auto freeEncoder = [] (AVCodecContext* context) { avcodec_free_context (&context); };
    const std::unique_ptr<AVCodecContext, decltype (freeEncoder)> encoderOwner (encoder, freeEncoder);
    check (encoder != nullptr ? 0 : -1, encoding.encoder);

    encoder->sample_fmt = av_get_sample_fmt (encoding.sampleFormat);
    encoder->sample_rate = sampleRate;
    encoder->time_base = { 1, sampleRate };

    if (encoding.layout != nullptr)
        check (av_channel_layout_from_string (&encoder->ch_layout, encoding.layout), "the layout");
    else
        av_channel_layout_default (&encoder->ch_layout, channels);

    if ((container->oformat->flags & AVFMT_GLOBALHEADER) != 0)
        encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;

    for (const auto& [key, value] : encoding.encoderOptions)
        check (av_opt_set (encoder, key, value, AV_OPT_SEARCH_CHILDREN), key);

    check (avcodec_open2 (encoder, codec, nullptr), encoding.encoder);
    auto* stream = avformat_new_stream (container, nullptr);
    check (avcodec_parameters_from_context (stream->codecpar, encoder), "the stream");
    stream->time_base = encoder->time_base;
    check (avio_open (&container->pb, path.c_str(), AVIO_FLAG_WRITE), path);

    container->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL; // FLAC in MP4 with FFmpeg 5

    AVDictionary* options = nullptr;

    for (const auto& [key, value] : encoding.muxerOptions)
        av_dict_set (&options, key, value, 0);

    check (avformat_write_header (container, &options), "the header");
    av_dict_free (&options);

    const auto freePacket = [] (AVPacket* one) { av_packet_free (&one); };
    const std::unique_ptr<AVPacket, decltype (freePacket)> packet (av_packet_alloc(), freePacket);
    const auto freeFrame = [] (AVFrame* one) { av_frame_free (&one); };

    const auto writePackets = [&] {
        while (avcodec_receive_packet (encoder, packet.get()) == 0)
        {
            av_packet_rescale_ts (packet.get(), encoder->time_base, stream->time_base);
            packet->stream_index = stream->index;
            check (av_interleaved_write_frame (container, packet.get()), "a packet");
        }
    };

    const auto numFrames = samples.size() / static_cast<std::size_t> (channels);
    const auto perFrame =
        encoder->frame_size > 0 ? static_cast<std::size_t> (encoder->frame_size) : std::size_t { 1024 };

    for (std::size_t first = 0; first < numFrames; first += perFrame)
    {
        const std::unique_ptr<AVFrame, decltype (freeFrame)> frame (av_frame_alloc(), freeFrame);
        frame->nb_samples = static_cast<int> (std::min (perFrame, numFrames - first));
        frame->format = encoder->sample_fmt;
        frame->sample_rate = sampleRate;
        frame->pts = static_cast<std::int64_t> (first);
        check (av_channel_layout_copy (&frame->ch_layout, &encoder->ch_layout), "a frame");
        check (av_frame_get_buffer (frame.get(), 0), "a frame");
        fillFrame (*frame, samples, first);
        check (avcodec_send_frame (encoder, frame.get()), "a frame");
        writePackets();
    }

    avcodec_send_frame (encoder, nullptr);
    writePackets();
    check (av_write_trailer (container), "the end");
    avio_closep (&container->pb);
}
} // namespace twobus::test
#else
#include <stdexcept>

namespace twobus::test
{
bool hasFfmpeg() noexcept { return false; }
bool canEncode (const Encoding&) { return false; }
void encode (const std::string&, const Encoding&, int, int, const std::vector<float>&)
{
    throw std::runtime_error ("encoding: there is no FFmpeg");
}
} // namespace twobus::test
#endif
