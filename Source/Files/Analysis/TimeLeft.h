#pragma once

#include <optional>

namespace twobus
{
/** Estimates how many seconds a piece of work will still take at its pace so far.

    share is the part done in secondsSinceStart, from 0 to 1. Empty until the pace is known (the first second, the first
    0.5 %), and if share is outside that range.
*/
std::optional<double> secondsLeft (double share, double secondsSinceStart) noexcept;
} // namespace twobus
