#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace twobus
{
/** IEC 61260-1, base ten: centres at 10^(n/10) Hz, here 25 Hz to 20 kHz; the edges lie half a step beside them. */
inline constexpr std::size_t numThirdOctaves = 30;
inline double thirdOctaveHz (std::size_t band) noexcept
{
    return std::pow (10.0, (14.0 + static_cast<double> (band)) / 10.0);
}

/** The long-term spectrum of a programme in third octaves: see LongTermSpectrum. */
struct SpectrumReadings
{
    double seconds = 0.0; ///< of signal that was measured; 0: nothing measured
    std::size_t numBands = 0; ///< fewer than numThirdOctaves if the sample rate is too low
    std::array<float, numThirdOctaves> thirdOctavesDbfs {}; ///< mean square of each band, the mean of the channels

    double lowEndDb = 0.0; ///< 20 to 120 Hz relative to 20 Hz to 22.4 kHz; minus infinity if there is nothing

    /** The correlation of left and right from 20 to 120 Hz. Empty if the layout is not stereo, if either side is below
        -70 dBFS there, or if both together are more than 40 dB below the whole. */
    std::optional<double> lowCorrelation;

    /** Where the spectrum ends abruptly, at half the band or lower: see BandEdge. Empty if it does not. */
    std::optional<double> emptyAboveHz;
};
} // namespace twobus
