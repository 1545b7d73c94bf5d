#include "Core/Ballistics/PeakProgrammeMeter.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
/** Rates per second, fitted to the standard's bursts, and the scale that makes a steady 5 kHz sine read its peak. */
struct Ballistics
{
    std::array<double, 2> chargeRates;
    double fallRate, scale;
};

constexpr Ballistics typeI { { 418.7, 1226.5 }, 1.3545, 0.5115 };
constexpr Ballistics typeII { { 220.2, 820.8 }, 0.98682, 0.5135 };
} // namespace

void PeakProgrammeMeter::prepare (double sampleRate) noexcept
{
    const auto& ballistics = type == Type::one ? typeI : typeII;
    scale = ballistics.scale;
    fall = std::exp (-ballistics.fallRate / sampleRate);

    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        charge[i] = 1.0 - std::exp (-ballistics.chargeRates[i] / sampleRate);
        fallWhileCharging[i] = fall * (1.0 - charge[i]);
    }

    reset();
}

void PeakProgrammeMeter::process (std::span<const float> samples) noexcept
{
    auto z = cells;

    for (const auto sample : samples)
    {
        const auto magnitude = static_cast<double> (std::abs (sample));

        // Charging leaves a cell higher than falling does exactly when the magnitude is above the cell.
        for (std::size_t i = 0; i < z.size(); ++i)
            z[i] = std::max (fall * z[i], fallWhileCharging[i] * z[i] + charge[i] * magnitude);
    }

    cells = z;
}
} // namespace twobus
