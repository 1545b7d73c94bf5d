#pragma once

#include "Present/Base/Document.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/** @file
    How a DAW's master gets into Twobus, for each platform and for each DAW; and what silence is likely to mean.

    It agrees with the README's section "Getting the sound in", and says more of what goes wrong on the way.
*/
namespace twobus
{
enum class Platform
{
    linuxPipeWire,
    linuxJack, ///< and ALSA alone
    macOs,
    windows
};

inline constexpr std::array<Platform, 4> allPlatforms { Platform::linuxPipeWire, Platform::linuxJack, Platform::macOs,
                                                        Platform::windows };

/** "PipeWire", "JACK, ALSA", "macOS", "Windows". */
std::string_view nameOf (Platform) noexcept;

Document loopbackGuide (Platform);

/** The tab of dawGuide(). */
inline constexpr std::string_view dawGuideName = "DAWs";

/** For nine DAWs, on every platform: how to route the master to Twobus, which fader is the master, and what to watch.
    Source names are those of displayName() (DeviceAddress.h). Everything here was found in a manual, in source code or
    by trying it. */
Document dawGuide();

/** What is listened to, as far as silence goes. */
enum class SourceKind
{
    programPort, ///< a port of the DAW or of another program
    monitor, ///< a copy of what an output plays
    loopback, ///< a virtual cable or loopback driver: BlackHole, VB-Cable, snd-aloop
    physicalInput ///< a microphone or line input
};

/** The likely causes of 15 s of silence, the likeliest first: two to five sentences, each with what to do. */
std::vector<std::string> silenceCauses (SourceKind, Platform);
} // namespace twobus
