#pragma once

#include <string>
#include <string_view>

/** @file
    What people call a program, from the name that it has at the sound server. Pure.
*/
namespace twobus
{
/** "VLC media player" of "VLC media player (LibVLC 3.0.18)", "Audacity" of "ALSA plug-in [audacity]", "Ardour" of
    "ardour": without versions, process numbers and the layer that it plays through. What the server adds to the name of
    a second one stays: "Ardour-01". */
std::string applicationName (std::string_view clientName);

/** "pw-play" of "pw-play-70": the name before what a server adds to that of a second client. The whole name where
    nothing is added. */
std::string_view nameWithoutCount (std::string_view clientName);
} // namespace twobus
