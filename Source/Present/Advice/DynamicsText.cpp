#include "Present/Advice/DynamicsText.h"

#include "Advice/DynamicsLimits.h"
#include "Advice/ShownLevel.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
DynamicsZone dynamicsZoneOf (double psrDb) noexcept
{
    if (shownLevel (psrDb) < lowestLoudPartsPsrDb)
        return DynamicsZone::squashed;

    return shownLevel (psrDb) < lowestMixPlrDb ? DynamicsZone::between : DynamicsZone::open;
}

std::string_view nameOf (DynamicsZone zone) noexcept
{
    switch (zone)
    {
        case DynamicsZone::squashed: return "squashed";
        case DynamicsZone::open: return "open";
        case DynamicsZone::between: break;
    }

    return {};
}

std::optional<double> programmePsrDb (const MeterReadings& readings) noexcept
{
    return readings.loudPartsPsrDb ? readings.loudPartsPsrDb : readings.psrMinDb;
}

std::string dynamicsText (const MeterReadings& readings)
{
    const auto psrDb = programmePsrDb (readings);

    if (! psrDb || ! readings.integratedLufs || ! std::isfinite (*psrDb) || ! std::isfinite (*readings.integratedLufs))
        return "not measured yet";

    const auto zone = nameOf (dynamicsZoneOf (*psrDb));
    return fmt::format ("{} integrated, {} {}{}{}", valueText (readings.integratedLufs, "LUFS"),
                        readings.loudPartsPsrDb ? "PSR loud" : "PSR min", valueText (psrDb, "dB"),
                        zone.empty() ? "" : ": ", zone);
}
} // namespace twobus
