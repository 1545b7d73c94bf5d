#include "App/Shell/WindowLayout.h"

#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int widthForTopBar = 620, heightForTopBar = 360, heightForStatus = 900;
constexpr int aboveStatus = 6, belowStatus = 4;

WindowLayout miniLayout (juce::Rectangle<int> window, bool hasStatus)
{
    WindowLayout layout;
    layout.isMini = true;
    layout.page = window.reduced (theme::miniGap);

    if (hasStatus)
    {
        layout.status = layout.page.removeFromBottom (theme::miniStatusHeight);
        layout.page.removeFromBottom (theme::miniGap);
    }

    return layout;
}
} // namespace

WindowLayout layoutFor (juce::Rectangle<int> window, bool wantsMini, bool hasStatus)
{
    const auto isSmall = window.getWidth() < widthForTopBar || window.getHeight() < heightForTopBar;

    if (wantsMini && isSmall)
        return miniLayout (window, hasStatus);

    WindowLayout layout;
    layout.isCompact = isSmall;
    layout.topBar = window.removeFromTop (isSmall ? theme::compactTopBarHeight : theme::topBarHeight);
    const auto margin = isSmall ? theme::compactGap : theme::gap;
    const auto alwaysHasStatus = window.getHeight() + layout.topBar.getHeight() >= heightForStatus;
    auto area = window.reduced (margin, 0).withTrimmedTop (margin);

    if (! alwaysHasStatus && ! hasStatus)
    {
        layout.page = area.withTrimmedBottom (margin);
        return layout;
    }

    area.removeFromBottom (belowStatus);
    layout.status = area.removeFromBottom (theme::statusHeight);
    area.removeFromBottom (aboveStatus);
    layout.page = area;
    layout.bottomTaken = alwaysHasStatus ? 0 : belowStatus + theme::statusHeight + aboveStatus - margin;
    return layout;
}
} // namespace twobus
