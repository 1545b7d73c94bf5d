#include "App/Timeline/TimelineInput.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int dragThreshold = 3, eventReach = 9;
constexpr double zoomStep = 1.5;
} // namespace

TimelineInput::TimelineInput (TimelineRange& rangeToMove, const TimelinePicture& shownPicture,
                              const TimelineMemory& memoryToSearch)
    : range (rangeToMove), picture (shownPicture), memory (memoryToSearch)
{}

void TimelineInput::reset()
{
    closeCard();
    setKeyCursor (std::nullopt);
    hovered.reset();
}

double TimelineInput::momentAt (int x) const
{
    return picture.columns.span().secondsAt (static_cast<float> (x - picture.plot.getX()) + 0.5f,
                                             picture.plot.getWidth());
}

const TimelineEvent* TimelineInput::eventNear (double seconds) const
{
    const TimelineEvent* nearest = picture.loudest ? &*picture.loudest : nullptr;

    for (const auto& over : picture.overs)
        if (nearest == nullptr || std::abs (over.seconds - seconds) < std::abs (nearest->seconds - seconds))
            nearest = &over;

    return nearest;
}

const TimelineEvent* TimelineInput::eventAt (juce::Point<int> position) const
{
    const auto& plot = picture.plot;

    if (position.y < plot.getY() - TimelinePicture::eventHeight - 2 || position.y > plot.getY() + eventReach)
        return nullptr;

    const auto* event = eventNear (momentAt (position.x));
    return event != nullptr && std::abs (picture.eventArea (event->seconds).getCentreX() - position.x) <= eventReach
               ? event
               : nullptr;
}

const TimelineEvent* TimelineInput::explained() const noexcept
{
    if (hovered)
        return &*hovered;

    return isCardWanted && picture.chosen ? &*picture.chosen : nullptr;
}

//==============================================================================
/** The cards follow with the next frame. */
void TimelineInput::setPointer (std::optional<juce::Point<int>> next)
{
    if (next == pointerAt)
        return;

    pointerAt = next;
    isHoverDue = true;
    updateHovered();
}

void TimelineInput::updateHovered()
{
    const auto* event = pointerAt ? eventAt (*pointerAt) : nullptr;
    const auto isSame =
        event != nullptr && hovered && picture.eventArea (event->seconds) == picture.eventArea (hovered->seconds);

    if (isSame || (event == nullptr && ! hovered))
        return;

    hovered = event != nullptr ? std::optional (*event) : std::nullopt;
    isCardDue = true;
}

void TimelineInput::movePointer (juce::Point<int> position)
{
    // JUCE also reports a move when nothing moved, for example after a component was hidden under the pointer.
    if (pointerAt == position)
        return;

    setKeyCursor (std::nullopt);
    setPointer (position);
}

void TimelineInput::leave() { setPointer (std::nullopt); }

void TimelineInput::press()
{
    dragFirstSeconds = range.visible().firstSeconds;
    drags = false;
}

void TimelineInput::dragBy (int pixels)
{
    drags = drags || std::abs (pixels) > dragThreshold;

    if (! drags || range.showsEverything())
        return;

    const auto moved = pixels * range.visible().lengthSeconds / std::max (1, picture.plot.getWidth());
    range.panBy (dragFirstSeconds - moved - range.visible().firstSeconds);
}

void TimelineInput::release (juce::Point<int> position, bool isSingleClick)
{
    if (drags || ! isSingleClick)
    {
        drags = false;
        return;
    }

    const auto* clicked = eventAt (position);
    isCardWanted = clicked != nullptr;

    if (clicked != nullptr)
        wantedSeconds = clicked->seconds;
    else
        closeCard();
}

void TimelineInput::turnWheel (const juce::MouseEvent& event, const juce::MouseWheelDetails& wheel)
{
    const auto isSideways = event.mods.isShiftDown() || std::abs (wheel.deltaX) > std::abs (wheel.deltaY);

    if (! isSideways)
        return range.zoomAbout (momentAt (event.x), std::exp2 (-2.0 * static_cast<double> (wheel.deltaY)));

    const auto delta = std::abs (wheel.deltaX) > std::abs (wheel.deltaY) ? wheel.deltaX : wheel.deltaY;
    range.panBy (-0.5 * static_cast<double> (delta) * range.visible().lengthSeconds);
}

//==============================================================================
void TimelineInput::setKeyCursor (std::optional<double> seconds)
{
    if (seconds == keyCursor)
        return;

    keyCursor = seconds;
    isHoverDue = true;
}

void TimelineInput::closeCard()
{
    isCardWanted = false;
    isHoverDue = true;
}

std::optional<int> TimelineInput::cursorX() const
{
    if (keyCursor)
        return picture.columns.span().contains (*keyCursor) ? std::optional (
                   std::min (picture.plot.getX() + static_cast<int> (picture.columns.xOfSeconds (*keyCursor)),
                             picture.plot.getRight() - 1))
                                                            : std::nullopt;

    return pointerAt && picture.plot.contains (*pointerAt) ? std::optional (pointerAt->x) : std::nullopt;
}

std::optional<double> TimelineInput::cursorSeconds() const
{
    if (! picture.cursorX)
        return std::nullopt;

    return keyCursor ? *keyCursor : momentAt (*picture.cursorX);
}

double TimelineInput::newestSeconds() const
{
    return std::max (0.0, range.measuredSeconds() - 0.5 * picture.columns.columnSeconds());
}

/** Moves the cursor by a hundredth of the view, with Shift by a tenth. If there is no cursor yet, it appears where the
    eyes are: at the pointer, at the chosen event, at the newest moment or in the middle. */
bool TimelineInput::moveCursor (bool isLater, bool isFar)
{
    const auto step = std::max (picture.columns.columnSeconds(), range.visible().lengthSeconds * (isFar ? 0.1 : 0.01));
    const auto next =
        keyCursor ? *keyCursor + (isLater ? step : -step) : cursorSeconds().value_or (keyboardFocusSeconds());
    setKeyCursor (std::clamp (next, 0.0, newestSeconds()));
    range.reveal (*keyCursor);
    return true;
}

/** The moment that stays in place when the keys zoom. */
double TimelineInput::keyboardFocusSeconds() const
{
    const auto& visible = range.visible();

    if (keyCursor && visible.contains (*keyCursor))
        return *keyCursor;

    if (picture.chosen && visible.contains (picture.chosen->seconds))
        return picture.chosen->seconds;

    return range.showsNewestEnd() ? range.measuredSeconds() : visible.firstSeconds + 0.5 * visible.lengthSeconds;
}

bool TimelineInput::chooseNeighbour (bool isLater)
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

/** Closes the card first, then puts the cursor away. */
bool TimelineInput::escape()
{
    if (isCardWanted)
        closeCard();
    else if (keyCursor)
        setKeyCursor (std::nullopt);
    else
        return false;

    return true;
}

bool TimelineInput::moveRange (const juce::KeyPress& key)
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

    return true;
}

bool TimelineInput::keyPressed (const juce::KeyPress& key)
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

    if (key.isKeyCode (juce::KeyPress::escapeKey))
        return escape();

    if (isLeft || isRight)
        return moveCursor (isRight, key.getModifiers().isShiftDown());

    if (! key.isKeyCode (juce::KeyPress::endKey))
        return moveRange (key);

    setKeyCursor (newestSeconds());
    range.reveal (*keyCursor);
    return true;
}
} // namespace twobus
