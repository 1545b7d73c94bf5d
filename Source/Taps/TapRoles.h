#pragma once

#include "Taps/TapReceiver.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
/** Which tap of a DAW stands for what. */
struct TapRoles
{
    std::optional<HeardTap> beforeChain; ///< what goes into the master's chain of plug-ins
    std::optional<HeardTap> afterChain; ///< what comes out of it, if possible before the master's fader
    std::optional<HeardTap> sum; ///< where the tracks add up: before the chain if there is such a tap
    std::vector<HeardTap> tracks; ///< in the order of their names

    bool hasChain() const noexcept { return beforeChain && afterChain; }
    bool hasTracks() const noexcept { return sum && ! tracks.empty(); }
};

/** Finds the roles among the taps of one DAW: that of the measured tap, or else the one whose tap stands nearest to an
    export. Only taps of one process and one sample rate share their time.

    The places that the user has told decide. Of taps whose place nobody has told, the measured one counts as the
    master's, and every other on another track as a track's.
*/
TapRoles rolesOf (std::vector<HeardTap>, const std::optional<TapId>& measured);

/** What a tap on a track is called: "Kick", or "Tap 3" if its DAW doesn't tell the track's name. */
std::string trackName (const HeardTap&);
} // namespace twobus
