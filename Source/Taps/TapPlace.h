#pragma once

#include <cstdint>

namespace twobus
{
/** Where in the mixer a tap is inserted. It cannot be known from inside a plug-in: the user says it. */
enum class TapPlace : std::uint8_t
{
    unknown, ///< counts as before the fader until a fader is heard to move
    track, ///< on a track or bus, before its fader
    masterInput, ///< on the master, before the chain of plug-ins
    masterBeforeFader, ///< on the master, after the chain
    masterAfterFader ///< on the master, behind everything: what is exported
};

inline constexpr std::uint8_t numTapPlaces = 5;
} // namespace twobus
