#pragma once

#include "Present/BroadcastExtension.h"

#include <optional>
#include <sndfile.h>

/** The bext chunk of a WAV or RF64 file; empty where there is none. Control characters in its text become spaces. */
namespace twobus
{
std::optional<BroadcastExtension> broadcastExtensionOf (SNDFILE*);
} // namespace twobus
