#include "Taps/TapNames.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace twobus
{
namespace
{
std::string placeName (TapPlace place)
{
    switch (place)
    {
        case TapPlace::unknown:
        case TapPlace::track: return {};
        case TapPlace::masterInput: return ", before the chain";
        case TapPlace::masterBeforeFader: return ", before the fader";
        case TapPlace::masterAfterFader: return ", after the fader";
    }

    return {};
}

char lowerCase (char character) noexcept
{
    return character >= 'A' && character <= 'Z' ? static_cast<char> (character - 'A' + 'a') : character;
}

bool isSameName (std::string_view a, std::string_view b) noexcept
{
    return std::ranges::equal (a, b, {}, lowerCase, lowerCase);
}

/** The smaller, the nearer to what is exported. A tap that says nothing is perhaps on a master. */
int distanceFromExport (const TapDescription& tap) noexcept
{
    switch (tap.place)
    {
        case TapPlace::masterAfterFader: return 0;
        case TapPlace::masterBeforeFader: return 1;
        case TapPlace::masterInput: return 2;
        case TapPlace::unknown: return isSameName (tap.track, "master") ? 3 : 4;
        case TapPlace::track: return 5;
    }

    return 5;
}
} // namespace

std::string displayName (const TapDescription& tap)
{
    const auto host = tap.host.empty() ? std::string ("Tap") : tap.host;
    return host + (tap.track.empty() ? "" : " · " + tap.track) + placeName (tap.place);
}

std::vector<HeardTap> inOrder (std::vector<HeardTap> taps)
{
    std::ranges::stable_sort (taps, [] (const HeardTap& a, const HeardTap& b) {
        return std::pair (distanceFromExport (a.description), displayName (a.description))
               < std::pair (distanceFromExport (b.description), displayName (b.description));
    });
    return taps;
}

std::optional<HeardTap> findTap (std::vector<HeardTap> taps, std::string_view name)
{
    for (auto& tap : inOrder (std::move (taps)))
        if (const auto& said = tap.description;
            isSameName (displayName (said), name) || isSameName (said.track, name) || toText (said.id) == name)
            return tap;

    return std::nullopt;
}
} // namespace twobus
