#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Decodes by libsndfile: where FFmpeg's libraries are missing, and what they do not decode (MP3 in free format).

    Throws DecodeError. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWithSndfile (const FileBytes&);
} // namespace twobus
