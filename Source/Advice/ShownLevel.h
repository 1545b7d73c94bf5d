#pragma once

#include <cmath>

namespace twobus
{
/** A level as it is shown, to 0.1 dB: it is what is held against a limit, so that no verdict contradicts the number
    beside it. */
inline double shownLevel (double levelDb) noexcept { return std::round (levelDb * 10.0) / 10.0; }

/** What a reader gets who subtracts one shown figure from the other: 0 where they read the same. */
inline double shownDifference (double levelDb, double otherDb) noexcept
{
    return shownLevel (shownLevel (levelDb) - shownLevel (otherDb));
}
} // namespace twobus
