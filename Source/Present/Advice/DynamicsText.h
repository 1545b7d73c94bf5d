#pragma once

#include "Core/Bank/MeterReadings.h"

#include <optional>
#include <string>
#include <string_view>

/** @file
    Level against dynamics, in words: where a programme stands between squashed and open. To be judged by ear: the
    limits are those of DynamicsLimits.h, which are customs. UTF-8.
*/
namespace twobus
{
enum class DynamicsZone
{
    squashed, ///< under the PSR that loud parts should have
    between,
    open ///< the PSR alone is what the PLR of a mix should be, or more
};

DynamicsZone dynamicsZoneOf (double psrDb) noexcept;

/** "squashed", "open"; the one between has no name. */
std::string_view nameOf (DynamicsZone) noexcept;

/** What stands for a programme: the PSR of its loud parts, or before there are 10 s of them its lowest. */
std::optional<double> programmePsrDb (const MeterReadings&) noexcept;

/** "−10.6 LUFS integrated, PSR of the loud parts 6.1 dB: squashed"; "not measured yet". */
std::string dynamicsText (const MeterReadings&);
} // namespace twobus
