#pragma once

#include <juce_graphics/juce_graphics.h>

namespace twobus
{
/** The window's outer parts, which depend only on its size. A part with an empty rectangle is not shown.

    The whole window always has its status line, so that nothing on the page moves for a notice. The mini view has no
    room for an empty line: its notice takes the bottom of the page.
*/
struct WindowLayout
{
    juce::Rectangle<int> topBar, status;
    juce::Rectangle<int> page; ///< between the top bar and the status line
    bool isMini = false; ///< only verdict and meters
    bool isCompact = false; ///< the top bar has room for a few controls only
};

/** wantsMini: the user chose the mini view. It becomes a whole window if it is made large. miniNoticeHeight: what the
    notice takes in the mini view; 0 if there is none. */
WindowLayout layoutFor (juce::Rectangle<int> window, bool wantsMini, int miniNoticeHeight);

inline constexpr int smallestWidth = 420, smallestHeight = 236;
} // namespace twobus
