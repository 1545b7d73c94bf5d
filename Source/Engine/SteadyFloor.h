#pragma once

#include "Engine/History.h"

#include <optional>

namespace twobus
{
/** The level of a noise floor that goes on after the music has ended: hum, hiss, a reverb that never dies away. Above
    -60 dBFS it counts as signal, so the pass that it follows never ends.

    The last 30 s are a floor if their momentary loudness stays within 3 LU, below -40 LUFS, and at least 20 LU below
    the loudest of the pass. Returns their loudest in LUFS; empty if they are no floor. These limits are ours: a soft
    ending of a song is usually shorter, or falls.

    For the thread that reads the history. */
std::optional<double> steadyFloorLufs (const History&, std::optional<double> loudestOfPassLufs);
} // namespace twobus
