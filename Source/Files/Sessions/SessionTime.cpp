#include "Files/Sessions/SessionTime.h"

#include <algorithm>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace twobus
{
namespace
{
#if defined(_WIN32)
constexpr std::uint64_t endOfTime = 32'535'215'999'999; ///< of the year 3000, the last that Windows converts
#else
constexpr std::uint64_t endOfTime = 253'402'300'799'999; ///< of the year 9999, the last with four digits
#endif
} // namespace

std::optional<std::tm> localTimeOf (std::time_t seconds)
{
    std::tm parts {};

#if defined(_WIN32)
    const auto isKnown = localtime_s (&parts, &seconds) == 0;
#else
    const auto isKnown = localtime_r (&seconds, &parts) != nullptr;
#endif

    return isKnown ? std::optional (parts) : std::nullopt;
}

std::string localTimeText (std::uint64_t unixMilliseconds)
{
    if (const auto parts = localTimeOf (static_cast<std::time_t> (std::min (unixMilliseconds, endOfTime) / 1000)))
        return fmt::format ("{:%Y-%m-%d %H:%M}", *parts);

    return fmt::format ("{:%Y-%m-%d %H:%M} UTC", utcTimeOf (unixMilliseconds));
}

std::tm utcTimeOf (std::uint64_t unixMilliseconds)
{
    return fmt::gmtime (static_cast<std::time_t> (std::min (unixMilliseconds, endOfTime) / 1000));
}

std::string utcTimeText (std::uint64_t unixMilliseconds)
{
    return fmt::format ("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", utcTimeOf (unixMilliseconds),
                        std::min (unixMilliseconds, endOfTime) % 1000);
}
} // namespace twobus
