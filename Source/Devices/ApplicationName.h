#pragma once

#include <string>
#include <string_view>

/** @file
    Turns a program's name on the sound server into the name that people use. Pure functions.
*/
namespace twobus
{
/** Turns "VLC media player (LibVLC 3.0.18)" into "VLC media player", "ALSA plug-in [audacity]" into "Audacity" and
    "ardour" into "Ardour": removes versions, process numbers and the layer that the program plays through. Keeps the
    number that the server adds for a second client: "Ardour-01". */
std::string applicationName (std::string_view clientName);

/** Turns "pw-play-70" into "pw-play": removes the number that a server adds for a second client, if there is one. */
std::string_view nameWithoutCount (std::string_view clientName);
} // namespace twobus
