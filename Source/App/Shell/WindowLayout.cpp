#include "App/Shell/WindowLayout.h"

#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int widthForTopBar = 620, heightForTopBar = 360, heightForHighStatus = 900;
constexpr int aboveStatus = 5, belowStatus = 3;

WindowLayout miniLayout (juce::Rectangle<int> window, int noticeHeight)
{
    WindowLayout layout;
    layout.isMini = true;
    layout.page = window.reduced (theme::miniGap);

    if (noticeHeight > 0)
    {
        layout.status = layout.page.removeFromBottom (noticeHeight);
        layout.page.removeFromBottom (theme::miniGap);
    }

    return layout;
}
} // namespace

WindowLayout layoutFor (juce::Rectangle<int> window, bool wantsMini, int noticeHeight)
{
    const auto isSmall = window.getWidth() < widthForTopBar || window.getHeight() < heightForTopBar;

    if (wantsMini && isSmall)
        return miniLayout (window, noticeHeight);

    WindowLayout layout;
    layout.isCompact = isSmall;
    const auto statusHeight = window.getHeight() >= heightForHighStatus ? theme::statusHeight : theme::lowStatusHeight;
    layout.topBar = window.removeFromTop (isSmall ? theme::compactTopBarHeight : theme::topBarHeight);
    const auto margin = isSmall ? theme::compactGap : theme::gap;
    layout.page = window.reduced (margin, 0).withTrimmedTop (margin).withTrimmedBottom (belowStatus);
    layout.status = layout.page.removeFromBottom (statusHeight);
    layout.page.removeFromBottom (aboveStatus);
    return layout;
}
} // namespace twobus
