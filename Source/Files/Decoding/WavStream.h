#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"
#include "Files/Decoding/WavHeader.h"

#include <memory>

namespace twobus
{
/** Reads the plain PCM of a WAV file directly.

    The header must be plain (see WavHeader::isPlain). Throws DecodeError if there is not a single frame. The bytes must
    outlive the stream.
*/
std::unique_ptr<DecodedStream> openWav (const FileBytes&, const WavHeader&);
} // namespace twobus
