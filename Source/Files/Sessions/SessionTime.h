#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

/** @file
    Wall-clock times, from milliseconds since 1970 UTC. Times after the year 9999 (3000 on Windows), which only a
    made-up log has, are shown as the end of that year.
*/
namespace twobus
{
/** In the user's own time zone. Empty if the system cannot convert the time: Windows knows no year after 3000. */
std::optional<std::tm> localTimeOf (std::time_t seconds);

/** "2026-11-26 21:57", in the user's own time zone; "2026-11-26 20:57 UTC" if the system cannot convert the time. */
std::string localTimeText (std::uint64_t unixMilliseconds);

std::tm utcTimeOf (std::uint64_t unixMilliseconds);

/** "2026-11-26T21:57:12.123Z" (ISO 8601). */
std::string utcTimeText (std::uint64_t unixMilliseconds);
} // namespace twobus
