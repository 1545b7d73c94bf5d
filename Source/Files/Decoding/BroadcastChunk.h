#pragma once

#include "Results/BroadcastExtension.h"

#include <cstddef>
#include <optional>
#include <span>

namespace twobus
{
/** What is in the bext chunk of a WAV file (EBU Tech 3285); empty if it is too short. Control characters in its text
    become spaces.

    Ours, since plain PCM is read without a decoder: libsndfile would have to open the file a second time for 600 bytes
    in fixed places, and FFmpeg passes on no loudness. */
std::optional<BroadcastExtension> broadcastExtensionOf (std::span<const std::byte> chunk);
} // namespace twobus
