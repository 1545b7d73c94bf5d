#include "App/Mix/TimelineBorder.h"

#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int pixelsPerKey = 20, gripWidth = 44, gripHeight = 3;
}

TimelineBorder::TimelineBorder()
{
    setTitle ("Height of the timeline");
    setTooltip ("Drag to make the timeline higher or lower (Up and Down by keyboard).\n"
                "Double-click for the usual height (Home).");
    setMouseCursor (juce::MouseCursor::UpDownResizeCursor);
    makeReachable (*this);
}

void TimelineBorder::moveTo (std::optional<int> y) const
{
    if (onMove != nullptr)
        onMove (y);
}

void TimelineBorder::mouseDown (const juce::MouseEvent&) { yAtMouseDown = getY(); }

void TimelineBorder::mouseDrag (const juce::MouseEvent& event)
{
    // The border follows the pointer, so the distance is measured where the pointer was pressed, on the screen.
    moveTo (yAtMouseDown + event.getScreenPosition().y - event.getMouseDownScreenPosition().y);
}

void TimelineBorder::mouseDoubleClick (const juce::MouseEvent&) { moveTo (std::nullopt); }

bool TimelineBorder::keyPressed (const juce::KeyPress& key)
{
    if (key == juce::KeyPress::upKey)
        moveTo (getY() - pixelsPerKey);
    else if (key == juce::KeyPress::downKey)
        moveTo (getY() + pixelsPerKey);
    else if (key == juce::KeyPress::homeKey)
        moveTo (std::nullopt);
    else
        return false;

    return true;
}

void TimelineBorder::paint (juce::Graphics& g)
{
    if (isMouseOverOrDragging())
    {
        g.setColour (theme::textDim());
        g.fillRoundedRectangle (getLocalBounds().withSizeKeepingCentre (gripWidth, gripHeight).toFloat(), 1.5f);
    }

    drawFocusRing (g, *this);
}
} // namespace twobus
