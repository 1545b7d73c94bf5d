#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The window's outer parts, which depend only on its size. A part with an empty rectangle is not shown.

    A window of 900 pixels and more in height always has its status line. A lower one shows it only while there is
    something to say, at the bottom of the page. Nothing on the page moves for it.
*/
struct WindowLayout
{
    juce::Rectangle<int> topBar, status;
    juce::Rectangle<int> page; ///< between the top bar and the status line
    int bottomTaken = 0; ///< pixels that the status line takes from the page while it has something to say
    bool isMini = false; ///< only verdict and meters
    bool isCompact = false; ///< the top bar has room for a few controls only
};

/** wantsMini: the user chose the mini view. It becomes a whole window if it is made large. */
WindowLayout layoutFor (juce::Rectangle<int> window, bool wantsMini, bool hasStatus);

inline constexpr int smallestWidth = 420, smallestHeight = 236;
} // namespace twobus
