#pragma once

#include "Advice/Advice.h"
#include "Engine/AudioSource.h"
#include "Engine/MeterSnapshot.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/** What the window says about itself rather than about the audio: which page is open, and which banner. Pure
    functions, so that every state can be tested without a window. */
namespace twobus
{
enum class Page
{
    stageQuestion, ///< the very first start
    sourceQuestion, ///< nothing was ever chosen to listen to
    tracking,
    mix,
    delivery,
    files
};

inline constexpr std::array<Page, 4> pagesInOrder { Page::tracking, Page::mix, Page::delivery, Page::files };

/** The wanted page, or the question that comes before it. Files need neither stage nor source. */
Page pageFor (std::optional<Stage>, bool hasSource, Page wanted) noexcept;

/** Where somebody at that stage begins. */
Page firstPageFor (Stage) noexcept;

/** Recording has a page of its own; on the others a programme is listened to. */
bool listensToInputs (Page) noexcept;

std::string_view keyOf (Page) noexcept; ///< "mix": for the settings; empty for a question
std::optional<Page> pageFromKey (std::string_view) noexcept;

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
std::optional<Standby> standbyFor (const SourceFacts&, const MeterSnapshot&, Stage, const std::vector<std::string>& silenceCauses = {});

/** Whether the moving levels are true now: a stream that is gone leaves its last ones behind. */
bool levelsAreLive (const SourceFacts&, const MeterSnapshot&) noexcept;

/** A float path needs no check; any other is unchecked. */
bool showsPathBadge (const SourceFacts&, SignalPath) noexcept;
} // namespace twobus
