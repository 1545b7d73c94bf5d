#pragma once

#include <optional>
#include <span>

/** @file
    Integrated loudness of gating blocks that are all at hand: ITU-R BS.1770-5, Annex 1, equations 3 to 7.

    For a stretch of a programme that was measured before. IntegratedLoudness is for a programme that still grows.
*/
namespace twobus
{
/** The loudness of gating blocks, LUFS each. NaN where there is no block. Returns empty if there are no blocks, and
    minus infinity if every block is below the gate. */
std::optional<double> gatedLoudnessLufs (std::span<const float> blocksLufs);
} // namespace twobus
