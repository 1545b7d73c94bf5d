#include "App/WindowLayout.h"

#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
using Area = juce::Rectangle<int>;

constexpr int widthForTopBar = 620, heightForTopBar = 360;
constexpr int widthForReadouts = 900, heightForTimeline = 520;
constexpr int heightForCorrelation = 500, correlationHeight = 104;
constexpr int smallestReadouts = 180, largestReadouts = 300, smallestChecks = 100;

void splitMeters (WindowLayout& layout, Area meters, int gap)
{
    layout.levels = meters.removeFromLeft ((meters.getWidth() - gap) / 2);
    layout.loudness = meters.withTrimmedLeft (gap);
}

void placeReadings (WindowLayout& layout, Area& left, Area right, bool hasChecks)
{
    if (hasChecks)
    {
        layout.readouts =
            right.removeFromTop (std::clamp (right.getHeight() * 2 / 5, smallestReadouts, largestReadouts));
        layout.checks = right.withTrimmedTop (theme::gap);
    }
    else
    {
        layout.readouts = right;
    }

    if (left.getHeight() < heightForCorrelation)
        return;

    layout.correlation = left.removeFromBottom (correlationHeight);
    left.removeFromBottom (theme::gap);
}
} // namespace

WindowLayout layoutFor (Area window, bool hasBanner)
{
    WindowLayout layout;
    layout.isMini = window.getWidth() < widthForTopBar || window.getHeight() < heightForTopBar;
    const auto gap = layout.isMini ? 6 : theme::gap;

    if (! layout.isMini)
        layout.topBar = window.removeFromTop (theme::topBarHeight);

    auto area = window.reduced (gap);

    // By the window alone: a banner must not make anything come or go.
    const auto hasTimeline = area.getHeight() >= heightForTimeline;

    const auto bannerHeight = layout.isMini ? theme::miniBannerHeight : theme::bannerHeight;
    const auto hasChecks =
        hasTimeline || area.getHeight() - bannerHeight - gap >= smallestReadouts + theme::gap + smallestChecks;

    if (hasBanner)
    {
        layout.banner = area.removeFromTop (bannerHeight);
        area.removeFromTop (gap);
    }

    layout.page = area;

    if (hasTimeline)
    {
        layout.timeline = area.removeFromBottom (std::clamp (area.getHeight() / 5, 124, 220));
        area.removeFromBottom (gap);
    }

    const auto hasReadouts = area.getWidth() >= widthForReadouts;
    auto left = area.removeFromLeft (hasReadouts ? std::clamp (area.getWidth() * 28 / 100, 280, 460)
                                                 : area.getWidth() * 40 / 100);
    area.removeFromLeft (gap);

    if (hasReadouts)
    {
        auto right = area.removeFromRight (std::clamp (area.getWidth() * 46 / 100, 316, 480));
        area.removeFromRight (gap);
        placeReadings (layout, left, right, hasChecks);
    }

    layout.verdict = left;
    splitMeters (layout, area, gap);
    return layout;
}
} // namespace twobus
