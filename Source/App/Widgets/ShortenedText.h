#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** A name that is too wide loses its middle: where it begins and how it ends tell takes of one song apart.

    The text where it fits into the width, in pixels; else the longest "begin…end" that does, and "…" at least.
*/
juce::String shortenedText (const juce::String&, const juce::Font&, float width);
} // namespace twobus
