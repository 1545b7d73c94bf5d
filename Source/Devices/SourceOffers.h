#pragma once

#include "Devices/ListedDevice.h"

#include <optional>
#include <string>
#include <vector>

/** @file
    The devices as a person chooses among them: one row for a program, with its master first, and the rest behind
    "more". The window and twobus-cli show the same. Pure functions of names.
*/
namespace twobus
{
struct SourceOffer
{
    DeviceAddress address; ///< without channels where the device has to be asked for them
    std::string part; ///< "Master", "inputs 1–2"; empty where the program or device is all there is to say

    /** See JackPort. Such an offer needs an explicit yes. */
    bool isMutedByListening = false;
};

struct SourceGroup
{
    std::string name; ///< "Ardour", "Scarlett 2i2"
    DeviceKind kind = DeviceKind::unknown;
    SourceOffer offer; ///< what most people want of it
    std::vector<SourceOffer> more; ///< in the order of the channels
    std::string note; ///< why offer is not the master, in a sentence or two; else empty
};

enum class OfferedFor
{
    programme, ///< a mix or master: what a DAW plays comes first
    recording ///< inputs come first, and all channels of a device together
};

/** A group a program or device. Clients of one program that plays several things are one group; a second DAW is one of
    its own. */
std::vector<SourceGroup> sourceGroups (const std::vector<ListedDevice>&, OfferedFor);

/** "DAW", "program", "monitor: what you hear", "microphone or line input"; empty where the kind is not known. */
std::string kindText (DeviceKind);

/** Why listening to this needs an explicit yes, what would happen, and what to take instead. */
std::string mutingText (const std::string& program, const std::string& part);
} // namespace twobus
