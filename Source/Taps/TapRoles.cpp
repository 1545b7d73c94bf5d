#include "Taps/TapRoles.h"

#include "Taps/TapNames.h"

#include <algorithm>

namespace twobus
{
namespace
{
bool isOnMaster (TapPlace place) noexcept
{
    return place == TapPlace::masterInput || place == TapPlace::masterBeforeFader
           || place == TapPlace::masterAfterFader;
}

std::optional<HeardTap> firstAt (const std::vector<HeardTap>& taps, TapPlace place)
{
    const auto found =
        std::ranges::find_if (taps, [place] (const HeardTap& tap) { return tap.description.place == place; });
    return found != taps.end() ? std::optional (*found) : std::nullopt;
}
} // namespace

TapRoles rolesOf (std::vector<HeardTap> taps, const std::optional<TapId>& measured)
{
    taps = inOrder (std::move (taps));
    const auto chosen =
        std::ranges::find_if (taps, [&] (const HeardTap& tap) { return measured && tap.description.id == *measured; });
    const auto main = chosen != taps.end() ? std::optional (*chosen)
                      : ! measured && ! taps.empty() && isOnMaster (taps.front().description.place)
                          ? std::optional (taps.front())
                          : std::nullopt;

    if (! main || main->description.place == TapPlace::track)
        return {};

    std::erase_if (taps, [&] (const HeardTap& tap) {
        return tap.process != main->process || tap.description.host != main->description.host
               || tap.description.sampleRate != main->description.sampleRate;
    });

    TapRoles roles;
    roles.beforeChain = firstAt (taps, TapPlace::masterInput);
    roles.afterChain = firstAt (taps, TapPlace::masterBeforeFader);

    if (! roles.afterChain)
        roles.afterChain = firstAt (taps, TapPlace::masterAfterFader);

    if (! roles.afterChain && ! isOnMaster (main->description.place))
        roles.afterChain = main;

    roles.sum = roles.beforeChain ? roles.beforeChain : roles.afterChain;

    for (const auto& tap : taps)
    {
        const auto& said = tap.description;
        const auto isOnMainsTrack =
            said.id == main->description.id || (! said.track.empty() && said.track == main->description.track);

        if (said.place == TapPlace::track || (said.place == TapPlace::unknown && ! isOnMainsTrack))
            roles.tracks.push_back (tap);
    }

    return roles;
}

std::string trackName (const HeardTap& tap)
{
    return tap.description.track.empty() ? "Tap " + std::to_string (tap.number) : tap.description.track;
}
} // namespace twobus
