#pragma once

#include "Advice/Choices.h"
#include "App/Settings/Page.h"
#include "App/Settings/SourceChoice.h"
#include "App/Settings/ThemeName.h"
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

    A damaged or newer text never stops the start: whatever of it can be read is taken, the rest is as at the
    first start.
*/
struct Settings
{
    std::optional<Stage> stage; ///< what the user works on; empty: never asked
    Stage programmeOfRecording = Stage::mix; ///< what a programme is judged as while that is a recording
    Page page = Page::mix; ///< one of the four
    ExportFormat exportFormat = ExportFormat::integer24;
    double aimDbtp = -6.0;
    bool clippedByChoice = false; ///< see Choices
    LevelMeter levelMeter = LevelMeter::peakAndRms;
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false; ///< a source of one channel counts twice: see MeterFormat
    std::optional<SourceChoice> source; ///< of a mix or master
    std::optional<SourceChoice> recordingSource;
    LinkedInputs linkedInputs;
    std::optional<WindowBounds> window, miniWindow;
    bool isMini = false;
    bool isMaximised = false; ///< the whole window; its bounds are those that it goes back to
    bool keepsSessionLog = true; ///< what is heard of a mix or master is kept on disk: see SessionRecorder
    LoudnessScale loudnessScale = LoudnessScale::absolute;
    ThemeName theme = ThemeName::dark;
    std::filesystem::path lastFolder; ///< where files were last opened or saved; empty: nowhere yet
    int scalePercent = 100; ///< of everything in the window: one of scalePercents

    /** What a programme is judged as: a mix or a finished master. */
    Stage programmeStage() const noexcept;

    /** The user says that a programme is a mix or a finished master. What is being recorded stays a recording. */
    void judgeProgrammeAs (Stage) noexcept;

    /** What the stage's page listened to the last time. */
    std::optional<SourceChoice>& sourceOf (Stage) noexcept;

    /** The same, or what the other page listened to where this one never had its own. */
    const std::optional<SourceChoice>& sourceAtStart (Stage) const noexcept;

    bool operator== (const Settings&) const = default;
};

std::string toJson (const Settings&);
Settings settingsFromJson (std::string_view);

/** Whether the text is what toJson writes, whatever it says: otherwise all of it is lost on us. */
bool isSettingsText (std::string_view);
} // namespace twobus
