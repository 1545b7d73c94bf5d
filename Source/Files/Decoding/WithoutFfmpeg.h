#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <memory>

namespace twobus
{
/** Opens a file with libsndfile, in a copy of Twobus that was built without FFmpeg's libraries.

    Throws DecodeError. If libsndfile does not know the file and FFmpeg's libraries would read it, the problem is
    needsFfmpeg, and the detail names the encodings.
*/
std::unique_ptr<DecodedStream> openWithoutFfmpeg (const FileBytes&);
} // namespace twobus
