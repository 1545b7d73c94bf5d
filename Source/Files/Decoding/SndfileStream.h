#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Decodes with libsndfile. Used if FFmpeg's libraries are missing, and for files that they do not decode (MP3 in free
    format).

    Throws DecodeError. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWithSndfile (const FileBytes&);
} // namespace twobus
