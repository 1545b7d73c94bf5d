#pragma once

#include "App/Widgets/Theme.h"

namespace twobus
{
/** Draws the small triangle that marks a menu button, in the middle of the area. */
inline void drawMenuArrow (juce::Graphics& g, juce::Rectangle<float> area, juce::Colour colour)
{
    const auto arrow = area.withSizeKeepingCentre (8.0f, 5.0f);
    juce::Path triangle;
    triangle.addTriangle (arrow.getTopLeft(), arrow.getTopRight(), { arrow.getCentreX(), arrow.getBottom() });
    g.setColour (colour);
    g.fillPath (triangle);
}
} // namespace twobus
