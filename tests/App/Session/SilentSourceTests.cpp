#include "App/Session/SilentSource.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a silent source is recognised by its names")
{
    CHECK (sourceKindOf ({ "JACK", "ardour", { "Master/audio_out 1", "Master/audio_out 2" } })
           == SourceKind::programPort);
    CHECK (sourceKindOf ({ "JACK", "Firefox", {} }) == SourceKind::programPort);
    CHECK (sourceKindOf ({ "JACK", "Built-in Audio", { "monitor_FL", "monitor_FR" } }) == SourceKind::monitor);
    CHECK (sourceKindOf ({ "JACK", "system", { "capture_1", "capture_2" } }) == SourceKind::physicalInput);
    CHECK (sourceKindOf ({ "ALSA", "Monitor of HDA Intel", {} }) == SourceKind::monitor);
    CHECK (sourceKindOf ({ "ALSA", "Loopback, Loopback PCM", {} }) == SourceKind::loopback);
    CHECK (sourceKindOf ({ "CoreAudio", "BlackHole 2ch", {} }) == SourceKind::loopback);
    CHECK (sourceKindOf ({ "Windows Audio", "CABLE Output (VB-Audio Virtual Cable)", {} }) == SourceKind::loopback);
    CHECK (sourceKindOf ({ "CoreAudio", "Scarlett 2i2 USB", {} }) == SourceKind::physicalInput);
}

TEST_CASE ("a silent source has the causes of its kind, and the demo has none")
{
    const DeviceAddress blackHole { "CoreAudio", "BlackHole 2ch", {} };
    CHECK (silenceCausesOf (blackHole, Platform::macOs) == silenceCauses (SourceKind::loopback, Platform::macOs));
    CHECK (silenceCausesOf (DemoChoice {}, Platform::macOs).empty());
}
