#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string_view>

/** @file
    A text that wraps, drawn from the top of an area, which loses what the text took. Text that does not fit is
    not drawn at all: half a sentence misleads.
*/
namespace twobus
{
void drawParagraph (juce::Graphics&, std::string_view utf8, const juce::Font&, juce::Colour,
                    juce::Rectangle<int>& area);

/** With spaces that do not break before units: "5.6 dB" and "32 %" stay on one line. As paragraphs are drawn. */
juce::String withUnitsKept (std::string_view utf8);

/** How high it would be. */
int heightOfParagraph (std::string_view utf8, const juce::Font&, int width);
} // namespace twobus
