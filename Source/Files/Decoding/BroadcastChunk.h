#pragma once

#include "Results/BroadcastExtension.h"

#include <cstddef>
#include <optional>
#include <span>

namespace twobus
{
/** Reads the bext chunk of a WAV file (EBU Tech 3285). Returns empty if the chunk is too short. Control characters in
    its text become spaces.

    Twobus parses the chunk itself because plain PCM is read without a decoder: libsndfile would have to open the
    file a second time for 600 bytes in fixed places, and FFmpeg doesn't pass on the loudness values. */
std::optional<BroadcastExtension> broadcastExtensionOf (std::span<const std::byte> chunk);
} // namespace twobus
