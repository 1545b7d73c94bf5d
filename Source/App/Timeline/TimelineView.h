#pragma once

#include "App/Session/Frame.h"
#include "App/Timeline/LoudnessDistributionView.h"
#include "App/Timeline/TimelineInput.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TimelineCard.h"

#include <string>

namespace twobus
{
/** The measurement so far: short-term loudness over momentary, true-peak overs, the loudest moment, the passes, and how
    often each loudness occurred.

    The wheel zooms about the pointer, dragging and the horizontal wheel pan, a double click shows everything. The
    pointer shows the readings at its position, over a mark the event, and over the histogram the time at that level; a
    click on a mark keeps the event's card open. Keys: Left and Right move the cursor and show the readings there, with
    Shift in larger steps; + and − zoom, Home shows everything, End goes to the newest moment; [ and ] (or Cmd/Ctrl and
    an arrow) choose an event, Return opens its card, Escape closes the card and then the cursor. Repaints only what
    changed: for a new row only its column.
*/
class TimelineView : public Panel
{
public:
    TimelineView();

    void show (const Frame&);

    /** Call this several times a second, also while another page is shown: the readings drop what is not kept here. */
    void remember (const MeterSnapshot&);

    void resized() override;
    juce::String getTooltip() override;

    void mouseMove (const juce::MouseEvent& event) override { input.movePointer (event.getPosition()); }
    void mouseExit (const juce::MouseEvent&) override { input.leave(); }
    void mouseDown (const juce::MouseEvent&) override { input.press(); }
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseUp (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override;

    /** What the open cards say, the event first; empty without a card. */
    juce::String cardText() const;

    /** "3:42 measured, 2 passes, loudest −0.4 dBTP at 2:51.38", and the readings at the cursor. */
    juce::String spokenText() const;

    const TimelinePicture& shownPicture() const noexcept { return picture; }
    juce::Rectangle<int> histogramArea() const { return distributionView.getBounds(); }

private:
    void paintContent (juce::Graphics&) override;
    void paintTitleLine (juce::Graphics&) const;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    void startNewMeasurement (std::uint64_t measurement);
    void showColumns (const Frame&);
    void showReadings (const Frame&);
    void showEvents (const MeterReadings&);
    void showSpans();
    void showPasses (const std::optional<PassReadings>& judged);
    void showTitleLine (const MeterReadings&);
    void showDistribution (const Frame&);

    void showCursor();
    void showHover (const Frame&);
    void placeHover (int x);
    void showChosen (const Frame&);
    void fillCard (const TimelineEvent&, const Frame&);
    void placeCard();
    void choose (const std::optional<TimelineEvent>&);
    void rangeChanged();
    juce::Rectangle<int> titleRest() const;

    TimelineMemory memory;
    TimelineRange range;
    TimelinePicture picture;
    TimelineInput input { range, picture, memory };
    LoudnessDistribution distribution;

    LoudnessDistributionView distributionView;
    juce::TextButton fitButton { "Fit" };
    TimelineCard hoverCard { "Reading at the cursor" }, eventCard { "Event" };

    std::uint64_t shownMeasurement = 0;
    std::vector<EventLegendEntry> legend;
    std::string remark, summary;
    Severity remarkSeverity = Severity::neutral;
    std::string hoverText;
};
} // namespace twobus
