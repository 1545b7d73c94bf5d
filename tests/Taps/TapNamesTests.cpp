#include "Support/Catch.h"
#include "Support/DescribedTap.h"
#include "Taps/TapNames.h"

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("a tap is named by its DAW, its track and its place, as far as they are known")
{
    CHECK (displayName (tap ("Master", TapPlace::masterAfterFader).description) == "Ardour · Master, after the fader");
    CHECK (displayName (tap ("Drums", TapPlace::track).description) == "Ardour · Drums");
    CHECK (displayName (tap ("", TapPlace::masterInput).description) == "Ardour, before the chain");
    CHECK (displayName (tap ("", TapPlace::unknown, "").description) == "Tap");
}

TEST_CASE ("the tap nearest to the export comes first, and tracks last")
{
    const auto ordered =
        inOrder ({ tap ("Bass", TapPlace::track), tap ("", TapPlace::unknown), tap ("Master", TapPlace::unknown),
                   tap ("Master", TapPlace::masterInput), tap ("Master", TapPlace::masterAfterFader),
                   tap ("Amp", TapPlace::track), tap ("Master", TapPlace::masterBeforeFader) });
    std::vector<std::string> names;

    for (const auto& each : ordered)
        names.push_back (displayName (each.description));

    CHECK (names
           == std::vector<std::string> { "Ardour · Master, after the fader", "Ardour · Master, before the fader",
                                         "Ardour · Master, before the chain", "Ardour · Master", "Ardour",
                                         "Ardour · Amp", "Ardour · Bass" });
}

TEST_CASE ("a tap is found by its shown name, its track or its id")
{
    const std::vector<HeardTap> taps { tap ("Drums", TapPlace::track), tap ("Master", TapPlace::masterInput),
                                       tap ("Master", TapPlace::masterAfterFader) };
    const auto isFound = [&taps] (std::string_view name, std::size_t wanted) {
        const auto found = findTap (taps, name);
        return found && found->description == taps[wanted].description;
    };

    CHECK (isFound ("Ardour · Drums", 0));
    CHECK (isFound ("drums", 0));
    CHECK (isFound ("Master", 2)); // the nearest to the export
    CHECK (isFound ("Ardour · Master, before the chain", 1));
    CHECK (isFound (toText (taps[1].description.id), 1));
    CHECK_FALSE (findTap (taps, "Piano"));
    CHECK_FALSE (findTap ({}, "Master"));
}
