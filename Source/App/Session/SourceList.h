#pragma once

#include "Advice/Choices.h"
#include "App/Settings/SourceChoice.h"
#include "Devices/DeviceCatalogue.h"
#include "Devices/DeviceSource.h"
#include "Engine/AudioSource.h"
#include "Taps/TapEnsemble.h"

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
    std::string kind {}; ///< "DAW", "monitor: what you hear"; empty if unknown, and for the entries in more
    std::string note {}; ///< a sentence for the user; usually empty
    bool isMutedByListening = false; ///< if true, ask the user before you open it
    std::vector<SourceEntry> more {}; ///< the device's or program's other channels
    std::string program {}; ///< whose channels they are: "Ardour"
};

struct SourceSection
{
    std::string title; ///< the driver's name, as people call it
    std::string problem; ///< if it lists nothing: why, and what to do; otherwise empty
    std::vector<SourceEntry> entries;
};

/** One section for each driver, with one entry for each program or device, grouped by sourceGroups. DAWs come first and
    microphones last; for a recording, microphones come first, and neither DAWs nor monitors are offered: what they play
    is not what is being recorded. */
std::vector<SourceSection> sectionsOf (const std::vector<DriverListing>&, Stage);

/** One entry for each DAW: the tap that is nearest to its export, and the other taps behind it. Empty without taps. */
std::optional<SourceSection> tapSection (const std::vector<HeardTap>&);

/** See SourceList::onlyHardwareInput. */
std::optional<SourceChoice> onlyHardwareInputOf (const std::vector<DriverListing>&);

/** The only section shown if no driver lists any device: see DeviceCatalogue::missingRequirement. */
SourceSection emptySection (const std::string& missingRequirement);

/** "Demo mix", or the device and its channels. */
std::string labelOf (const SourceChoice&);

/** Floating point for the demo and for a DAW's own port, otherwise unknown. */
SignalPath pathOf (const SourceChoice&);

/** Whether a driver of this type is listed. If it is, its devices can appear later; if not, they never will. */
bool hasDriver (const std::vector<DriverListing>&, const std::string& typeName) noexcept;

/** Why a device that is not listed cannot be opened, and what to do about it. */
std::string missingSourceText (const std::vector<DriverListing>&, const DeviceAddress&);

/** Whether both are the same device; channels are ignored. The demo counts as one device. */
bool isSameDevice (const SourceChoice&, const SourceChoice&) noexcept;

struct OpenedSource
{
    std::unique_ptr<AudioSource> source; ///< null if there is a problem
    SourceChoice choice; ///< with the channels that were found; remember this one
    std::string problem; ///< a sentence; empty if there is no problem
    bool canComeBack = false; ///< the problem can go away by itself, so try again later
};

/** Lists the sources that the user can choose, and opens them. Message thread. */
class SourceList
{
public:
    /** Looks for devices again, which can take some tenths of a second. */
    std::vector<SourceSection> scan (Stage);

    /** The hardware input that a recording listens to if the user has chosen nothing: the only one of the first driver
        that has any. Empty if there is none, or a choice. Looks for devices again. */
    std::optional<SourceChoice> onlyHardwareInput();

    /** Whether the ports have changed since the last scan, as far as that can be checked quickly. */
    bool hasChanged();

    /** Whether the source carries sound now. Empty if only opening the device could show that. */
    std::optional<bool> carriesSound (const SourceChoice&);

    /** Stops checking for sound when nobody has asked carriesSound for a while. Must be called now and then. */
    void rest();

    /** Whether listening to this source would mute it, so that the user must be asked first. */
    bool isMutedByListening (const SourceChoice&) const;

    /** Whether somebody has asked for Twobus' window, in the window of a tap, since the last call. */
    bool takeShowRequest() noexcept { return taps.takeShowRequest(); }

    /** Hears the taps of the DAW that belong to this choice together, or those of any DAW if it is something else.
        Returns what they show; null if there are none. Must be called some times a second. */
    std::shared_ptr<const EnsembleReadings> hearTogether (const std::optional<SourceChoice>&);

    /** The question for the user. */
    static std::string mutingQuestion (const SourceChoice&);

    /** Creates the source, or says why that failed. The device itself is opened when the source starts. */
    OpenedSource open (SourceChoice, Stage, Muting = Muting::avoided);

private:
    OpenedSource openTap (TapChoice);

    DeviceCatalogue catalogue;
    TapReceiver taps;
    TapEnsemble ensemble { taps };
    std::vector<std::string> tapsListed; ///< their names, at the last scan
};
} // namespace twobus
