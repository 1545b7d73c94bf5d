#pragma once

#include "Advice/Advice.h"
#include "Engine/AudioSource.h"
#include "Engine/MeterSnapshot.h"

#include <optional>
#include <string>
#include <vector>

/** @file
    What the window says about the stream rather than about the audio: its banner, and what stands in place of a
    verdict. Pure functions, so that every state can be tested without a window.
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

/** The most urgent thing about the stream; empty while all is well. */
std::optional<Banner> bannerFor (const SourceFacts&, const MeterSnapshot&);

/** What stands where the verdict would, while there is no stream or no sound to judge. */
struct Standby
{
    std::string headline, text;
    bool offersGuide = false; ///< how audio gets here is what they need to know

    bool operator== (const Standby&) const = default;
};

/** silenceCauses: why this source may be silent, said after 15 s of it (see SilentSource). */
std::optional<Standby> standbyFor (const SourceFacts&, const MeterSnapshot&, Stage,
                                   const std::vector<std::string>& silenceCauses = {});

/** Whether the moving levels are true now: a stream that is gone leaves its last ones behind. */
bool levelsAreLive (const SourceFacts&, const MeterSnapshot&) noexcept;

/** A float path needs no check; any other is unchecked. */
bool showsPathBadge (const SourceFacts&, SignalPath) noexcept;
} // namespace twobus
