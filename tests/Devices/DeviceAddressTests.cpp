#include "Devices/DeviceAddress.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a device's option text can be parsed again, even with colons in its name")
{
    const DeviceAddress address { "ALSA", "hw:CARD=USB,DEV=0", {} };

    CHECK (optionText (address) == "ALSA:hw:CARD=USB,DEV=0");
    CHECK (addressFromOption (optionText (address)) == address);
}

TEST_CASE ("an option without the type or the name is rejected")
{
    for (const auto* text : { "", "ardour", ":ardour", "JACK:", ":" })
        CHECK_FALSE (addressFromOption (text));
}

TEST_CASE ("an address survives the round trip through the settings")
{
    const DeviceAddress address { "JACK", "Mïx \"A\": 1", { "Master/audio_out 1", "out, \\ \n 2", "出力" } };

    CHECK (addressFromJson (toJson (address)) == address);
    CHECK (addressFromJson (toJson (DeviceAddress {})) == DeviceAddress {});
}

TEST_CASE ("a name that isn't UTF-8 doesn't stop the settings from being written")
{
    CHECK (addressFromJson (toJson ({ "JACK", "caf\xe9", {} })).has_value());
}

TEST_CASE ("settings that aren't an address are rejected")
{
    for (const auto* text :
         { "", "{", "[]", "null", "{}", R"({"type":"JACK","device":"ardour"})",
           R"({"type":"JACK","device":1,"channels":[]})", R"({"type":"JACK","device":"ardour","channels":"out_1"})",
           R"({"type":"JACK","device":"ardour","channels":[1]})" })
        CHECK_FALSE (addressFromJson (text));
}

TEST_CASE ("the display name shortens a numbered pair, and gives the count of many channels")
{
    CHECK (displayName ({ "JACK", "ardour", {} }) == "Ardour");
    CHECK (displayName ({ "JACK", "ardour", { "Master/audio_out 1", "Master/audio_out 2" } }) == "Ardour, Master");
    CHECK (displayName ({ "JACK", "ardour", { "Master/audio_out 3", "Master/audio_out 4" } }) == "Ardour, Master 3–4");
    CHECK (displayName ({ "JACK", "ardour", { "Band/audio_out 1" } }) == "Ardour, Band/audio_out 1");
    CHECK (displayName ({ "JACK", "system", { "capture_1", "capture_2" } }) == "system, capture_1–2");
    CHECK (displayName ({ "JACK", "sink", { "monitor_FL", "monitor_FR" } }) == "sink, monitor");
    CHECK (displayName ({ "JACK", "sink", { "monitor_FL" } }) == "sink, monitor_FL");
    CHECK (displayName ({ "JACK", "mpv", { "output_FL", "output_FR" } }) == "mpv");
    CHECK (displayName ({ "JACK", "lmms", { "master out L1", "master out R1" } }) == "LMMS, master out 1");

    // Channel names that aren't in left-right order are shown unchanged.
    CHECK (displayName ({ "JACK", "ardour", { "out_2", "out_1" } }) == "Ardour, out_2, out_1");
    CHECK (displayName ({ "ALSA", "card", { "channel 1", "channel 2", "channel 3" } }) == "ALSA: card, 3 channels");
}

TEST_CASE ("a channel number too large for an int is only a name")
{
    CHECK (displayName ({ "JACK", "a", { "p99999999999999", "p99999999999999" } })
           == "a, p99999999999999, p99999999999999");
    CHECK (displayName ({ "JACK", "a", { "p2147483647", "p2" } }) == "a, p2147483647, p2");
}
