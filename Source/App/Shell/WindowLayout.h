#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The window's outer parts, by its size alone. An empty rectangle: not shown at this size. */
struct WindowLayout
{
    juce::Rectangle<int> topBar, banner;
    juce::Rectangle<int> page; ///< all below the top bar and the banner
    bool isMini = false; ///< too small for more than verdict and meters
};

WindowLayout layoutFor (juce::Rectangle<int> window, bool hasBanner);

inline constexpr int smallestWidth = 420, smallestHeight = 236;
} // namespace twobus
