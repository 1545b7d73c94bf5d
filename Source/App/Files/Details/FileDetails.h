#pragma once

#include "App/Files/Details/FileMomentList.h"
#include "App/Files/Details/FileNotes.h"
#include "App/Files/Details/FileWaveform.h"
#include "App/Files/Model/FileExports.h"
#include "App/Widgets/SegmentedControl.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <optional>
#include <string>

namespace twobus
{
/** The chosen file: its facts and its stage, its waveform, its worst moments beside the verdict and the findings, and
    buttons for its exports.

    If there is little room, the moments lose rows first, then the waveform is left out, then the buttons, whose actions
    are also in the row's menu. The verdict stays. Message thread.
*/
class FileDetails : public juce::Component
{
public:
    FileDetails();

    struct Shown
    {
        std::string name, folder;
        Severity severity = Severity::neutral;
        FileTexts texts;
        std::optional<Stage> stage; ///< the stage it is judged as; empty for a file that could not be read
        double seconds = 0.0;
        std::shared_ptr<const ProgrammeTrace> trace;
    };

    /** Empty if no file is chosen. */
    void show (std::optional<Shown>);

    /** Offers the exports that have a writer. All kinds of markers share one button. */
    void offer (const FileExports&);

    /** Offers to compare the file with what was heard live. While the comparison is running, the button is disabled. */
    void offerVerification (bool isOffered, bool isRunning = false);

    std::function<void()> onCopy, onMeasureAgain, onVerify;
    std::function<void (FileExport)> onExport;
    std::function<void (Stage)> onStage;

    void paint (juce::Graphics&) override;
    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All sentences, even those that have no room. */
    juce::String spokenText() const;

private:
    void connectControls();
    void paintHeading (juce::Graphics&) const;
    void chooseMoment (std::size_t);
    void openMarkers();
    std::vector<juce::TextButton*> buttonsInOrder();
    void placeButtons (juce::Rectangle<int>);
    int buttonsWidth();

    std::optional<Shown> shown;
    std::vector<FileExport> markerKinds;
    juce::Rectangle<int> headingArea;

    SegmentedControl stages { "What this file is", { "Mix", "Master" } };
    FileWaveform waveform;
    FileMomentList momentList;
    FileNotes notes;
    bool offersVerification = false;
    juce::TextButton copy { "Copy" }, verification { "As heard?" }, report { "Report" }, csv { "CSV" }, json { "JSON" },
        markers { "DAW markers" };
};
} // namespace twobus
