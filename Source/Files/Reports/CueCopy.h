#pragma once

#include "Present/Reports/MarkerText.h"

#include <filesystem>
#include <span>

namespace twobus
{
/** A copy of a WAV or RF64 file that has markers as cue points, each with its name (chunks "cue " and "adtl" of
    Microsoft's "Multimedia Programming Interface and Data Specifications 1.0", 1991).

    The original is never written to. All of its chunks are in the copy, byte by byte and in their order: the audio, the
    broadcast extension, whatever else; cue points that are there already stay, with their names, and ours come after
    them. Ours, since a copy by libsndfile would lack the chunks that it does not know.

    Streaming: memory does not grow with the file. A cue point holds 32 bits of frames: markers beyond that are left
    out.

    Writes the copy under this name, or with a number where that is taken; returns the name it has. Throws FileError
    where the original is no such file, or the copy cannot be written.
*/
std::filesystem::path writeCueCopy (const std::filesystem::path& original, std::span<const Marker> markers,
                                    const std::filesystem::path& copy);
} // namespace twobus
