#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** Loudness and peak of the newest minutes of a stream that may run for hours. */
struct LastMinutes
{
    static constexpr int fewest = 1, usual = 5, most = 90;

    int minutes = 0; ///< what was asked for; 0 if nobody asked
    double secondsMeasured = 0.0; ///< the audio that the readings are of: less than was asked for at first
    std::optional<double> integratedLufs; ///< gated as in GatedLoudness.h; minus infinity if nothing is above the gate
    std::optional<double> truePeakDbtp;
    std::uint64_t clips = 0; ///< flat tops
    std::optional<double> secondsSinceClip {}; ///< of measured audio; empty if there was none since the reset
};
} // namespace twobus
