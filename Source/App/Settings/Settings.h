#pragma once

#include "Advice/Choices.h"
#include "App/Settings/Page.h"
#include "App/Settings/SourceChoice.h"
#include "App/Settings/ThemeName.h"
#include "Core/Bank/LastMinutes.h"
#include "Present/Base/ReadingsScope.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Meters/LevelMeter.h"
#include "Present/Meters/LoudnessFace.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace twobus
{
struct WindowBounds
{
    int x = 0, y = 0, width = 0, height = 0;

    bool operator== (const WindowBounds&) const = default;
};

inline constexpr std::array<int, 7> scalePercents { 75, 90, 100, 125, 150, 175, 200 };

/** What Twobus remembers from one start to the next.

    A damaged or newer file never prevents a start: values that can be read are used, the others keep their defaults.
*/
struct Settings
{
    std::optional<Stage> stage; ///< what the user works on; empty if not answered yet
    Stage programmeOfRecording = Stage::mix; ///< what a programme is judged as while the stage is recording
    Page page = Page::mix; ///< one of pagesInOrder
    ExportFormat exportFormat = ExportFormat::integer24;
    double aimDbtp = -6.0;
    double streamTargetLufs = streamTargetsLufs.front(), streamCeilingDbtp = streamCeilingsDbtp.front();
    int lastMinutes = LastMinutes::usual; ///< how many of the last minutes of a stream count
    bool showsLastMinutes = false; ///< their loudness is shown at the other stages too
    bool clippedByChoice = false; ///< see Choices
    LevelMeter levelMeter = LevelMeter::peakAndRms;
    RmsConvention rms = RmsConvention::mathematical;
    ReadingsScope readingsScope = ReadingsScope::pass; ///< what the readings on the mix page cover
    bool dualMono = false; ///< if true, a source with one channel counts twice: see MeterFormat
    std::optional<SourceChoice> source; ///< for a mix or master
    std::optional<SourceChoice> recordingSource;
    LinkedInputs linkedInputs;
    std::optional<WindowBounds> window, miniWindow;
    bool isMini = false;
    bool isMaximised = false; ///< applies to the whole window; window holds the bounds that it restores to
    bool keepsSessionLog = true; ///< keeps the history of a mix or master on disk: see SessionRecorder
    bool keepsStreamLog = false; ///< the same, of a stream
    LoudnessScale loudnessScale = LoudnessScale::absolute;
    ThemeName theme = ThemeName::dark;
    std::filesystem::path lastFolder; ///< where files were last opened or saved; empty if never
    std::optional<double> timelineShare; ///< of the mix page's height, from 0 to 1; empty for the usual height
    int scalePercent = 100; ///< the size of everything in the window: one of scalePercents

    /** How many of the last minutes to measure; empty for none. */
    std::optional<int> minutesToMeasure() const noexcept;

    /** Whether a programme is judged as a mix, a finished master or a stream. */
    Stage programmeStage() const noexcept;

    /** Judges a programme as a mix, a finished master or a stream from now on. If the stage is recording, it stays
        so. */
    void judgeProgrammeAs (Stage) noexcept;

    /** The last source of this stage's page. */
    std::optional<SourceChoice>& sourceOf (Stage) noexcept;

    /** The last source of this stage's page, or that of the other stages if it never had one. A programme is no input
        being recorded, so that of the other stages then counts only if it is the demo or a hardware input. */
    const std::optional<SourceChoice>& sourceAtStart (Stage) const noexcept;

    bool operator== (const Settings&) const = default;
};

std::string toJson (const Settings&);
Settings settingsFromJson (std::string_view);

/** Whether the text is a JSON object, as toJson writes; if not, nothing in it can be used. */
bool isSettingsText (std::string_view);
} // namespace twobus
