#pragma once

#include "Core/Base/Decibels.h"

namespace twobus
{
/** The level to show for a meter whose filter or needle falls in silence and never arrives: nothing below -150 dB is a
    sound, since 24 bits end at -144 dBFS. */
inline double decayedLevel (double levelDb) noexcept
{
    constexpr auto silentBelowDb = -150.0;
    return levelDb < silentBelowDb ? silenceDb : levelDb;
}
} // namespace twobus
