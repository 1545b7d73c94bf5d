#include "Core/Loudness/LoudnessRange.h"

#include "Core/Base/Decibels.h"

namespace twobus
{
namespace
{
constexpr double absoluteGateLufs = -70.0;
constexpr double relativeGateLu = -20.0;
} // namespace

void LoudnessRange::reset() noexcept { aboveAbsoluteGate.clear(); }

void LoudnessRange::addShortTerm (double weightedPower) noexcept
{
    if (powerToLufs (weightedPower) >= absoluteGateLufs)
        aboveAbsoluteGate.add (weightedPower);
}

std::optional<double> LoudnessRange::loudnessRangeLu() const noexcept
{
    const auto ungated = aboveAbsoluteGate.meanPower();

    if (! ungated)
        return std::nullopt;

    const auto gate = *ungated * dbToPower (relativeGateLu);
    const auto low = aboveAbsoluteGate.percentilePowerFrom (gate, 10.0);
    const auto high = aboveAbsoluteGate.percentilePowerFrom (gate, 95.0);

    if (! low || ! high)
        return std::nullopt;

    return powerToDb (*high / *low);
}
} // namespace twobus
