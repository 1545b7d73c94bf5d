#pragma once

#include "Core/Bank/MeterReadings.h"

#include <optional>
#include <string>
#include <string_view>

/** @file
    Level against dynamics, in words: where a programme lies between squashed and open. To be judged by ear: the limits
    are those of DynamicsLimits.h, which are conventions. UTF-8.
*/
namespace twobus
{
enum class DynamicsZone
{
    squashed, ///< PSR below the limit for loud parts
    between,
    open ///< PSR at or above the limit for the PLR of a mix
};

DynamicsZone dynamicsZoneOf (double psrDb) noexcept;

/** "squashed", "open"; empty for the zone between. */
std::string_view nameOf (DynamicsZone) noexcept;

/** The PSR that represents a programme: that of its loud parts, or its lowest PSR until there are 10 s of loud
    parts. */
std::optional<double> programmePsrDb (const MeterReadings&) noexcept;

/** "−10.6 LUFS integrated, PSR loud 6.1 dB: squashed"; "not measured yet". */
std::string dynamicsText (const MeterReadings&);
} // namespace twobus
