#include "App/Timeline/TimelineView.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int dragThreshold = 3, eventReach = 9;
constexpr double zoomStep = 1.5;
} // namespace

double TimelineView::momentAt (int x) const
{
    return picture.columns.span().secondsAt (static_cast<float> (x - picture.plot.getX()) + 0.5f,
                                             picture.plot.getWidth());
}

const TimelineEvent* TimelineView::eventNear (double seconds) const
{
    const TimelineEvent* nearest = picture.loudest ? &*picture.loudest : nullptr;

    for (const auto& over : picture.overs)
        if (nearest == nullptr || std::abs (over.seconds - seconds) < std::abs (nearest->seconds - seconds))
            nearest = &over;

    return nearest;
}

const TimelineEvent* TimelineView::eventAt (juce::Point<int> position) const
{
    const auto& plot = picture.plot;

    if (position.y < plot.getY() - TimelinePicture::eventHeight - 2 || position.y > plot.getY() + eventReach)
        return nullptr;

    const auto* event = eventNear (momentAt (position.x));
    return event != nullptr && std::abs (picture.eventArea (event->seconds).getCentreX() - position.x) <= eventReach
               ? event
               : nullptr;
}

//==============================================================================
/** The cards follow with the next frame. */
void TimelineView::setPointer (std::optional<juce::Point<int>> next)
{
    if (next == pointer)
        return;

    pointer = next;
    isHoverDue = true;
    updateHovered();
}

void TimelineView::updateHovered()
{
    const auto* event = pointer ? eventAt (*pointer) : nullptr;
    const auto isSame =
        event != nullptr && hovered && picture.eventArea (event->seconds) == picture.eventArea (hovered->seconds);

    if (isSame || (event == nullptr && ! hovered))
        return;

    hovered = event != nullptr ? std::optional (*event) : std::nullopt;
    isCardDue = true;
}

void TimelineView::mouseMove (const juce::MouseEvent& event)
{
    // JUCE also calls this when nothing moved, for example after a component was hidden under the pointer.
    if (pointer == event.getPosition())
        return;

    setKeyCursor (std::nullopt);
    setPointer (event.getPosition());
}

void TimelineView::mouseExit (const juce::MouseEvent&) { setPointer (std::nullopt); }

void TimelineView::focusLost (FocusChangeType)
{
    setKeyCursor (std::nullopt);
    repaint();
}

void TimelineView::mouseDown (const juce::MouseEvent&)
{
    dragFirstSeconds = range.visible().firstSeconds;
    isDragging = false;
}

void TimelineView::mouseDrag (const juce::MouseEvent& event)
{
    isDragging = isDragging || std::abs (event.getDistanceFromDragStartX()) > dragThreshold;

    if (! isDragging || range.showsEverything())
        return;

    setMouseCursor (juce::MouseCursor::DraggingHandCursor);
    const auto moved =
        event.getDistanceFromDragStartX() * range.visible().lengthSeconds / std::max (1, picture.plot.getWidth());
    range.panBy (dragFirstSeconds - moved - range.visible().firstSeconds);
}

void TimelineView::mouseUp (const juce::MouseEvent& event)
{
    setMouseCursor (juce::MouseCursor::NormalCursor);

    if (isDragging || event.getNumberOfClicks() > 1)
    {
        isDragging = false;
        return;
    }

    const auto* clicked = eventAt (event.getPosition());
    isCardWanted = clicked != nullptr;

    if (clicked != nullptr)
        wantedSeconds = clicked->seconds;
    else
        closeCard();
}

void TimelineView::mouseDoubleClick (const juce::MouseEvent&)
{
    range.fit();
    rangeChanged();
}

void TimelineView::mouseWheelMove (const juce::MouseEvent& event, const juce::MouseWheelDetails& wheel)
{
    const auto isSideways = event.mods.isShiftDown() || std::abs (wheel.deltaX) > std::abs (wheel.deltaY);

    if (isSideways)
    {
        const auto delta = std::abs (wheel.deltaX) > std::abs (wheel.deltaY) ? wheel.deltaX : wheel.deltaY;
        range.panBy (-0.5 * static_cast<double> (delta) * range.visible().lengthSeconds);
    }
    else
    {
        range.zoomAbout (momentAt (event.x), std::exp2 (-2.0 * static_cast<double> (wheel.deltaY)));
    }

    rangeChanged();
}

