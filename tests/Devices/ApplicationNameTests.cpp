#include "Devices/ApplicationName.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a program is called by its usual name")
{
    CHECK (applicationName ("ardour") == "Ardour");
    CHECK (applicationName ("ardour-01") == "Ardour-01");
    CHECK (applicationName ("ALSA plug-in [audacity]") == "Audacity");
    CHECK (applicationName ("PipeWire ALSA [audacity]/ALSA Playback") == "Audacity");
    CHECK (applicationName ("PipeWire ALSA []") == "PipeWire ALSA []");
    CHECK (applicationName ("VLC media player (LibVLC 3.0.18)") == "VLC media player");
    CHECK (applicationName ("vlc_12345") == "VLC");
    CHECK (applicationName ("REAPER v6.70") == "REAPER");
    CHECK (applicationName ("lmms") == "LMMS");
    CHECK (applicationName ("mpv") == "mpv");
    CHECK (applicationName ("Scarlett 2i2 USB (3rd gen)") == "Scarlett 2i2 USB (3rd gen)");
    CHECK (applicationName ("Studio One 6") == "Studio One 6");
    CHECK (applicationName ("daw_out") == "daw_out");
    CHECK (applicationName ("").empty());
    CHECK (applicationName ("-1") == "-1");
    CHECK (applicationName (" (1)") == " (1)");
}

TEST_CASE ("a suffix that a server adds to a second client is recognised")
{
    CHECK (nameWithoutCount ("pw-play-70") == "pw-play");
    CHECK (nameWithoutCount ("ardour-01") == "ardour");
    CHECK (nameWithoutCount ("pw-play") == "pw-play");
    CHECK (nameWithoutCount ("-70") == "-70");
    CHECK (nameWithoutCount ("70") == "70");
    CHECK (nameWithoutCount ("song-") == "song-");
}
