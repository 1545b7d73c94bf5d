#pragma once

#include <cstdint>
#include <string>

/** Times of the wall clock, from milliseconds since 1970 UTC. What lies after the year 9999 (in a made-up log) is told as its end. */
namespace twobus
{
/** "2026-11-26 21:57", in the user's own time zone. */
std::string localTimeText (std::uint64_t unixMilliseconds);

/** "2026-11-26T21:57:12.123Z" (ISO 8601). */
std::string utcTimeText (std::uint64_t unixMilliseconds);
} // namespace twobus
