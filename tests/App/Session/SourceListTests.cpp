#include "App/Session/SourceList.h"
#include "Support/Catch.h"
#include "Support/DescribedTap.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
std::vector<DriverListing> someDrivers()
{
    return { { "JACK",
               { { "JACK", "system", DeviceKind::physicalInput, { "capture_1", "capture_2", "capture_3" } },
                 { "JACK", "ardour", DeviceKind::daw, { "Click 1", "Master 1", "Master 2", "Click 2" } } },
               {},
               "PipeWire" },
             { "ALSA", { { "ALSA", "Monitor of card", DeviceKind::monitor, {} } }, {} },
             { "Other", {}, "No device." } };
}
} // namespace

TEST_CASE ("for mixing, each device is one entry with its master, the DAW first and the microphone last")
{
    const auto sections = sectionsOf (someDrivers(), Stage::mix);

    REQUIRE (sections.size() == 3);
    CHECK (sections[0].title == "PipeWire");
    REQUIRE (sections[0].entries.size() == 2);

    const auto& daw = sections[0].entries[0];
    CHECK (daw.choice == SourceChoice (DeviceAddress { "JACK", "ardour", { "Master 1", "Master 2" } }));
    CHECK (daw.label == "Ardour, Master 1–2");
    CHECK (daw.kind == "DAW");
    REQUIRE (daw.more.size() == 1);
    CHECK (daw.more[0].choice == SourceChoice (DeviceAddress { "JACK", "ardour", { "Click 1", "Click 2" } }));

    const auto& inputs = sections[0].entries[1];
    CHECK (inputs.choice == SourceChoice (DeviceAddress { "JACK", "system", { "capture_1", "capture_2" } }));
    CHECK (inputs.kind == "microphone or line input");
    REQUIRE (inputs.more.size() == 1);
    CHECK (inputs.more[0].choice == SourceChoice (DeviceAddress { "JACK", "system", { "capture_3" } }));
}

TEST_CASE ("for recording, all inputs of a device are offered, microphones first, and no DAW and no monitor")
{
    const auto sections = sectionsOf (someDrivers(), Stage::recording);
    const auto entries = sections[0].entries;

    REQUIRE (entries.size() == 1);
    CHECK (sections[1].entries.empty());
    CHECK (sections[1].problem == "No inputs here, only what plays. Connect a microphone or an interface.");
    CHECK (sections[2].problem == "No device.");
    CHECK (entries[0].choice
           == SourceChoice (DeviceAddress { "JACK", "system", { "capture_1", "capture_2", "capture_3" } }));
    CHECK (entries[0].more.size() == 2);
}

TEST_CASE ("a recording starts on the only hardware input, and asks if there is a choice")
{
    auto drivers = someDrivers();
    CHECK (onlyHardwareInputOf (drivers)
           == SourceChoice (DeviceAddress { "JACK", "system", { "capture_1", "capture_2", "capture_3" } }));

    // Drivers list the same hardware: the first one with any decides.
    drivers[1].devices.push_back ({ "ALSA", "Scarlett", DeviceKind::physicalInput, {} });
    drivers[1].devices.push_back ({ "ALSA", "Webcam", DeviceKind::physicalInput, {} });
    CHECK (onlyHardwareInputOf (drivers).has_value());

    drivers[0].devices.erase (drivers[0].devices.begin());
    CHECK_FALSE (onlyHardwareInputOf (drivers).has_value());
    drivers[1].devices.pop_back();
    CHECK (onlyHardwareInputOf (drivers) == SourceChoice (DeviceAddress { "ALSA", "Scarlett", {} }));
    drivers[1].devices.pop_back();
    CHECK_FALSE (onlyHardwareInputOf (drivers).has_value());
}

TEST_CASE ("a source that listening would mute is marked, and the question explains it")
{
    auto drivers = someDrivers();
    drivers[0].devices[1].mutedByListening = { "Click 1", "Click 2" };
    const auto daw = sectionsOf (drivers, Stage::mix)[0].entries[0];

    CHECK_FALSE (daw.isMutedByListening);
    CHECK (daw.more[0].isMutedByListening);
    CHECK_THAT (SourceList::mutingQuestion (daw.more[0].choice),
                ContainsSubstring ("Ardour's Click 1–2 is also used inside Ardour."));
}

