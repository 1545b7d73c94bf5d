#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** Cuts the middle out of a name that is too wide, because takes of one song differ at the beginning and at the end.

    Returns the text itself if it fits into the width (pixels), or else the longest "begin…end" that fits, at least "…".
*/
juce::String shortenedText (const juce::String&, const juce::Font&, float width);
} // namespace twobus
