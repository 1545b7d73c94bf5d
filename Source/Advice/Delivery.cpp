#include "Advice/Delivery.h"

#include "Advice/ShownLevel.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double secondsForAnything = 10.0, secondsForSure = 60.0;
constexpr double limiterCeilingDbtp = -1.0;

std::optional<double> ceilingFor (const DeliveryTarget& target, double integratedLufs) noexcept
{
    const auto isLoud = target.loudAboveLufs && shownLevel (integratedLufs) > shownLevel (*target.loudAboveLufs);
    return isLoud && target.loudCeilingDbtp ? target.loudCeilingDbtp : target.ceilingDbtp;
}

void meetSpec (Delivery& delivery, const DeliveryTarget& target, double integratedLufs)
{
    const auto differenceLu = target.targetLufs ? shownDifference (integratedLufs, *target.targetLufs) : 0.0;
    const auto toleranceLu = shownLevel (target.toleranceLu.value_or (0.0));

    if (std::abs (differenceLu) > toleranceLu + 1.0e-6)
        delivery.outOfToleranceLu = differenceLu;

    delivery.isInSpec = delivery.outOfToleranceLu == 0.0 && delivery.overCeilingDb == 0.0;
    // Nobody rejects a master that is not as loud as recommended.
    const auto isMissed = delivery.overCeilingDb > 0.0 || target.kind != DeliveryKind::recommendation;
    delivery.severity = *delivery.isInSpec ? Severity::good : isMissed ? Severity::caution : Severity::neutral;
}

/** How much gain a service gives when the target needs `wantedDb` more. */
double liftDbFor (const DeliveryTarget& target, double wantedDb, double truePeakDbtp) noexcept
{
    switch (target.policy)
    {
        case DeliveryPolicy::bothWaysWithLimiter: return wantedDb;
        case DeliveryPolicy::bothWaysToPeak: return std::clamp (target.liftLimitDbtp() - truePeakDbtp, 0.0, wantedDb);
        case DeliveryPolicy::none:
        case DeliveryPolicy::downOnly:
        case DeliveryPolicy::spec: break;
    }

    return 0.0;
}

/** A gain that is shown as 0.0 dB counts as 0, so that "plays as it is" stands beside the peak that was delivered. */
double gainOf (const DeliveryTarget& target, double wantedDb, double truePeakDbtp) noexcept
{
    const auto gainDb = wantedDb > 0.0 ? liftDbFor (target, wantedDb, truePeakDbtp) : wantedDb;
    return shownLevel (gainDb) == 0.0 ? 0.0 : gainDb;
}

void normalise (Delivery& delivery, const DeliveryTarget& target, double integratedLufs, double truePeakDbtp)
{
    const auto wantedDb =
        target.targetLufs && target.policy != DeliveryPolicy::none ? *target.targetLufs - integratedLufs : 0.0;
    const auto gainDb = gainOf (target, wantedDb, truePeakDbtp);

    delivery.gainDb = gainDb;
    delivery.playsAtLufs = integratedLufs + gainDb;
    delivery.truePeakAfterDbtp = truePeakDbtp + gainDb;

    if (target.policy == DeliveryPolicy::bothWaysWithLimiter && gainDb > 0.0)
    {
        const auto takenDb = shownDifference (*delivery.truePeakAfterDbtp, limiterCeilingDbtp);

        if (takenDb > 0.0)
        {
            delivery.isLimitedThere = true;
            delivery.limitingNeededDb = takenDb;
            delivery.truePeakAfterDbtp = limiterCeilingDbtp;
        }
    }

    if (target.policy == DeliveryPolicy::bothWaysToPeak && wantedDb > 0.0)
    {
        const auto missingDb = shownDifference (wantedDb, gainDb);

        if (missingDb > 0.0)
        {
            delivery.wantedGainDb = wantedDb;
            delivery.limitingNeededDb = missingDb;
        }
    }

    delivery.severity = delivery.overCeilingDb > 0.0 ? Severity::caution : Severity::neutral;
}
} // namespace

Delivery deliver (const MeterReadings& readings, const DeliveryTarget& target)
{
    Delivery delivery;
    delivery.isProvisional = readings.secondsOfSignal < secondsForSure;

    if (! readings.integratedLufs || ! std::isfinite (*readings.integratedLufs) || ! readings.truePeakDbtp
        || readings.secondsOfSignal < secondsForAnything)
        return delivery;

    const auto integratedLufs = *readings.integratedLufs, truePeakDbtp = *readings.truePeakDbtp;
    delivery.ceilingDbtp = ceilingFor (target, integratedLufs);

    if (delivery.ceilingDbtp)
        delivery.overCeilingDb = std::max (0.0, shownDifference (truePeakDbtp, *delivery.ceilingDbtp));

    if (target.policy == DeliveryPolicy::spec)
        meetSpec (delivery, target, integratedLufs);
    else
        normalise (delivery, target, integratedLufs, truePeakDbtp);

    return delivery;
}
} // namespace twobus
