#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Decodes FLAC of up to 32 bits with libFLAC 1.4 or later, because FFmpeg decodes more than 24 bits only from version
    6 on.

    Throws DecodeError. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWithFlac (const FileBytes&);
} // namespace twobus