TEST_CASE ("a device that has to be asked for its channels is one entry")
{
    const auto entries = sectionsOf (someDrivers(), Stage::mix)[1].entries;

    REQUIRE (entries.size() == 1);
    CHECK (entries[0].choice == SourceChoice (DeviceAddress { "ALSA", "Monitor of card", {} }));
    CHECK (entries[0].label == "Monitor of card");
}

TEST_CASE ("a driver without devices gives the reason")
{
    const auto section = sectionsOf (someDrivers(), Stage::mix)[2];

    CHECK (section.entries.empty());
    CHECK (section.problem == "No device.");
}

TEST_CASE ("JACK and the demo deliver floating point, and other sources' formats are unknown")
{
    CHECK (pathOf (DemoChoice {}) == SignalPath::floatingPoint);
    CHECK (pathOf (DeviceAddress { "JACK", "ardour", { "1" } }) == SignalPath::floatingPoint);
    CHECK (pathOf (DeviceAddress { "ALSA", "default", { "1" } }) == SignalPath::unknown);
}

TEST_CASE ("a missing device may appear later unless this computer lacks its driver")
{
    const DeviceAddress missing { "JACK", "reaper", {} }, impossible { "ASIO", "reaper", {} };

    CHECK (hasDriver (someDrivers(), "JACK"));
    CHECK_THAT (missingSourceText (someDrivers(), missing), ContainsSubstring ("There is no device JACK:reaper yet."));
    CHECK_FALSE (hasDriver (someDrivers(), "ASIO"));
    CHECK (missingSourceText (someDrivers(), impossible)
           == "There is no driver ASIO on this computer, only JACK, ALSA, Other. Choose another source.");
}

TEST_CASE ("a device is the same device with any channels")
{
    CHECK (isSameDevice (DemoChoice {}, DemoChoice {}));
    CHECK (isSameDevice (DeviceAddress { "JACK", "ardour", {} }, DeviceAddress { "JACK", "ardour", { "1" } }));
    CHECK_FALSE (isSameDevice (DeviceAddress { "JACK", "ardour", {} }, DeviceAddress { "ALSA", "ardour", {} }));
    CHECK_FALSE (isSameDevice (DemoChoice {}, DeviceAddress { "JACK", "ardour", {} }));
}

TEST_CASE ("with no sources at all, one section says what is missing and offers to look again")
{
    const auto section = emptySection ("No sound server is running.");

    CHECK (section.title == "Nothing to listen to yet");
    CHECK (section.problem == "No sound server is running. Then choose Look again.");
    CHECK (section.entries.empty());
}

TEST_CASE ("each DAW with taps is one entry, the tap nearest to its export first")
{
    CHECK_FALSE (tapSection ({}));

    const std::vector<HeardTap> taps { tap ("Drums", TapPlace::track), tap ("Master", TapPlace::masterAfterFader),
                                       tap ("Song", TapPlace::unknown, "REAPER") };
    const auto section = tapSection (taps);
    REQUIRE (section);
    REQUIRE (section->entries.size() == 2);
    CHECK (section->entries[0].label == "Ardour · Master, after the fader");
    CHECK (section->entries[0].kind == "exact");
    CHECK (section->entries[0].choice == SourceChoice (TapChoice { taps[1].description.id, {} }));
    REQUIRE (section->entries[0].more.size() == 1);
    CHECK (section->entries[0].more[0].label == "Ardour · Drums");
    CHECK (section->entries[1].label == "REAPER · Song");
}

TEST_CASE ("a tap that is not there by its name is waited for, and one that is known by its id is opened")
{
    SourceList list;
    const auto missing = list.open (TapChoice { {}, "No such tap" }, Stage::mix);
    CHECK (missing.source == nullptr);
    CHECK (missing.canComeBack);
    CHECK (missing.problem.starts_with ("There is no tap called No such tap yet."));

    const auto known = list.open (TapChoice { makeTapId(), "Ardour · Master" }, Stage::mix);
    REQUIRE (known.source != nullptr);
    CHECK (known.source->name() == "Ardour · Master");
    CHECK (known.source->isBeforeFader (false)); // until its tap says otherwise, or a fader is heard to move
    CHECK_FALSE (known.source->isBeforeFader (true));
}
