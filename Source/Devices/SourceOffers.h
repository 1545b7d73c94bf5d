#pragma once

#include "Devices/ListedDevice.h"

#include <optional>
#include <string>
#include <vector>

/** @file
    Groups the devices for a person to choose from: one row per program, with its master first and the rest behind
    "more". The window and twobus-cli show the same. Pure functions of names.
*/
namespace twobus
{
struct SourceOffer
{
    DeviceAddress address; ///< without channels if the device must be asked for them
    std::string part; ///< "Master", "inputs 1–2"; empty if the name of the program or device says enough

    /** See JackPort. The user must accept such an offer explicitly. */
    bool isMutedByListening = false;
};

struct SourceGroup
{
    std::string name; ///< "Ardour", "Scarlett 2i2"
    DeviceKind kind = DeviceKind::unknown;
    SourceOffer offer; ///< the one that most people want
    std::vector<SourceOffer> more; ///< the others, in the order of the channels
    std::string note; ///< why offer is not the master, in one or two sentences; empty if it is
};

enum class OfferedFor
{
    programme, ///< a mix or master: DAWs come first
    recording ///< inputs come first, and all channels of a device together
};

/** One group per program or device. Several clients of one program form one group, but a second DAW gets a group of its
    own. */
std::vector<SourceGroup> sourceGroups (const std::vector<ListedDevice>&, OfferedFor);

/** "DAW", "program", "monitor: what you hear", "microphone or line input"; empty if the kind is not known. */
std::string kindText (DeviceKind);

/** Why listening to this needs an explicit yes, what could happen, and what to choose instead. */
std::string mutingText (const std::string& program, const std::string& part);
} // namespace twobus
