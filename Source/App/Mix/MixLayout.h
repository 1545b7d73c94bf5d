#pragma once

#include <juce_graphics/juce_graphics.h>

#include <optional>

namespace twobus
{
/** The layout of the mix page, which depends only on the room there is. A part with an empty rectangle is not shown.

    - mini: verdict and meters only.
    - a narrow page: the verdict beside the meters, everything else below them.
    - a page of middle width: two columns.
    - a wide page: three columns (verdict and checks; meters; readings, stereo and tonal balance) over the timeline.

    Every part except in the mini view is always there. If the room is too low, the page becomes higher than the room
    and scrolls. If the room is high, the timeline takes most of what is left over. Columns and bars have a widest size,
    so a very wide page is centred in the room.
*/
struct MixLayout
{
    juce::Rectangle<int> verdict, checks, levels, loudness, readouts, stereo, tonal, timeline;
    juce::Rectangle<int> tapTabs, tapView; ///< empty unless a DAW's taps are shown
    juce::Rectangle<int> border; ///< above the timeline, for dragging; empty if the height of the timeline is fixed
    int height = 0; ///< of the page
    bool checksBelowVerdict = false; ///< if true, both share one surface
};

struct MixLayoutChoices
{
    /** The share of the page's height that the timeline takes, from 0 to 1, as the user chose it by dragging its
        border; empty for the usual height. */
    std::optional<double> timelineShare;
    bool isMono = false; ///< one channel has no stereo image, so the tonal balance takes the stereo view's room
    bool hasTaps = false; ///< tabs above stereo and tonal balance switch between them and what the taps show
    bool showsTaps = false; ///< what the taps show takes the place of both
};

/** room: width and height of what can be seen at once. */
MixLayout mixLayoutFor (juce::Rectangle<int> room, const MixLayoutChoices& = {});
MixLayout miniLayoutFor (juce::Rectangle<int> room);

/** The share that puts the border above the timeline at this height, within the limits of the layout. */
double timelineShareAt (int borderY, int pageHeight, bool hasTaps = false) noexcept;
} // namespace twobus
