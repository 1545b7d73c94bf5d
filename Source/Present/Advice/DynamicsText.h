#pragma once

#include "Advice/Advice.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Level against dynamics, in words: where a programme lies between squashed and open. To be judged by ear: the limits
    are those of DynamicsLimits.h, which are conventions. Whether a low PSR is "squashed" is decided by the Dynamics
    check alone, so that chart and check say the same. UTF-8.
*/
namespace twobus
{
enum class DynamicsZone
{
    squashed, ///< PSR below the limit for loud parts, and the Dynamics check warns: a limiter or clipping was found
    dense, ///< PSR as low, without a warning
    between,
    open ///< PSR at or above the limit for the PLR of a mix
};

DynamicsZone dynamicsZoneOf (double psrDb, bool isWarnedOf) noexcept;

/** Whether the Dynamics check warns. */
bool warnsOfDynamics (const std::vector<Check>&) noexcept;

/** "squashed", "dense", "open"; empty for the zone between. */
std::string_view nameOf (DynamicsZone) noexcept;

/** The PSR that represents a programme: that of its loud parts, or its lowest PSR until there are 10 s of loud
    parts. */
std::optional<double> programmePsrDb (const MeterReadings&) noexcept;

/** "−10.6 LUFS integrated, PSR loud 6.1 dB: squashed"; "not measured yet". */
std::string dynamicsText (const MeterReadings&, bool isWarnedOf);
} // namespace twobus
