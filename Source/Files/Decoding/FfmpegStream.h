#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Decodes with FFmpeg's libraries, from bytes that are already open. FFmpeg gets no names, network, playlists or other
    files, and only the demuxers and decoders of the formats that Twobus reads. Meant for the decoding process, whose
    resources are limited.

    The complete streams of a chained Ogg file are opened one after the other, because in chained Opus FFmpeg decodes
    the second header as audio.

    Throws DecodeError. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWithFfmpeg (const FileBytes&);
} // namespace twobus
