#pragma once

#include "Present/Meters/EventText.h"

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** Draws the mark of an event in this square. The shape alone shows the severity: a filled square with a cross for a
    clip, a filled triangle for an over, an open triangle if nothing needs to be done. The loudest event has a bar over
    its mark. */
void drawEventMark (juce::Graphics&, Severity, bool isLoudest, juce::Rectangle<float> square);

/** Draws the marks with their words on one line, from the left. Leaves out the last ones if there is not enough room.
    Returns the width used, in pixels. */
float drawEventLegend (juce::Graphics&, const std::vector<EventLegendEntry>&, const juce::Font&,
                       juce::Rectangle<float> area);

/** The width of all of it, in pixels. */
float widthOfEventLegend (const std::vector<EventLegendEntry>&, const juce::Font&);
} // namespace twobus
