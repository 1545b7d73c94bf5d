#pragma once

#include "Advice/FileExtent.h"
#include "Core/Base/MeterFormat.h"
#include "Results/BroadcastExtension.h"

#include <cstdint>
#include <optional>
#include <string>

namespace twobus
{
/** Facts about a file, apart from the measurements. */
struct FileFacts
{
    std::string path;
    std::string container; ///< "WAV", "FLAC"
    std::string encoding; ///< "24-bit", "32-bit float", "Vorbis"
    MeterFormat format;
    double seconds = 0.0;
    std::uint64_t frames = 0; ///< the number that was read
    std::uint64_t declaredFrames = 0; ///< according to the header; 0: it does not say
    int bits = 0; ///< of a sample, integer or float; 0 for lossy files, whose samples have no width
    std::optional<BroadcastExtension> broadcast {};
    FileExtent extent {};
};
} // namespace twobus
