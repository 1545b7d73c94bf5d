#pragma once

#include <cmath>

namespace twobus
{
/** A level as it is shown, to 0.1 dB. Compare this with limits, so that no verdict contradicts the number beside it. */
inline double shownLevel (double levelDb) noexcept { return std::round (levelDb * 10.0) / 10.0; }

/** Whether a level reads above a limit: then it counts as over, as in LevelEvents. */
inline bool isShownOver (double levelDb, double limitDb) noexcept { return shownLevel (levelDb) > limitDb; }

/** The difference between the two figures as shown: 0 if they read the same. */
inline double shownDifference (double levelDb, double otherDb) noexcept
{
    return shownLevel (shownLevel (levelDb) - shownLevel (otherDb));
}
} // namespace twobus
