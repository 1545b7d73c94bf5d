#include "App/WindowState.h"

#include "Present/Numbers.h"

#include <cmath>

namespace twobus
{
namespace
{
std::string lostText (double seconds)
{
    return seconds < 1.0 ? numberText (std::ceil (seconds * 1000.0), 0) + " ms" : valueText (seconds, "s");
}

bool isHeard (const MeterSnapshot& snapshot) noexcept
{
    return snapshot.readings.secondsOfSignal > 0.0;
}
} // namespace

Page pageFor (std::optional<Stage> stage, bool hasSource) noexcept
{
    if (! stage)
        return Page::stageQuestion;

    if (! hasSource)
        return Page::sourceQuestion;

    return *stage == Stage::recording ? Page::tracking : Page::programme;
}

std::optional<Banner> bannerFor (const SourceFacts& source, const MeterSnapshot& snapshot)
{
    if (source.exists && ! source.status.message.empty())
        return Banner { Severity::caution, source.status.message };

    if (source.exists && source.status.state == SourceState::waiting)
        return Banner { Severity::caution,
                        "Waiting for the device. Twobus goes on by itself as soon as it is there." };

    if (snapshot.isPaused)
        return Banner { Severity::neutral, "Paused. Nothing is measured until you resume (P)." };

    if (const auto& health = snapshot.health; health.lostSeconds > 0.0)
        return Banner { Severity::caution, "Lost " + lostText (health.lostSeconds)
                                               + ": the reading is incomplete. Reset (R) and play it again." };

    if (snapshot.health.framesTooFast > 0)
        return Banner {
            Severity::caution,
            "The device sent audio faster than its clock; that part was left out. Check the device, then reset (R)."
        };

    return std::nullopt;
}

std::optional<Standby> standbyFor (const SourceFacts& source, const MeterSnapshot& snapshot, Stage stage)
{
    if (! source.exists)
        return Standby { "Nothing to listen to", "Choose a source above." };

    if (isHeard (snapshot))
        return std::nullopt;

    if (source.status.state != SourceState::running)
        return Standby { "Waiting for the device", "Nothing is measured yet." };

    if (snapshot.isPaused)
        return Standby { "Paused", "Nothing is measured until you resume." };

    // While recording silence is the first thing to be measured.
    if (stage == Stage::recording)
        return std::nullopt;

    return Standby { "Connected. Silent: press play.", "Play the loudest part first, or the whole song." };
}

bool levelsAreLive (const SourceFacts& source, const MeterSnapshot& snapshot) noexcept
{
    return source.exists && source.status.state == SourceState::running && ! snapshot.isPaused;
}

bool showsPathBadge (const SourceFacts& source, SignalPath path) noexcept
{
    return source.exists && path == SignalPath::unknown;
}
} // namespace twobus
