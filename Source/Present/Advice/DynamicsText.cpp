#include "Present/Advice/DynamicsText.h"

#include "Advice/DynamicsLimits.h"
#include "Advice/ShownLevel.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
DynamicsZone dynamicsZoneOf (double psrDb, bool isWarnedOf) noexcept
{
    if (shownLevel (psrDb) < lowestLoudPartsPsrDb)
        return isWarnedOf ? DynamicsZone::squashed : DynamicsZone::dense;

    return shownLevel (psrDb) < lowestMixPlrDb ? DynamicsZone::between : DynamicsZone::open;
}

bool warnsOfDynamics (const std::vector<Check>& checks) noexcept
{
    return std::ranges::any_of (checks, [] (const Check& check) {
        return check.kind == CheckKind::dynamics && check.severity >= Severity::caution;
    });
}

std::string_view nameOf (DynamicsZone zone) noexcept
{
    switch (zone)
    {
        case DynamicsZone::squashed: return "squashed";
        case DynamicsZone::dense: return "dense";
        case DynamicsZone::open: return "open";
        case DynamicsZone::between: break;
    }

    return {};
}

std::optional<double> programmePsrDb (const MeterReadings& readings) noexcept
{
    return readings.loudPartsPsrDb ? readings.loudPartsPsrDb : readings.psrMinDb;
}

std::string dynamicsText (const MeterReadings& readings, bool isWarnedOf)
{
    const auto psrDb = programmePsrDb (readings);

    if (! psrDb || ! readings.integratedLufs || ! std::isfinite (*psrDb) || ! std::isfinite (*readings.integratedLufs))
        return "not measured yet";

    const auto zone = nameOf (dynamicsZoneOf (*psrDb, isWarnedOf));
    return fmt::format ("{} integrated, {} {}{}{}", valueText (readings.integratedLufs, "LUFS"),
                        readings.loudPartsPsrDb ? "PSR loud" : "PSR min", valueText (psrDb, "dB"),
                        zone.empty() ? "" : ": ", zone);
}
} // namespace twobus
