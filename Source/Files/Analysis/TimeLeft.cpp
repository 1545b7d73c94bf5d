#include "Files/Analysis/TimeLeft.h"

namespace twobus
{
namespace
{
constexpr double leastSeconds = 1.0; // earlier, starting threads and filling caches take most of the time
constexpr double leastShare = 0.005;
} // namespace

std::optional<double> secondsLeft (double share, double secondsSinceStart) noexcept
{
    if (! (share >= leastShare && share <= 1.0 && secondsSinceStart >= leastSeconds))
        return std::nullopt;

    return secondsSinceStart * (1.0 - share) / share;
}
} // namespace twobus
