#pragma once

#include <juce_graphics/juce_graphics.h>

/** Where everything stands in the window, by its size alone. An empty rectangle: not shown at this size.

    From small to large: verdict and meters only; with the top bar; with readings and checks; with the timeline;
    with the correlation. What is shown stays where it was.
*/
namespace twobus
{
struct WindowLayout
{
    juce::Rectangle<int> topBar, banner;
    juce::Rectangle<int> page; ///< all below the top bar and the banner: tracking and the questions use it whole
    juce::Rectangle<int> verdict, levels, loudness, readouts, checks, correlation, timeline;
    bool isMini = false;
};

WindowLayout layoutFor (juce::Rectangle<int> window, bool hasBanner);

inline constexpr int smallestWidth = 420, smallestHeight = 236;
} // namespace twobus
