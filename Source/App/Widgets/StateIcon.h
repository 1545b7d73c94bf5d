#pragma once

#include "Advice/Advice.h"

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** Draws the shape for a severity, so that colour never carries it alone: a check in a circle for good, a triangle for
    caution, a square with an x for damage, an i in a circle for neutral. */
void drawStateIcon (juce::Graphics&, Severity, juce::Rectangle<float> area);
} // namespace twobus
