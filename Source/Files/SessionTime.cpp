#include "Files/SessionTime.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr std::uint64_t endOf9999 = 253'402'300'799'999; ///< the last time with a year of four digits
}

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
    if (const auto parts = localTimeOf (static_cast<std::time_t> (std::min (unixMilliseconds, endOf9999) / 1000)))
    {
        std::array<char, 32> text {};
        return { text.data(), std::strftime (text.data(), text.size(), "%Y-%m-%d %H:%M", &*parts) };
    }

    auto text = utcTimeText (unixMilliseconds).substr (0, 16);
    text[10] = ' ';
    return text + " UTC";
}

std::string utcTimeText (std::uint64_t unixMilliseconds)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time { milliseconds (std::min (unixMilliseconds, endOf9999)) };
    const auto day = floor<days> (time);
    const year_month_day date { day };
    const hh_mm_ss clock { time - day };

    return fmt::format ("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int> (date.year()), static_cast<unsigned> (date.month()),
                        static_cast<unsigned> (date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                        clock.subseconds().count());
}
} // namespace twobus
