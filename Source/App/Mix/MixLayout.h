#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The layout of the mix page, which depends only on the page's size. A part with an empty rectangle is not shown.

    From small to large: verdict and meters only; with readings and checks; with the timeline; with stereo and tonal
    balance, and the checks below the verdict. A banner above the page does not show or hide parts; they only get
    smaller.
*/
struct MixLayout
{
    juce::Rectangle<int> verdict, checks, levels, loudness, readouts, stereo, tonal, timeline;
    bool isMini = false;
    bool checksBelowVerdict = false; ///< if true, both share one surface
};

/** bannerHeight: the height that a banner takes from the page, including the gap below it; 0 if there is no banner. */
MixLayout mixLayoutFor (juce::Rectangle<int> page, bool isMini, int bannerHeight);
} // namespace twobus
