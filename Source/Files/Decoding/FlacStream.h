#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** FLAC of up to 32 bits by libFLAC 1.4 and later: FFmpeg decodes more than 24 bits from version 6 on only.

    Throws DecodeError. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWithFlac (const FileBytes&);
} // namespace twobus
