#pragma once

#include "Advice/Advice.h"
#include "Engine/AudioSource.h"
#include "Engine/MeterSnapshot.h"

#include <optional>
#include <string>

/** What the window says about itself rather than about the audio: which page is open, and which banner. Pure
    functions, so that every state can be tested without a window. */
namespace twobus
{
enum class Page
{
    stageQuestion, ///< the very first start
    sourceQuestion, ///< nothing was ever chosen to listen to
    tracking,
    programme
};

Page pageFor (std::optional<Stage>, bool hasSource) noexcept;

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

    bool operator== (const Standby&) const = default;
};

std::optional<Standby> standbyFor (const SourceFacts&, const MeterSnapshot&, Stage);

/** Whether the moving levels are true now: a stream that is gone leaves its last ones behind. */
bool levelsAreLive (const SourceFacts&, const MeterSnapshot&) noexcept;

/** A float path needs no check; any other is unchecked. */
bool showsPathBadge (const SourceFacts&, SignalPath) noexcept;
} // namespace twobus
