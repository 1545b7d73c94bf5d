#pragma once

#include "Core/Ballistics/PeakBar.h"
#include "Core/Base/Decibels.h"
#include "Core/Base/SubBlockGrid.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace twobus
{
/** The average and the peak of Bob Katz' K-System ("Integrated Approach to Metering, Monitoring, and Leveling
    Practices", 2000) for one channel.

    - Average: RMS in the AES17 sense (a full-scale sine reads 0 dBFS), smoothed by one pole on the power, which reaches
      99 % of the final power in 600 ms. Katz specifies no such time: it is the K-Meter's convention.
    - Peak: the highest sample, falling 26 dB in 3 s.

    Both readings are in dBFS. K-20, K-14 and K-12 put their 0 dB at -20, -14 and -12 dBFS of the average; the scale
    that shows the readings does that. The meter advances once per sub-block of 10 ms, using sums that other readings
    need anyway, so neither reading depends on block sizes or frame rates.

    Reached: 99 % of the power at 600 ms exactly. A steady sine reads its peak level within 0.001 dB if 10 ms hold a
    whole number of half-periods (multiples of 50 Hz). At other frequencies the power varies a little from sub-block to
    sub-block, and the reading swings by +-0.135 dB at 20 Hz, 0.07 at 40 Hz, 0.025 at 101 Hz and 0.003 dB from 1 kHz.
*/
class KSystemMeter
{
public:
    void reset() noexcept
    {
        power.reset();
        bar.reset();
    }

    /** The mean square and the highest magnitude of one whole sub-block. */
    void advance (double meanSquare, double highestMagnitude) noexcept
    {
        power = meanSquare + keptPerSubBlock * (power.value_or (0.0) - meanSquare);
        bar.advance (highestMagnitude);
    }

    /** Empty before the first sub-block. */
    std::optional<double> averageDbfs() const noexcept
    {
        return power ? std::optional (powerToDb (std::max (0.0, *power)) + aes17OffsetDb) : std::nullopt;
    }

    std::optional<double> peakDbfs() const noexcept
    {
        return power ? std::optional (amplitudeToDb (bar.value())) : std::nullopt;
    }

private:
    inline static const double keptPerSubBlock = std::pow (0.01, 1.0 / (0.6 * subBlocksPerSecond));

    std::optional<double> power;
    PeakBar bar { 26.0, 3.0 };
};
} // namespace twobus
