#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"

#include <optional>

namespace twobus
{
/** What a service will do with a finished master: a pure function of two readings and an entry of the table.

    Gain is target - integrated loudness, with these limits: a service that only turns down never raises; a service that
    raises up to a peak stops there; a service with a limiter raises all the way. A spec changes nothing: the master
    meets it or misses it. Being turned down is neutral, because it happens to every loud master. A true peak over the
    service's ceiling is a caution, because it can clip if normalisation is off or the codec overshoots.

    Before 10 s of signal there is no result; up to 60 s it is provisional.
*/
struct Delivery
{
    std::optional<double> gainDb; ///< what the service does; empty for a spec, or if not enough was heard
    std::optional<double> playsAtLufs;
    std::optional<double> truePeakAfterDbtp;
    bool isLimitedThere = false; ///< raised through the service's limiter

    std::optional<double> wantedGainDb; ///< if peaks allow less than the target needs: what it needs
    double limitingNeededDb =
        0.0; ///< and how much a limiter would have to take off to get there: the difference of the shown figures

    std::optional<double> ceilingDbtp; ///< the one that applies to this programme
    double overCeilingDb = 0.0; ///< the delivered true peak less the ceiling, both as shown; 0 if it is not above

    std::optional<bool> isInSpec; ///< for a spec
    double outOfToleranceLu = 0.0; ///< positive if louder, negative if softer; 0 within the tolerance

    Severity severity = Severity::neutral;
    bool isProvisional = false;
};

Delivery deliver (const MeterReadings&, const DeliveryTarget&);
} // namespace twobus
