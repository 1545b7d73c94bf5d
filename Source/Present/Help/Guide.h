#pragma once

#include "Present/Base/Document.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/** @file
    How to get a DAW's master into Twobus, for each platform and each DAW; and the likely causes of silence.

    It agrees with the README's section "Getting the sound in", and adds more about what can go wrong.
*/
namespace twobus
{
enum class Platform
{
    linuxPipeWire,
    linuxJack, ///< or only ALSA
    macOs,
    windows
};

inline constexpr std::array<Platform, 4> allPlatforms { Platform::linuxPipeWire, Platform::linuxJack, Platform::macOs,
                                                        Platform::windows };

/** "PipeWire", "JACK, ALSA", "macOS", "Windows". */
std::string_view nameOf (Platform) noexcept;

Document loopbackGuide (Platform);

/** The tab that shows dawGuide(). */
inline constexpr std::string_view dawGuideName = "DAWs";

/** For nine DAWs, on every platform: how to route the master to Twobus, which fader is the master, and what to watch
    out for. Source names are those of displayName() (DeviceAddress.h). Everything here comes from a manual, from source
    code or from a trial. */
Document dawGuide();

/** The kind of source, as far as it matters for silence. */
enum class SourceKind
{
    programPort, ///< a port of the DAW or of another program
    monitor, ///< a copy of what an output plays
    loopback, ///< a virtual cable or loopback driver: BlackHole, VB-Cable, snd-aloop
    physicalInput ///< a microphone or line input
};

/** The likely causes of 15 s of silence, most likely first: two to five sentences, each with what to do. */
std::vector<std::string> silenceCauses (SourceKind, Platform);
} // namespace twobus
