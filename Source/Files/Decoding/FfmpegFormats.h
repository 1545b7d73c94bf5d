#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <string>
#include <string_view>

namespace twobus
{
/** A decoder of FFmpeg that Twobus uses. */
struct FfmpegDecoder
{
    AVCodecID id;
    const char* name; ///< FFmpeg's name for the decoder
    std::string_view shown; ///< the name shown to the user; empty for PCM
    bool keepsBits = false; ///< lossless, so the number of bits per sample is meaningful
};

/** @file
    The containers and encodings that FFmpeg's libraries can open and decode here. FFmpeg tries only these, so it cannot
    mistake a file for any other format.
*/

/** Comma-separated, the form that FFmpeg's whitelists need. */
const char* demuxerNames() noexcept;
std::string decoderNames();

/** Returns null if Twobus does not decode this encoding. */
const FfmpegDecoder* decoderFor (AVCodecID) noexcept;

/** Returns the name shown for a demuxer, such as "MPEG" or "Ogg". Empty if Twobus does not read this container. */
std::string_view containerShown (std::string_view demuxer) noexcept;

/** Returns the name of a container that Twobus does not read, such as "Matroska or WebM". Empty if it has no name
    here. */
std::string_view foreignContainerShown (std::string_view demuxer) noexcept;

/** Returns "M4A", "MOV" or "MP4" according to the brand of an opened MP4 file (ISO/IEC 14496-12 section 4.3). A file
    without a brand is a MOV. */
std::string_view brandShown (const AVFormatContext&) noexcept;
} // namespace twobus
