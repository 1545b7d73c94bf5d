#include "Devices/SourceOffers.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Names = std::vector<std::string>;

std::vector<JackPort> portsOf (const std::string& client, const Names& names)
{
    std::vector<JackPort> ports;

    for (const auto& name : names)
        ports.push_back ({ client, name, false });

    return ports;
}

/** Ports in the order that Ardour 7 lists them, with the odd one first. */
std::vector<JackPort> ardour (const std::string& client = "ardour")
{
    auto ports = portsOf (client, { "LTC-Out", "Click/audio_out 1", "Click/audio_out 2", "Master/audio_out 1",
                                    "Master/audio_out 2", "Band/audio_out 1", "Band/audio_out 2" });
    ports[5].isMutedByListening = ports[6].isMutedByListening = true; // connected to the master inside Ardour
    return ports;
}

std::vector<SourceGroup> groupsOf (std::initializer_list<std::vector<JackPort>> clients,
                                   OfferedFor purpose = OfferedFor::programme)
{
    std::vector<JackPort> ports;

    for (const auto& client : clients)
        ports.insert (ports.end(), client.begin(), client.end());

    return sourceGroups (devicesFromPorts (ports), purpose);
}

Names partsOf (const SourceGroup& group)
{
    Names parts;

    for (const auto& offer : group.more)
        parts.push_back (offer.part);

    return parts;
}
} // namespace

TEST_CASE ("a DAW is one row with its master, with its other ports behind it")
{
    const auto groups = groupsOf ({ ardour() });

    REQUIRE (groups.size() == 1);
    CHECK (groups[0].name == "Ardour");
    CHECK (groups[0].offer.part == "Master");
    CHECK (groups[0].offer.address.channels == Names { "Master/audio_out 1", "Master/audio_out 2" });
    CHECK_FALSE (groups[0].offer.isMutedByListening);
    CHECK (groups[0].note.empty());
    CHECK (partsOf (groups[0]) == Names { "LTC-Out", "Click", "Band" });
    CHECK_FALSE (groups[0].more[1].isMutedByListening);
    CHECK (groups[0].more[2].isMutedByListening);
}

TEST_CASE ("a master that listening would mute is replaced by the monitor section's output, with an explanation")
{
    auto ports = ardour();
    ports[3].isMutedByListening = ports[4].isMutedByListening = true;

    const auto without = groupsOf ({ ports });
    CHECK (without[0].offer.part == "Master");
    CHECK (without[0].offer.isMutedByListening);
    CHECK_THAT (without[0].note, ContainsSubstring ("Choose the monitor of the output"));
    CHECK_FALSE (suggestedAddress (devicesFromPorts (ports)));

    const auto section = portsOf ("ardour", { "Monitor/audio_out 1", "Monitor/audio_out 2" });
    ports.insert (ports.end(), section.begin(), section.end());
    const auto with = groupsOf ({ ports });
    CHECK (with[0].offer.part == "Monitor");
    CHECK_FALSE (with[0].offer.isMutedByListening);
    CHECK_THAT (with[0].note, ContainsSubstring ("monitor section"));
    REQUIRE (suggestedAddress (devicesFromPorts (ports)));
    CHECK (suggestedAddress (devicesFromPorts (ports))->channels
           == Names { "Monitor/audio_out 1", "Monitor/audio_out 2" });
}

TEST_CASE ("an interface is one row: its first pair for a mix, all its inputs for a recording")
{
    Names many;

    for (int i = 1; i <= 64; ++i)
        many.push_back ("capture_" + std::to_string (i));

    const auto mix = groupsOf ({ portsOf ("Interface", many) });
    REQUIRE (mix.size() == 1);
    CHECK (mix[0].offer.part == "capture_1–2");
    CHECK (mix[0].more.size() == 31);

    const auto recording = groupsOf ({ ardour(), portsOf ("Interface", many) }, OfferedFor::recording);
    REQUIRE (recording.size() == 2);
    CHECK (recording[0].name == "Interface");
    CHECK (recording[0].offer.part == "64 channels");
    CHECK (recording[0].more.size() == 32);
}

TEST_CASE ("a program that plays several things is one row, and a second DAW has its own")
{
    const auto groups = groupsOf ({ portsOf ("Firefox", { "output_FL", "output_FR" }), ardour(),
                                    portsOf ("Firefox-71", { "output_FL", "output_FR" }), ardour ("ardour-01") });

    REQUIRE (groups.size() == 3);
    CHECK (groups[0].name == "Ardour");
    CHECK (groups[1].name == "Ardour-01");
    CHECK (groups[2].name == "Firefox");
    CHECK (groups[2].offer.part.empty());
    CHECK (partsOf (groups[2]) == Names { "Firefox-71" });
    CHECK (groups[2].more[0].address.deviceName == "Firefox-71");
}

TEST_CASE ("a device whose channels aren't known yet is one row")
{
    const auto groups = sourceGroups ({ { "ALSA", "Loopback", DeviceKind::monitor, {} } }, OfferedFor::recording);
    REQUIRE (groups.size() == 1);
    CHECK (groups[0].offer.address.channels.empty());
    CHECK (groups[0].more.empty());
}

TEST_CASE ("the warning before a track is muted names it, the effect and the alternative")
{
    const auto text = mutingText ("Ardour", "Band");
    CHECK_THAT (text, ContainsSubstring ("Ardour's Band is also used inside Ardour"));
    CHECK_THAT (text, ContainsSubstring ("mute"));
    CHECK_THAT (text, ContainsSubstring ("that output's monitor"));
}
