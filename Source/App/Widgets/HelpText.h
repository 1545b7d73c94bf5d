#pragma once

#include <juce_graphics/juce_graphics.h>

/** @file
    The words of a tooltip or of help by keyboard, on a small card. Both look the same.
*/
namespace twobus
{
/** The height of the card in pixels. The text's lines wrap if they are longer than the card is wide. */
int heightOfHelp (const juce::String& text, int width);

/** The width at which no line wraps, or mostWidth if that is less. Pixels. */
int widthOfHelp (const juce::String& text, int mostWidth);

void drawHelp (juce::Graphics&, const juce::String& text, juce::Rectangle<int> card);
} // namespace twobus
