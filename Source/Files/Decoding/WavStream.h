#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"
#include "Files/Decoding/WavHeader.h"

#include <memory>

namespace twobus
{
/** Plain PCM of a WAV file, read as it stands there.

    The header is plain. Throws DecodeError if there is not one frame. The bytes must outlive the stream.
*/
std::unique_ptr<DecodedStream> openWav (const FileBytes&, const WavHeader&);
} // namespace twobus
