#pragma once

#include "Present/Reports/MarkerText.h"

#include <filesystem>
#include <span>

namespace twobus
{
/** Copies a WAV or RF64 file and adds the markers as named cue points (chunks "cue " and "adtl" of Microsoft's
    "Multimedia Programming Interface and Data Specifications 1.0", 1991).

    Never writes to the original. The copy keeps all of its chunks, byte for byte and in their order: the audio, the
    broadcast extension and any others. Existing cue points keep their names, and the new ones come after them. We write
    the copy ourselves, because libsndfile drops the chunks that it does not know.

    Streaming: memory does not grow with the file. A cue point stores its frame in 32 bits; later markers are left out.

    Writes the copy under the given name, with a number added if that name is taken, and returns the name used. Throws
    FileError if the original is not a WAV or RF64 file, or if the copy cannot be written.
*/
std::filesystem::path writeCueCopy (const std::filesystem::path& original, std::span<const Marker> markers,
                                    const std::filesystem::path& copy);
} // namespace twobus
