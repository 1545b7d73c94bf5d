#pragma once

#include "Advice/Choices.h"
#include "App/Settings/SourceChoice.h"
#include "Devices/DeviceCatalogue.h"
#include "Devices/DeviceSource.h"
#include "Engine/AudioSource.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
struct SourceEntry
{
    std::string label; ///< "Ardour, Master"
    SourceChoice choice;
    std::string kind {}; ///< "DAW", "monitor: what you hear"; empty where it is not known, and in what is behind "more"
    std::string note {}; ///< a sentence for the user; mostly empty
    bool isMutedByListening = false; ///< it takes an explicit yes
    std::vector<SourceEntry> more {}; ///< the device's or program's other channels
};

struct SourceSection
{
    std::string title; ///< the driver's name, as people call it
    std::string problem; ///< why it lists nothing, and what to do; empty where it lists something
    std::vector<SourceEntry> entries;
};

/** An entry a program or device, as sourceGroups has it. The DAWs come first and microphones last; for a recording,
    microphones first. */
std::vector<SourceSection> sectionsOf (const std::vector<DriverListing>&, Stage);

/** The only section where no driver lists any device: see DeviceCatalogue::whatIsMissing. */
SourceSection nothingYet (const std::string& whatIsMissing);

/** "Demo mix", or the device and its channels. */
std::string labelOf (const SourceChoice&);

/** A direct port of the DAW and the demo arrive as floating point. */
SignalPath pathOf (const SourceChoice&);

/** Whether such a driver is listed: its devices may come, those of any other never will. */
bool hasDriver (const std::vector<DriverListing>&, const std::string& typeName) noexcept;

/** Why a device that is not listed cannot be opened, and what to do. */
std::string absenceText (const std::vector<DriverListing>&, const DeviceAddress&);

/** The same device, whatever its channels. */
bool isSameDevice (const SourceChoice&, const SourceChoice&) noexcept;

struct OpenedSource
{
    std::unique_ptr<AudioSource> source; ///< null where there is a problem
    SourceChoice choice; ///< with the channels that were found: what to remember
    std::string problem; ///< a sentence; empty while all is well
    bool mayComeBack = false; ///< the problem may go away by itself: worth another try
};

/** What the user can choose to listen to, and the way from a choice to an open source. Message thread. */
class SourceList
{
public:
    /** Looks for devices again: it may take some tenths of a second. */
    std::vector<SourceSection> scan (Stage);

    /** Whether scan would find other ports than it last did, as far as that can be told at once. */
    bool hasChanged();

    /** Whether there is sound now, where that can be told without opening a device. */
    std::optional<bool> carriesSound (const SourceChoice&);

    /** Lets go of what nobody asks about any more; to be called now and then. */
    void rest();

    /** Whether listening to it would mute it, so that the user has to be asked. */
    bool isMutedByListening (const SourceChoice&) const;

    /** What to ask them. */
    static std::string mutingQuestion (const SourceChoice&);

    /** Nothing is opened yet: the source's start does that. */
    OpenedSource open (SourceChoice, Stage, Muting = Muting::avoided);

private:
    DeviceCatalogue catalogue;
};
} // namespace twobus
