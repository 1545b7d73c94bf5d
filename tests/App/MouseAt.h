#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus::test
{
/** A mouse event at this position in a component. Works without a display. */
inline juce::MouseEvent mouseAt (juce::Component& component, int x, int y)
{
    using Source = juce::MouseInputSource;
    const auto now = juce::Time::getCurrentTime();
    const juce::Point<float> position (static_cast<float> (x), static_cast<float> (y));
    return { juce::Desktop::getInstance().getMainMouseSource(),
             position,
             {},
             Source::defaultPressure,
             Source::defaultOrientation,
             Source::defaultRotation,
             Source::defaultTiltX,
             Source::defaultTiltY,
             &component,
             &component,
             now,
             position,
             now,
             1,
             false };
}
} // namespace twobus::test
