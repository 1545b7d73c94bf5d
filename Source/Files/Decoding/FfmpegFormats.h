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
    const char* name; ///< FFmpeg's, of the decoder
    std::string_view shown; ///< empty for PCM
    bool keepsBits = false; ///< lossless, so that the bits of a sample say something
};

/** @file
    The containers and encodings that FFmpeg's libraries can open and decode here. FFmpeg tries only these, so it cannot
    mistake a file for anything else.
*/

/** Comma-separated, as FFmpeg's whitelists want them. */
const char* demuxerNames() noexcept;
std::string decoderNames();

/** Null if Twobus does not decode this encoding. */
const FfmpegDecoder* decoderFor (AVCodecID) noexcept;

/** "MPEG", "Ogg", by the demuxer's name. Empty if Twobus does not read this container. */
std::string_view containerShown (std::string_view demuxer) noexcept;

/** The name of a container that Twobus does not read: "Matroska or WebM". Empty if it has no name here. */
std::string_view foreignContainerShown (std::string_view demuxer) noexcept;

/** "M4A", "MOV" or "MP4", by the brand of an opened MP4 file (ISO/IEC 14496-12 section 4.3). A file without a brand is
    a MOV. */
std::string_view brandShown (const AVFormatContext&) noexcept;
} // namespace twobus
