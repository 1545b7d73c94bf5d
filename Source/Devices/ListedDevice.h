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
    daw, ///< a known DAW, or a program with a master bus
    program, ///< any other program that plays
    monitor, ///< a copy of an output's signal
    physicalInput, ///< a microphone or line input
    unknown ///< can be any of these
};

/** A device that can be listened to. Its kind is guessed from names, since the drivers give nothing else. The functions
    below are pure. Microphones, and devices that might be one, are never suggested.
*/
struct ListedDevice
{
    std::string typeName;
    std::string deviceName;
    DeviceKind kind = DeviceKind::unknown;
    std::vector<std::string> channels; ///< audio only; empty if they are not known until the device is asked
    std::vector<std::string> mutedByListening {}; ///< the channels with JackPort::isMutedByListening
    bool isPlayedTo = false; ///< it is a monitor, and a program is connected to its output
};

/** An audio output port of a JACK client. */
struct JackPort
{
    std::string clientName;
    std::string portName;
    bool isPhysical = false;

    /** The client has connected this port to one of its own inputs, and the server is PipeWire. Seen with Ardour 7.3
        and PipeWire 0.3.65: while another client is connected to the port too, the internal connection carries silence,
        whichever was made first. So a meter on a track would remove the track from the master. jackd does not. */
    bool isMutedByListening = false;

    std::vector<std::string> feeds {}; ///< the full names of all connected inputs, without Twobus' own

    bool operator== (const JackPort&) const = default;
};

/** Whether the port is a copy of an output's signal, by PipeWire's names: a port called "monitor_FL", or a client
    called "... Monitor". */
bool isMonitorPort (const JackPort&);

/** The client whose signal a monitor port repeats. */
std::string_view clientMonitoredBy (const JackPort& monitor);

/** Whether the port is, or might be, a microphone or line input. */
bool isCapturePort (const JackPort&);

/** Groups the ports by client, in the order of each client's first port. */
std::vector<ListedDevice> devicesFromPorts (const std::vector<JackPort>&);

/** Whether the channels are a program's own JACK ports. Those carry the program's floating-point samples unchanged; for
    all other channels the path in between is not known. Judged by names, so the device need not be present. */
bool isProgramsOwnPort (const DeviceAddress&);

/** Whether the channels are a microphone's or a line input's. Judged by names, so the device need not be present. */
bool isHardwareInput (const DeviceAddress&);

/** The likely kind of an input, for drivers that only give names. */
DeviceKind kindFromName (std::string_view deviceName);

/** Removes devices of unknown kind that do not answer. For machines without a sound server and a sound card, where ALSA
    still lists its plug-ins, although they lead nowhere. */
void removeDeadEnds (std::vector<ListedDevice>&, const std::function<bool (const ListedDevice&)>& answers);

/** Why a listed device names no channels, and what to do: one or two sentences. */
std::string whyNoChannels (const ListedDevice&, bool hasServer);

enum class SoundServer
{
    notInstalled, ///< there is no JACK library, through which PipeWire is reached too
    notRunning,
    running,
    notOnThisSystem ///< macOS and Windows have no sound server
};

/** Why no driver lists any device, and what to start or plug in, as sentences. */
std::string whyNothingIsListed (SoundServer);

/** The channels to listen to if the user names none: a pair called Master or Main, otherwise the first pair, otherwise
    the first one or two channels. */
std::vector<std::string> defaultChannels (const std::vector<std::string>& channels);

/** Like defaultChannels, but if listening would mute a DAW's master, the output of the DAW's monitor section instead,
    which Ardour calls Monitor. If that would be muted too, the default channels. */
std::vector<std::string> safeChannels (const ListedDevice&);

/** What to listen to if the user names nothing: a DAW's master, or the only DAW; otherwise the only monitor, or the
    only one that is played to; otherwise the only program. Never channels that listening would mute. Empty if nothing
    stands out. */
std::optional<DeviceAddress> suggestedAddress (const std::vector<ListedDevice>&);

/** The place of each wanted channel among the available ones; empty if one is missing. Repeated names are matched in
    order. */
std::optional<std::vector<std::size_t>> indicesOf (const std::vector<std::string>& wanted,
                                                   const std::vector<std::string>& available);

/** The first wanted channel that is missing; empty if none is. */
std::optional<std::string> firstMissing (const std::vector<std::string>& wanted,
                                         const std::vector<std::string>& available);
} // namespace twobus
