#pragma once

#include "App/Files/Details/WaveformPicture.h"
#include "App/Widgets/TimelineCard.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** The chosen file's waveform with its worst moments. The pointer shows time, peak and loudness, and over a mark
    what its moment is and how long it lasted. A click on a mark chooses its moment; Left, Right, Home and End choose
    moments in order of time, and the chosen one is explained while the waveform has the focus. Repaints only what
    changed.

    If the waveform is no longer kept, a button offers to measure the file again. Message thread.
*/
class FileWaveform : public juce::Component
{
public:
    FileWaveform();

    struct Shown
    {
        std::shared_ptr<const ProgrammeTrace> trace; ///< null if not kept
        double seconds = 0.0;
        std::vector<FileMoment> moments;
        double limitDbtp = 0.0; ///< that the moments are compared with
    };

    void show (Shown);

    /** Does not call onChoose. */
    void choose (std::optional<std::size_t> moment);

    std::function<void (std::size_t moment)> onChoose;
    std::function<void()> onMeasureAgain;

    void paint (juce::Graphics&) override;
    void resized() override;
    void mouseMove (const juce::MouseEvent&) override;
    void mouseExit (const juce::MouseEvent&) override;
    void mouseUp (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override { focusChanged(); }
    void focusLost (FocusChangeType) override { focusChanged(); }
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    const WaveformPicture& shownPicture() const noexcept { return picture; }

    /** "0:20, 3 worst moments. Chosen: 5, −0.4 dBTP L, intact. Over −1.0 dBTP: 0:05.0 to 0:05.1." */
    juce::String spokenText() const;

private:
    void showCursor (std::optional<juce::Point<int>> pointer);
    void showCard();
    void focusChanged();
    std::optional<std::size_t> explained() const;
    std::vector<std::string> wordsOf (std::size_t moment) const;
    std::string wordsAt (int x) const;
    std::optional<std::size_t> neighbour (bool isLater) const;
    std::optional<std::size_t> outermostMoment (bool isLast) const;

    WaveformPicture picture;
    std::optional<std::size_t> pointedAt;
    double limitDbtp = 0.0;
    TimelineCard card { "Reading at the pointer" };
    juce::TextButton measureAgain { "Measure again" };
};
} // namespace twobus
