#pragma once

#include "Devices/DeviceAddress.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
enum class DeviceKind
{
    daw, ///< a known DAW, or a program that has a master bus
    program, ///< any other program that plays
    monitor, ///< a copy of what an output plays
    physicalInput, ///< a microphone or line input
    unknown ///< may be any of them
};

/** What can be listened to, and which of it is worth suggesting. Pure functions of names: the drivers tell no
    more. A microphone is never suggested, nor what might be one.
*/
struct ListedDevice
{
    std::string typeName;
    std::string deviceName;
    DeviceKind kind = DeviceKind::unknown;
    std::vector<std::string> channels; ///< audio only; empty where they are not known before the device is asked
    std::vector<std::string> mutedByListening {}; ///< those of them for which JackPort says so
    bool isPlayedTo = false; ///< a monitor whose output a program is connected to
};

/** An audio output port of a JACK client. */
struct JackPort
{
    std::string clientName;
    std::string portName;
    bool isPhysical = false;

    /** The client has connected this port to one of its own, and the server is PipeWire. Seen with Ardour 7.3 and
        PipeWire 0.3.65: while anybody else is connected to the port, that connection carries silence, in whatever order
        the two are made, so a meter on a track takes the track out of the master. Under jackd it goes on. */
    bool isMutedByListening = false;

    std::vector<std::string> feeds {}; ///< the full names of all inputs that it is connected to, Twobus' own left out

    bool operator== (const JackPort&) const = default;
};

/** A copy of what an output plays, by PipeWire's names: "monitor_FL", or a client of its own called "... Monitor". */
bool isMonitorPort (const JackPort&);

/** The client whose output a monitor port repeats. */
std::string_view clientRepeatedBy (const JackPort& monitor);

/** A microphone or line input, or what may be one. */
bool isCapturePort (const JackPort&);

/** The ports grouped by client, clients in the order of their first port. */
std::vector<ListedDevice> devicesFromPorts (const std::vector<JackPort>&);

/** Whether the channels are a program's own JACK ports: they carry floating point as the program computed it, and
    what lies between a program and anything else is not known. By the names, so that it can be told of a device
    that is not there yet. */
bool isProgramsOwnPort (const DeviceAddress&);

/** What an input of a driver that only gives names is likely to be. */
DeviceKind kindFromName (std::string_view deviceName);

/** Removes devices of unknown kind that do not answer. For a machine without sound server and sound card: ALSA lists
    its plug-ins there too, and none of them leads anywhere. */
void removeDeadEnds (std::vector<ListedDevice>&, const std::function<bool (const ListedDevice&)>& answers);

/** Why a device that is listed names no channels, and what to do. A sentence or two. */
std::string whyNoChannels (const ListedDevice&, bool hasServer);

enum class SoundServer
{
    notInstalled, ///< no JACK library, through which PipeWire is reached too
    notRunning,
    running,
    notOnThisSystem ///< macOS and Windows have none
};

/** Why no driver lists any device, and what to start or plug in. Sentences. */
std::string whyNothingIsListed (SoundServer);

/** The channels to listen to where the user names none: a pair called Master or Main, else the first pair. */
std::vector<std::string> defaultChannels (const std::vector<std::string>& channels);

/** The same, of those that can be listened to without harm: where the master is not among them, what leaves the DAW's
    monitor section, which Ardour calls Monitor. The default channels where none can. */
std::vector<std::string> safeChannels (const ListedDevice&);

/** What to listen to where the user names nothing: a DAW's master; else the only monitor, or the only one that is
    played to; else the only program. Never what is listening mutes it. Empty where nothing stands out. */
std::optional<DeviceAddress> suggestedAddress (const std::vector<ListedDevice>&);

/** Where each wanted channel is among those of the device; empty where one is missing. Names that come twice are
    taken in order. */
std::optional<std::vector<std::size_t>> indicesOf (const std::vector<std::string>& wanted,
                                                   const std::vector<std::string>& available);

/** The first wanted channel that is not there; empty where all are. */
std::optional<std::string> firstMissing (const std::vector<std::string>& wanted,
                                         const std::vector<std::string>& available);
} // namespace twobus
