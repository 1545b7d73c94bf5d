#include "Files/SessionTime.h"

#include <array>
#include <chrono>
#include <ctime>
#include <fmt/format.h>

namespace twobus
{
std::string localTimeText (std::uint64_t unixMilliseconds)
{
    const auto seconds = static_cast<std::time_t> (unixMilliseconds / 1000);
    std::tm parts {};

#if defined(_WIN32)
    localtime_s (&parts, &seconds);
#else
    localtime_r (&seconds, &parts);
#endif

    std::array<char, 32> text {};
    return { text.data(), std::strftime (text.data(), text.size(), "%Y-%m-%d %H:%M", &parts) };
}

std::string utcTimeText (std::uint64_t unixMilliseconds)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time { milliseconds (unixMilliseconds) };
    const auto day = floor<days> (time);
    const year_month_day date { day };
    const hh_mm_ss clock { time - day };

    return fmt::format ("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int> (date.year()), static_cast<unsigned> (date.month()),
                        static_cast<unsigned> (date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                        clock.subseconds().count());
}
} // namespace twobus
