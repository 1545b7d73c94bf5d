#include "Support/Catch.h"
#include "Taps/TapRoles.h"

#include <string>
#include <vector>

using namespace twobus;

namespace
{
HeardTap tapAt (TapPlace place, const std::string& track, std::int64_t process = 7, double rate = 48000.0)
{
    static std::uint64_t count = 0;
    HeardTap tap;
    tap.description.id = makeTapId();
    tap.description.host = "Ardour";
    tap.description.track = track;
    tap.description.place = place;
    tap.description.sampleRate = rate;
    tap.process = process;
    tap.number = ++count;
    return tap;
}

std::string namesOf (const std::vector<HeardTap>& taps)
{
    std::string names;

    for (const auto& tap : taps)
        names += trackName (tap) + ' ';

    return names;
}
} // namespace

TEST_CASE ("the places that the user has told decide the roles of taps")
{
    const auto before = tapAt (TapPlace::masterInput, "Master"), after = tapAt (TapPlace::masterBeforeFader, "Master"),
               out = tapAt (TapPlace::masterAfterFader, "Master");
    const std::vector taps { tapAt (TapPlace::track, "Snare"), out, tapAt (TapPlace::track, "Kick"), before, after };
    const auto roles = rolesOf (taps, out.description.id);
    REQUIRE (roles.hasChain());
    CHECK (roles.beforeChain->number == before.number);
    CHECK (roles.afterChain->number == after.number); // the fader is not part of the chain
    CHECK (roles.sum->number == before.number);
    CHECK (namesOf (roles.tracks) == "Kick Snare ");
    CHECK (rolesOf (taps, std::nullopt).sum->number == before.number); // something else is measured
}

TEST_CASE ("without any place told, the measured tap is the master and the others are tracks")
{
    const auto master = tapAt (TapPlace::unknown, ""), kick = tapAt (TapPlace::unknown, "");
    const auto roles = rolesOf ({ kick, master }, master.description.id);
    CHECK_FALSE (roles.hasChain());
    REQUIRE (roles.hasTracks());
    CHECK (roles.sum->number == master.number);
    CHECK (namesOf (roles.tracks) == "Tap " + std::to_string (kick.number) + ' ');
    CHECK_FALSE (rolesOf ({ kick, master }, std::nullopt).hasTracks());
}

TEST_CASE ("a second tap on the measured tap's track is no track of the mix")
{
    const auto master = tapAt (TapPlace::unknown, "Master"), other = tapAt (TapPlace::unknown, "Master");
    CHECK_FALSE (rolesOf ({ other, master }, master.description.id).hasTracks());
}

TEST_CASE ("taps of another DAW or another rate have no role")
{
    const auto master = tapAt (TapPlace::masterAfterFader, "Master");
    const auto roles =
        rolesOf ({ master, tapAt (TapPlace::track, "Kick", 8), tapAt (TapPlace::masterInput, "Master", 8),
                   tapAt (TapPlace::track, "Snare", 7, 44100.0) },
                 master.description.id);
    CHECK_FALSE (roles.hasChain());
    CHECK_FALSE (roles.hasTracks());
}

TEST_CASE ("a measured track has no chain and no tracks")
{
    const auto kick = tapAt (TapPlace::track, "Kick");
    const auto roles = rolesOf ({ kick, tapAt (TapPlace::masterAfterFader, "Master") }, kick.description.id);
    CHECK_FALSE (roles.sum.has_value());
    CHECK_FALSE (rolesOf ({}, std::nullopt).sum.has_value());
}
