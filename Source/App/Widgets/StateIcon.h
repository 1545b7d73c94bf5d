#pragma once

#include "Advice/Advice.h"

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The shape that goes with a severity, so that colour is never its only carrier: a check in a circle for good, a
    triangle for caution, a square with an x for damage, an i in a circle for neutral. */
void drawStateIcon (juce::Graphics&, Severity, juce::Rectangle<float> area);
} // namespace twobus
