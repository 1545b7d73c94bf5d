#pragma once

#include "Advice/Choices.h"
#include "App/SourceChoice.h"
#include "Present/LevelMeter.h"
#include "Present/RmsConvention.h"

#include <optional>
#include <string>
#include <string_view>

/** What Twobus remembers from one start to the next.

    A damaged or newer text never stops the start: whatever of it can be read is taken, the rest is as at the
    first start.
*/
namespace twobus
{
struct WindowBounds
{
    int x = 0, y = 0, width = 0, height = 0;

    bool operator== (const WindowBounds&) const = default;
};

struct Settings
{
    std::optional<Stage> stage; ///< empty: never asked
    ExportFormat exportFormat = ExportFormat::integer24;
    double aimDbtp = -6.0;
    bool clippedByChoice = false; ///< see Choices
    LevelMeter levelMeter = LevelMeter::peakAndRms;
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false; ///< a source of one channel counts twice: see MeterFormat
    std::optional<SourceChoice> source; ///< of a mix or master
    std::optional<SourceChoice> recordingSource;
    LinkedInputs linkedInputs;
    std::optional<WindowBounds> window;

    /** What the stage's page listened to the last time. */
    std::optional<SourceChoice>& sourceOf (Stage) noexcept;

    /** The same, or what the other page listened to where this one never had its own. */
    const std::optional<SourceChoice>& sourceAtStart (Stage) const noexcept;

    bool operator== (const Settings&) const = default;
};

std::string toJson (const Settings&);
Settings settingsFromJson (std::string_view);
} // namespace twobus
