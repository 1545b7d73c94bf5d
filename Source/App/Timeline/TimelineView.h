#pragma once

#include "App/Session/Frame.h"
#include "App/Timeline/LoudnessDistributionView.h"
#include "App/Timeline/TimelineMemory.h"
#include "App/Timeline/TimelinePicture.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TimelineCard.h"

#include <string>

namespace twobus
{
/** The measurement so far: short-term loudness over momentary, true-peak overs, the loudest moment, the passes, and how
    often each loudness occurred.

    The wheel zooms about the pointer, dragging and the horizontal wheel pan, a double click shows everything. The
    pointer shows the readings at its position; a click on an event opens a card with its readings. Keys: + and − zoom,
    the arrows pan, Home shows everything; [ and ] (or Cmd/Ctrl and an arrow) choose an event, Return opens its card,
    Escape closes it. Repaints only what changed: for a new row only its column.
*/
class TimelineView : public Panel
{
public:
    TimelineView();

    void show (const Frame&);

    void resized() override;
    juce::String getTooltip() override;

    void mouseMove (const juce::MouseEvent&) override;
    void mouseExit (const juce::MouseEvent&) override;
    void mouseDown (const juce::MouseEvent&) override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseUp (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }

private:
    void paintContent (juce::Graphics&) override;
    void paintTitleLine (juce::Graphics&) const;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    void startNewMeasurement (std::uint64_t measurement);
    void showColumns (const Frame&);
    void showReadings (const Frame&);
    void showEvents (const MeterReadings&);
    void showPasses();
    void showTitleLine (const MeterReadings&);
    void showDistribution (const Frame&);

    void showHover();
    void showChosen (const Frame&);
    void fillCard (const Frame&);
    void placeCard();
    void closeCard();

    bool navigate (const juce::KeyPress&);
    bool chooseNeighbour (bool isLater);
    void choose (const std::optional<TimelineEvent>&);
    void rangeChanged();
    double momentAt (int x) const;
    double keyboardFocusSeconds() const;
    const TimelineEvent* eventNear (double seconds) const;
    const TimelineEvent* eventAt (juce::Point<int>) const;
    juce::Rectangle<int> titleRest() const;

    TimelineMemory memory;
    TimelineRange range;
    TimelinePicture picture;
    LoudnessDistribution distribution;

    LoudnessDistributionView distributionView;
    juce::TextButton fitButton { "Fit" };
    TimelineCard hoverCard { "Reading at the pointer" }, eventCard { "Event" };

    std::uint64_t shownMeasurement = 0;
    std::string legend, remark, summary;
    std::optional<double> wantedSeconds; ///< the event to choose once the columns there have been read
    bool isCardWanted = false; ///< the card is open, although its event can be out of view
    bool isCardDue = false;
    double dragFirstSeconds = 0.0;
    bool isDragging = false;
};
} // namespace twobus
