#pragma once

#include "Taps/TapReceiver.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** The driver's name that stands for taps on a command line: TAP:Master. */
inline constexpr std::string_view tapTypeName = "TAP";

/** How long a receiver should wait until every tap has called: they try four times a second. */
inline constexpr std::chrono::milliseconds timeForTaps { 500 };

/** The name by which the user knows a tap: "Ardour · Master, after the fader". */
std::string displayName (const TapDescription&);

/** The taps in the order in which people want them: those on a master first, the nearest to the export first of all;
    then by name. */
std::vector<HeardTap> inOrder (std::vector<HeardTap>);

/** The first tap, in that order, whose shown name, track or id this is. Upper and lower case of ASCII letters count as
    the same. */
std::optional<HeardTap> findTap (std::vector<HeardTap>, std::string_view name);
} // namespace twobus
