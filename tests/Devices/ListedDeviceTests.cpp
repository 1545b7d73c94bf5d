#include "Devices/ListedDevice.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Names = std::vector<std::string>;

const std::vector<JackPort> ardour { { "ardour", "Click/audio_out 1", false },
                                     { "ardour", "Master/audio_out 1", false },
                                     { "ardour", "Master/audio_out 2", false } };

const std::vector<JackPort> jackdCapture { { "system", "capture_1", true }, { "system", "capture_2", true } };

const std::vector<JackPort> sink { { "daw_out", "monitor_FL", false }, { "daw_out", "monitor_FR", false } };

const std::vector<JackPort> player { { "pw-play", "output_FL", false }, { "pw-play", "output_FR", false } };

std::vector<ListedDevice> devicesOf (std::initializer_list<std::vector<JackPort>> clients)
{
    std::vector<JackPort> ports;

    for (const auto& client : clients)
        ports.insert (ports.end(), client.begin(), client.end());

    return devicesFromPorts (ports);
}

std::vector<JackPort> renamed (std::vector<JackPort> ports, const std::string& client)
{
    for (auto& port : ports)
        port.clientName = client;

    return ports;
}
} // namespace

TEST_CASE ("ports are grouped by client, and each client has a kind")
{
    const auto devices = devicesOf ({ jackdCapture, ardour, sink, player });

    REQUIRE (devices.size() == 4);
    CHECK (devices[0].kind == DeviceKind::physicalInput);
    CHECK (devices[1].kind == DeviceKind::daw);
    CHECK (devices[1].channels == Names { "Click/audio_out 1", "Master/audio_out 1", "Master/audio_out 2" });
    CHECK (devices[2].kind == DeviceKind::monitor);
    CHECK (devices[3].kind == DeviceKind::program);
}

TEST_CASE ("a sink's monitor is a monitor even if the sink is a sound card, and a PipeWire source is an input")
{
    CHECK (devicesFromPorts ({ { "Built-in Audio", "monitor_FL", true } }).front().kind == DeviceKind::monitor);
    CHECK (devicesFromPorts ({ { "Built-in Audio Monitor", "capture_FL", true } }).front().kind == DeviceKind::monitor);
    CHECK (devicesFromPorts ({ { "Virtual microphone", "capture_FL", false } }).front().kind
           == DeviceKind::physicalInput);
}

TEST_CASE ("an unknown program with a master bus is treated as a DAW")
{
    CHECK (devicesOf ({ renamed (ardour, "homegrown") }).front().kind == DeviceKind::daw);
}

TEST_CASE ("the default channels are the master's, otherwise the first two")
{
    CHECK (defaultChannels ({ "Click/audio_out 1", "Master/audio_out 1", "Master/audio_out 2", "Master/audio_out 3" })
           == Names { "Master/audio_out 1", "Master/audio_out 2" });
    CHECK (defaultChannels ({ "Remains L", "Domain R", "main_L", "main_R" }) == Names { "main_L", "main_R" });
    CHECK (defaultChannels ({ "Main vocal", "MASTER" }) == Names { "MASTER" });
    CHECK (defaultChannels ({ "out_1", "out_2", "out_3" }) == Names { "out_1", "out_2" });
    CHECK (defaultChannels ({ "out" }) == Names { "out" });
    CHECK (defaultChannels ({}).empty());
}

TEST_CASE ("the DAW's master is preferred to a monitor, and a monitor to a program")
{
    CHECK (suggestedAddress (devicesOf ({ player, sink, ardour }))
           == DeviceAddress { "JACK", "ardour", { "Master/audio_out 1", "Master/audio_out 2" } });
    CHECK (suggestedAddress (devicesOf ({ player, sink }))
           == DeviceAddress { "JACK", "daw_out", { "monitor_FL", "monitor_FR" } });
    CHECK (suggestedAddress (devicesOf ({ jackdCapture, player }))
           == DeviceAddress { "JACK", "pw-play", { "output_FL", "output_FR" } });
}

TEST_CASE ("of several monitors the one whose output is in use is suggested")
{
    auto plays = player;
    plays[0].feeds = { "other_out:playback_FL" };
    const auto devices = devicesOf ({ sink, renamed (sink, "other_out"), plays });

    REQUIRE (suggestedAddress (devices));
    CHECK (suggestedAddress (devices)->deviceName == "other_out");

    plays[1].feeds = { "daw_out:playback_FR" };
    CHECK (suggestedAddress (devicesOf ({ sink, renamed (sink, "other_out"), plays }))->deviceName == "pw-play");
}

TEST_CASE ("nothing is suggested if several are equally likely")
{
    CHECK_FALSE (suggestedAddress (devicesOf ({ player, renamed (player, "firefox") })));
}

TEST_CASE ("a microphone or possible microphone is never suggested")
{
    CHECK_FALSE (suggestedAddress (devicesOf ({ jackdCapture })));
    CHECK_FALSE (suggestedAddress (devicesOf ({ renamed (jackdCapture, "Master") })));
    CHECK_FALSE (suggestedAddress ({ { "ALSA", "PipeWire Sound Server", DeviceKind::unknown, { "channel 1" } } }));
    CHECK_FALSE (suggestedAddress ({ { "ALSA", "Scarlett", DeviceKind::physicalInput, { "channel 1" } } }));
    CHECK_FALSE (suggestedAddress ({}));
}

