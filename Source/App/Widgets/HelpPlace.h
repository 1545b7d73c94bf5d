#pragma once

#include <juce_graphics/juce_graphics.h>

#include <functional>

/** @file
    Where the words that explain a part of the window stand: beside it, and never on it. Draws nothing. Pixels of the
    window.
*/
namespace twobus
{
struct ExplainedPart
{
    juce::Rectangle<int> area; ///< of the part itself
    juce::Rectangle<int> panel; ///< of the panel that holds it, whose other readings are read with it
};

/** The place for help on this part, as high as heightFor says for its width. Beside the panel if there is room: on the
    right, below, on the left or above. If there is none, beside the part's row in the panel, and at last beside the
    part alone. Empty if no place in the window leaves the part free. */
juce::Rectangle<int> placeForHelp (const ExplainedPart&, juce::Rectangle<int> window,
                                   const std::function<int (int width)>& heightFor);
} // namespace twobus
