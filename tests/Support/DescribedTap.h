#pragma once

#include "Taps/TapReceiver.h"

#include <string>
#include <utility>

namespace twobus::test
{
/** A tap as the receiver lists it, with an id of its own. */
inline HeardTap tap (std::string track, TapPlace place, std::string host = "Ardour")
{
    HeardTap heard;
    heard.description.id = makeTapId();
    heard.description.track = std::move (track);
    heard.description.place = place;
    heard.description.host = std::move (host);
    return heard;
}
} // namespace twobus::test
