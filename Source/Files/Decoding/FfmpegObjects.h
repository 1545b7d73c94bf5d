#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/mem.h>
}

#include <memory>

namespace twobus
{
/** Frees each kind of FFmpeg object with its own function. */
struct FreeFfmpegObject
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
using FfmpegOwned = std::unique_ptr<Object, FreeFfmpegObject>;
} // namespace twobus
