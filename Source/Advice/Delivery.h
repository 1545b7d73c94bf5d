#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"

#include <optional>

namespace twobus
{
/** What a service will do with a finished master: a pure function of two readings and an entry of the table.

    Gain is target - integrated loudness: where a service only turns down, no more than 0; where it raises up to a peak,
    no more than there is between the true peak and that peak; a limiter raises all the way. A spec changes nothing, and
    is met or missed. Being turned down is neutral: it happens to every loud master. What may clip is a caution: a true
    peak over the service's ceiling, where normalisation is off or the codec overshoots.

    Before 10 s of signal nothing is said, up to 60 s all is provisional.
*/
struct Delivery
{
    std::optional<double> gainDb; ///< what the service does; empty: a spec, or not enough was heard
    std::optional<double> playsAtLufs;
    std::optional<double> truePeakAfterDbtp;
    bool isLimitedThere = false; ///< raised through the service's limiter

    std::optional<double> wantedGainDb; ///< where peaks allow less than the target asks for: what it asks for
    double limitingNeededDb =
        0.0; ///< and what a limiter would have to take to get there: the difference of the shown figures

    std::optional<double> ceilingDbtp; ///< that holds for this programme
    double overCeilingDb =
        0.0; ///< the delivered true peak less the ceiling, both as they are shown; 0 where it is not above

    std::optional<bool> isInSpec; ///< of a spec
    double outOfToleranceLu = 0.0; ///< louder positive, softer negative; 0 within the tolerance

    Severity severity = Severity::neutral;
    bool isProvisional = false;
};

Delivery deliver (const MeterReadings&, const DeliveryTarget&);
} // namespace twobus
