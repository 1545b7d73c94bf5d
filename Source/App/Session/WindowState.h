#pragma once

#include "Advice/Advice.h"
#include "Core/Passages/PlayerTimeline.h"
#include "Engine/AudioSource.h"
#include "Engine/MeterSnapshot.h"

#include <optional>
#include <string>
#include <vector>

/** @file
    What the window says about the stream rather than about the audio: its banner, and the text in place of a verdict.
    Pure functions, so that every state can be tested without a window.
*/
namespace twobus
{
struct SourceFacts
{
    bool exists = false;
    SourceStatus status;
};

struct Banner
{
    Severity severity = Severity::neutral;
    std::string text;

    bool operator== (const Banner&) const = default;
};

/** What went wrong in what is judged. */
struct StreamFaults
{
    StreamHealth health;
    std::uint64_t invalidSamples = 0;
    Stage stage = Stage::mix; ///< says what to do about it
};

/** The most urgent problem or state of the stream; empty if there is nothing to say. */
std::optional<Banner> bannerFor (const SourceFacts&, const MeterSnapshot&, const StreamFaults&);

/** The text in place of the verdict while there is no stream or no sound to judge. */
struct Standby
{
    std::string headline, text;
    bool offersGuide = false; ///< offer the guide on how to get audio into Twobus

    bool operator== (const Standby&) const = default;
};

/** Empty if there is sound to judge. silenceCauses: why this source may be silent, shown after 15 s of silence (see
    SilentSource). */
std::optional<Standby> standbyFor (const SourceFacts&, const MeterSnapshot&, Stage,
                                   const std::vector<std::string>& silenceCauses = {});

/** The notice beside the verdict. It adds what can be done with a key: a pass that a noise floor keeps from ending, and
    a fader that was moved while a loop plays. */
std::string verdictNotice (const std::string& notice, const Advice&, std::optional<double> floorLufs);

/** That passes are judged together, or that a rest can belong to the song; else empty. A rest of more than 10 s is not
    mentioned, nor one in which the player jumped. If the player's time is not known (null, or silent about these
    passes), a rest before audio that was heard earlier is not mentioned: that was only played again. */
std::string joinOffer (const MeterReadings& judged, const PlayerTimeline* player);

/** The menu's item for joining passes. */
std::string joinItem (const MeterReadings& judged);

/** Whether the moving levels are current. After a stream has stopped, its last levels remain in the snapshot. */
bool levelsAreLive (const SourceFacts&, const MeterSnapshot&) noexcept;

/** The badge is shown unless the path is floating point, which needs no check. */
bool showsPathBadge (const SourceFacts&, SignalPath) noexcept;
} // namespace twobus
