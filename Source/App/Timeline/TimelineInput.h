#pragma once

#include "App/Timeline/TimelineMemory.h"
#include "App/Timeline/TimelinePicture.h"
#include "App/Timeline/TimelineRange.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace twobus
{
/** What the user does with a timeline by mouse and keys: moves the range, points at a moment or an event, and chooses
    an event. Draws nothing; the view shows the results with its next frame. Positions are in the view's pixels. Message
    thread. */
class TimelineInput
{
public:
    TimelineInput (TimelineRange&, const TimelinePicture&, const TimelineMemory&);

    /** For a new measurement: nothing is pointed at or chosen. */
    void reset();

    //==============================================================================
    void movePointer (juce::Point<int>);
    void leave();
    void press();
    void dragBy (int pixels);

    /** Ends a drag. Otherwise it is a click, which opens an event's card or closes the card. */
    void release (juce::Point<int>, bool isSingleClick);
    void turnWheel (const juce::MouseEvent&, const juce::MouseWheelDetails&);
    bool keyPressed (const juce::KeyPress&);

    bool isDragging() const noexcept { return drags; }

    //==============================================================================
    /** The picture has changed, so another event can be under the pointer. */
    void updateHovered();

    void setKeyCursor (std::optional<double> seconds);
    void closeCard();

    const std::optional<juce::Point<int>>& pointer() const noexcept { return pointerAt; }

    /** A cursor set with the keys. It stays at its moment, so its place changes with the picture. */
    const std::optional<double>& keyCursorSeconds() const noexcept { return keyCursor; }

    /** Where the cursor's line belongs; empty if there is none in view. */
    std::optional<int> cursorX() const;

    /** The moment of the line that is drawn. */
    std::optional<double> cursorSeconds() const;

    /** The event that the card is about: the one under the pointer, otherwise the one chosen. */
    const TimelineEvent* explained() const noexcept;
    const TimelineEvent* eventNear (double seconds) const;

    std::optional<TimelineEvent> hovered; ///< the event whose mark is under the pointer; the view refines it
    std::optional<double> wantedSeconds; ///< the event to choose once the columns there have been read

    /** What the view must update with its next frame. */
    bool isHoverDue = false, isCardDue = false;

private:
    void setPointer (std::optional<juce::Point<int>>);
    bool moveCursor (bool isLater, bool isFar);
    bool chooseNeighbour (bool isLater);
    bool escape();
    bool moveRange (const juce::KeyPress&);
    double newestSeconds() const;
    double momentAt (int x) const;
    double keyboardFocusSeconds() const;
    const TimelineEvent* eventAt (juce::Point<int>) const;

    TimelineRange& range;
    const TimelinePicture& picture;
    const TimelineMemory& memory;

    std::optional<juce::Point<int>> pointerAt;
    std::optional<double> keyCursor;
    bool isCardWanted = false; ///< the card is open, although its event can be out of view
    double dragFirstSeconds = 0.0;
    bool drags = false;
};
} // namespace twobus
