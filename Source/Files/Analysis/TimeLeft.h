#pragma once

#include <optional>

namespace twobus
{
/** How long a piece of work will still take, from how much of it is done: at the pace that it had so far.

    Nothing is said before the pace is known, and nothing of work whose share does not grow.

    share: what is done, from 0 to 1, since the work began so many seconds ago. Empty: it cannot be told yet.
*/
std::optional<double> secondsLeft (double share, double secondsSinceStart) noexcept;
} // namespace twobus
