#include "App/Mix/MixLayout.h"

#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
using Area = juce::Rectangle<int>;

constexpr int widthForReadouts = 860, heightForTimeline = 520, leastTimeline = 124, mostTimeline = 260;
constexpr int heightForPanels = 490; ///< above the timeline; from here on stereo and tonal balance have room
constexpr int leastReadouts = 180, mostReadouts = 300, leastChecks = 100;
constexpr int checksTitle = 46, numChecks = 11, lowestCheck = 16, highestCheck = 32;

/** Both meters share one surface. Momentary and short-term need less width than the level meters with their marks. */
void splitMeters (MixLayout& layout, Area meters)
{
    layout.levels = meters.removeFromLeft (meters.getWidth() * 53 / 100);
    layout.loudness = meters;
}

void placePanels (MixLayout& layout, Area& left, Area right)
{
    const auto rowHeight =
        std::clamp ((left.getHeight() * 42 / 100 - checksTitle) / numChecks, lowestCheck, highestCheck);
    layout.checks = left.removeFromBottom (checksTitle + numChecks * rowHeight);
    layout.checksBelowVerdict = true;

    layout.readouts = right.removeFromTop (std::clamp (right.getHeight() * 2 / 5, leastReadouts, mostReadouts));
    right.removeFromTop (theme::gap);
    layout.stereo = right.removeFromLeft ((right.getWidth() - theme::gap) / 2);
    layout.tonal = right.withTrimmedLeft (theme::gap);
}

void placeReadings (MixLayout& layout, Area right, bool hasChecks)
{
    layout.readouts =
        hasChecks ? right.removeFromTop (std::clamp (right.getHeight() * 2 / 5, leastReadouts, mostReadouts)) : right;

    if (hasChecks)
        layout.checks = right.withTrimmedTop (theme::gap);
}
} // namespace

MixLayout mixLayoutFor (Area page, bool isMini, int bannerHeight)
{
    MixLayout layout;
    layout.isMini = isMini;
    const auto gap = isMini ? theme::miniGap : theme::gap;
    const auto fullHeight = page.getHeight() + bannerHeight;

    if (fullHeight >= heightForTimeline)
    {
        layout.timeline = page.removeFromBottom (std::clamp (fullHeight * 21 / 100, leastTimeline, mostTimeline));
        page.removeFromBottom (gap);
    }

    const auto hasReadouts = ! isMini && page.getWidth() >= widthForReadouts;
    auto left = page.removeFromLeft (hasReadouts ? std::clamp (page.getWidth() * 305 / 1000, 270, 480)
                                                 : page.getWidth() * 40 / 100);
    page.removeFromLeft (isMini ? 0 : gap); // in the mini view verdict and meters share one surface

    if (hasReadouts)
    {
        auto right = page.removeFromRight (std::clamp (page.getWidth() * 48 / 100, 310, 560));
        page.removeFromRight (gap);

        const auto leastHeight = page.getHeight() - (bannerHeight > 0 ? 0 : theme::bannerHeight + gap);

        if (leastHeight + theme::bannerHeight + gap >= heightForPanels)
            placePanels (layout, left, right);
        else
            placeReadings (layout, right, leastHeight >= leastReadouts + theme::gap + leastChecks);
    }

    layout.verdict = left;
    splitMeters (layout, page);
    return layout;
}
} // namespace twobus