TEST_CASE ("only a program's own ports are known to carry computed audio")
{
    CHECK (isProgramsOwnPort ({ "JACK", "ardour", { "Master/audio_out 1", "Master/audio_out 2" } }));
    CHECK_FALSE (isProgramsOwnPort ({ "JACK", "daw_out", { "monitor_FL", "monitor_FR" } }));
    CHECK_FALSE (isProgramsOwnPort ({ "JACK", "Built-in Audio Monitor", { "left", "right" } }));
    CHECK_FALSE (isProgramsOwnPort ({ "JACK", "system", { "capture_1", "capture_2" } }));
    CHECK_FALSE (isProgramsOwnPort ({ "ALSA", "Loopback", { "channel 1", "channel 2" } }));
}

TEST_CASE ("names distinguish loopbacks from inputs")
{
    CHECK (kindFromName ("Loopback, Loopback PCM") == DeviceKind::monitor);
    CHECK (kindFromName ("BlackHole 2ch") == DeviceKind::monitor);
    CHECK (kindFromName ("Scarlett 2i2 USB, USB Audio") == DeviceKind::physicalInput);
    CHECK (kindFromName ("Default ALSA Output") == DeviceKind::unknown);
    CHECK (kindFromName ("PipeWire Sound Server") == DeviceKind::unknown);
}

TEST_CASE ("channels are found by name among ports that include MIDI")
{
    const Names juceChannels { "MIDI Clock out", "Click/audio_out 1", "Master/audio_out 1", "x-virtual-keyboard",
                               "Master/audio_out 2" };

    CHECK (indicesOf ({ "Master/audio_out 1", "Master/audio_out 2" }, juceChannels)
           == std::vector<std::size_t> { 2, 4 });
    CHECK (indicesOf ({ "Master/audio_out 2", "Master/audio_out 1" }, juceChannels)
           == std::vector<std::size_t> { 4, 2 });
    CHECK_FALSE (indicesOf ({ "Master/audio_out 1", "Master/audio_out 3" }, juceChannels));
    CHECK (firstMissing ({ "Master/audio_out 1", "Master/audio_out 3" }, juceChannels) == "Master/audio_out 3");
    CHECK_FALSE (firstMissing ({ "Master/audio_out 1" }, juceChannels));
}

TEST_CASE ("a repeated name stands for two channels")
{
    CHECK (indicesOf ({ "out", "out" }, { "out", "in", "out" }) == std::vector<std::size_t> { 0, 2 });
    CHECK_FALSE (indicesOf ({ "out", "out" }, { "out" }));
    CHECK (firstMissing ({ "out", "out" }, { "out" }) == "out");
}

TEST_CASE ("ALSA plug-ins can lead anywhere, whatever their names")
{
    for (const auto* name : { "PulseAudio Sound Server", "Pulseaudio input", "JACK Audio Connection Kit",
                              "Open Sound System", "Rate Converter Plugin Using Samplerate Library",
                              "Plugin for channel upmix (4,6,8)", "Default Audio Device" })
        CHECK (kindFromName (name) == DeviceKind::unknown);
}

TEST_CASE ("plug-ins that don't answer are dead ends, and a card that doesn't answer is busy")
{
    const ListedDevice dead { "ALSA", "PipeWire Sound Server", DeviceKind::unknown, {} },
        alive { "ALSA", "Default Audio Device", DeviceKind::unknown, {} },
        busy { "ALSA", "Drill card", DeviceKind::physicalInput, {} };
    std::vector<ListedDevice> devices { dead, alive, busy };
    removeDeadEnds (devices, [&] (const ListedDevice& device) { return device.deviceName == alive.deviceName; });

    REQUIRE (devices.size() == 2);
    CHECK (devices[0].deviceName == alive.deviceName);
    CHECK (devices[1].deviceName == busy.deviceName);
}

TEST_CASE ("another program is blamed only for a busy card, not for a sound server that isn't running")
{
    const ListedDevice plugin { "ALSA", "PipeWire Sound Server", DeviceKind::unknown, {} },
        card { "ALSA", "Scarlett", DeviceKind::physicalInput, {} };
    CHECK_THAT (whyNoChannels (plugin, false), ContainsSubstring ("ALSA:PipeWire Sound Server does not answer")
                                                   && ContainsSubstring ("start PipeWire or jackd")
                                                   && ! ContainsSubstring ("other programs"));
    CHECK_THAT (whyNoChannels (plugin, true), ContainsSubstring ("Close other programs that use it"));
    CHECK_THAT (whyNoChannels (card, false), ContainsSubstring ("Close other programs that use it"));
}

TEST_CASE ("with nothing listed the text says what to start or plug in")
{
    CHECK_THAT (whyNothingIsListed (SoundServer::notRunning), ContainsSubstring ("No sound server is running")
                                                                  && ContainsSubstring ("Start PipeWire or jackd")
                                                                  && ContainsSubstring ("plug in an audio interface"));
    CHECK_THAT (whyNothingIsListed (SoundServer::notInstalled),
                ContainsSubstring ("pipewire-jack") && ContainsSubstring ("plug in an audio interface"));
    CHECK_THAT (whyNothingIsListed (SoundServer::running),
                ContainsSubstring ("Start your DAW") && ! ContainsSubstring ("Start PipeWire"));
    CHECK_THAT (whyNothingIsListed (SoundServer::notOnThisSystem),
                ! ContainsSubstring ("PipeWire") && ContainsSubstring ("Plug in an audio interface"));
}
