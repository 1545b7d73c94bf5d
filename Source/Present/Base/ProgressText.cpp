#include "Present/Base/ProgressText.h"

#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
/** Matches the accuracy of an estimate, so that the text does not change all the time. */
double stepFor (double seconds) noexcept
{
    if (seconds <= 10.0)
        return 1.0;

    if (seconds <= 60.0)
        return 5.0;

    return seconds <= 600.0 ? 10.0 : 60.0;
}
} // namespace

std::string timeLeftText (double seconds)
{
    const auto step = stepFor (seconds);
    return fmt::format ("about {} left", durationText (std::max (1.0, std::ceil (seconds / step) * step)));
}

std::string progressText (std::string_view subject, double share, std::optional<double> secondsLeft)
{
    auto text = fmt::format ("{}  {} %", subject, static_cast<int> (share * 100.0));

    if (secondsLeft)
        text += fmt::format ("  {}", timeLeftText (*secondsLeft));

    return text;
}
} // namespace twobus