//==============================================================================
void TimelineView::setKeyCursor (std::optional<double> seconds)
{
    if (seconds == keyCursorSeconds)
        return;

    keyCursorSeconds = seconds;
    isHoverDue = true;
}

/** Moves the cursor by a hundredth of the view, with Shift by a tenth. If there is no cursor yet, it appears where the
    eyes are: at the pointer, at the chosen event, at the newest moment or in the middle. */
bool TimelineView::moveCursor (bool isLater, bool isFar)
{
    const auto& visible = range.visible();
    const auto newest = std::max (0.0, range.measuredSeconds() - 0.5 * picture.columns.columnSeconds());
    const auto step = std::max (picture.columns.columnSeconds(), visible.lengthSeconds * (isFar ? 0.1 : 0.01));
    const auto next = keyCursorSeconds ? *keyCursorSeconds + (isLater ? step : -step)
                                       : cursorSeconds().value_or (keyboardFocusSeconds());
    setKeyCursor (std::clamp (next, 0.0, newest));
    range.reveal (*keyCursorSeconds);
    rangeChanged();
    return true;
}

/** The moment that stays in place when the keys zoom. */
double TimelineView::keyboardFocusSeconds() const
{
    const auto& visible = range.visible();

    if (keyCursorSeconds && visible.contains (*keyCursorSeconds))
        return *keyCursorSeconds;

    if (picture.chosen && visible.contains (picture.chosen->seconds))
        return picture.chosen->seconds;

    return range.showsNewestEnd() ? range.measuredSeconds() : visible.firstSeconds + 0.5 * visible.lengthSeconds;
}

bool TimelineView::chooseNeighbour (bool isLater)
{
    auto drawn = picture.overs;

    if (picture.loudest)
        drawn.push_back (*picture.loudest);

    const auto& visible = range.visible();
    const auto from = picture.chosen ? picture.chosen->seconds
                      : isLater      ? visible.firstSeconds - 1.0
                                     : visible.lastSeconds() + 1.0;
    wantedSeconds = neighbourOf (from, isLater, drawn, visible, memory);

    if (wantedSeconds)
        range.reveal (*wantedSeconds);

    return true;
}

bool TimelineView::navigate (const juce::KeyPress& key)
{
    const auto character = key.getTextCharacter();
    if (key.isKeyCode (juce::KeyPress::homeKey))
        range.fit();
    else if (character == '+' || character == '=' || key.isKeyCode (juce::KeyPress::numberPadAdd))
        range.zoomAbout (keyboardFocusSeconds(), 1.0 / zoomStep);
    else if (character == '-' || key.isKeyCode (juce::KeyPress::numberPadSubtract))
        range.zoomAbout (keyboardFocusSeconds(), zoomStep);
    else
        return false;

    rangeChanged();
    return true;
}

bool TimelineView::keyPressed (const juce::KeyPress& key)
{
    const auto character = key.getTextCharacter();
    const auto isLeft = key.isKeyCode (juce::KeyPress::leftKey), isRight = key.isKeyCode (juce::KeyPress::rightKey);

    if (character == '[' || character == ']')
        return chooseNeighbour (character == ']');

    if (key.getModifiers().isCommandDown() || key.getModifiers().isCtrlDown())
        return (isLeft || isRight) && chooseNeighbour (isRight);

    if (key.isKeyCode (juce::KeyPress::returnKey) && picture.chosen)
    {
        isCardWanted = isCardDue = true;
        return true;
    }

    if (key.isKeyCode (juce::KeyPress::escapeKey) && isCardWanted)
    {
        closeCard();
        return true;
    }

    if (key.isKeyCode (juce::KeyPress::escapeKey) && keyCursorSeconds)
    {
        setKeyCursor (std::nullopt);
        return true;
    }

    if (isLeft || isRight)
        return moveCursor (isRight, key.getModifiers().isShiftDown());

    if (key.isKeyCode (juce::KeyPress::endKey))
    {
        setKeyCursor (std::max (0.0, range.measuredSeconds() - 0.5 * picture.columns.columnSeconds()));
        range.reveal (*keyCursorSeconds);
        rangeChanged();
        return true;
    }

    return navigate (key);
}
} // namespace twobus
