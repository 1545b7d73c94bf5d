#include "App/Shell/WindowLayout.h"

#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int widthForTopBar = 620, heightForTopBar = 360;
} // namespace

WindowLayout layoutFor (juce::Rectangle<int> window, bool hasBanner)
{
    WindowLayout layout;
    layout.isMini = window.getWidth() < widthForTopBar || window.getHeight() < heightForTopBar;
    const auto gap = layout.isMini ? theme::miniGap : theme::gap;

    if (! layout.isMini)
        layout.topBar = window.removeFromTop (theme::topBarHeight);

    auto area = window.reduced (gap);

    if (hasBanner)
    {
        layout.banner = area.removeFromTop (layout.isMini ? theme::miniBannerHeight : theme::bannerHeight);
        area.removeFromTop (gap);
    }

    layout.page = area;
    return layout;
}
} // namespace twobus
