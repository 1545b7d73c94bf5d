#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** Where everything stands on the mix bus page, by the page's size alone. An empty rectangle: not shown at this size.

    From small to large: verdict and meters only; with readings and checks; with the timeline; with stereo and tonal
    balance, the checks then below the verdict. A banner above the page makes nothing come or go: it is taken from what
    is left.
*/
struct MixLayout
{
    juce::Rectangle<int> verdict, checks, levels, loudness, readouts, stereo, tonal, timeline;
    bool isMini = false;
    bool checksBelowVerdict = false; ///< on the same surface
};

/** bannerHeight: what a banner has taken from the page, with the gap below it; 0 without one. */
MixLayout mixLayoutFor (juce::Rectangle<int> page, bool isMini, int bannerHeight);
} // namespace twobus
