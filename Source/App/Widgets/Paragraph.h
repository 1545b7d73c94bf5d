#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string_view>

/** @file
    Wrapped text, drawn from the top of an area. The area loses the height that the text takes. Text that does not fit
    is not drawn at all, because half a sentence misleads.
*/
namespace twobus
{
void drawParagraph (juce::Graphics&, std::string_view utf8, const juce::Font&, juce::Colour,
                    juce::Rectangle<int>& area);

/** Puts no-break spaces before units, as drawParagraph does: "5.6 dB" and "32 %" stay on one line. */
juce::String withUnitsKept (std::string_view utf8);

/** The height of the wrapped text, in pixels. */
int heightOfParagraph (std::string_view utf8, const juce::Font&, int width);
} // namespace twobus
