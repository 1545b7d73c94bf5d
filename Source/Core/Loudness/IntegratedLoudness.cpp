#include "Core/Loudness/IntegratedLoudness.h"

#include "Core/Base/Decibels.h"
#include "Core/Loudness/LoudnessGate.h"

namespace twobus
{
void IntegratedLoudness::reset() noexcept
{
    aboveAbsoluteGate.clear();
    anyBlock = false;
}

void IntegratedLoudness::addGatingBlock (double weightedPower) noexcept
{
    anyBlock = true;

    if (powerToLufs (weightedPower) > absoluteGateLufs)
        aboveAbsoluteGate.add (weightedPower);
}

std::optional<double> IntegratedLoudness::integratedLufs() const noexcept
{
    if (! anyBlock)
        return std::nullopt;

    const auto ungated = aboveAbsoluteGate.meanPower();

    if (! ungated)
        return silenceDb;

    const auto gated = aboveAbsoluteGate.meanPowerAbove (*ungated * dbToPower (relativeGateLu));
    return powerToLufs (gated.value_or (*ungated));
}
} // namespace twobus
