#pragma once

#include <cmath>

namespace twobus
{
/** A level as it is shown, to 0.1 dB. Compare this with limits, so that no verdict contradicts the number beside it. */
inline double shownLevel (double levelDb) noexcept { return std::round (levelDb * 10.0) / 10.0; }

/** The difference between the two figures as shown: 0 if they read the same. */
inline double shownDifference (double levelDb, double otherDb) noexcept
{
    return shownLevel (shownLevel (levelDb) - shownLevel (otherDb));
}
} // namespace twobus
