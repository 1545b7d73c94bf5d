#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The window's outer parts, which depend only on its size. A part with an empty rectangle is not shown. */
struct WindowLayout
{
    juce::Rectangle<int> topBar, banner;
    juce::Rectangle<int> page; ///< everything below the top bar and the banner
    bool isMini = false; ///< too small for anything but verdict and meters
};

WindowLayout layoutFor (juce::Rectangle<int> window, bool hasBanner);

inline constexpr int smallestWidth = 420, smallestHeight = 236;
} // namespace twobus
