#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Opens a file with libsndfile, in a build of Twobus without FFmpeg's libraries.

    Throws DecodeError. If libsndfile does not know the file but FFmpeg's libraries would read it, the problem is
    needsFfmpeg, and the detail names the encodings.
*/
std::unique_ptr<DecodedStream> openWithoutFfmpeg (const FileBytes&);
} // namespace twobus
