#include "App/Widgets/ScrolledPage.h"

#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int barGap = 4; ///< between the content and the scroll bar
}

ScrolledPage::ScrolledPage (juce::Component& contentToShow, HeightFor height)
    : content (contentToShow), heightFor (std::move (height))
{
    setViewedComponent (&content, false);
    setScrollBarThickness (10);
    setSingleStepSizes (24, 24);
    setTitle ("Page");
}

void ScrolledPage::place()
{
    auto room = getLocalBounds();
    auto height = heightFor (room);

    const auto needsBar = height > room.getHeight();

    if (needsBar)
    {
        room.removeFromRight (getScrollBarThickness() + barGap);
        height = std::max (room.getHeight(), heightFor (room));
    }

    setScrollBarsShown (needsBar, false, true, false);

    content.setSize (room.getWidth(), height);
    setWantsKeyboardFocus (canScroll());
}

bool ScrolledPage::canScroll() const { return content.getHeight() > getHeight(); }

void ScrolledPage::resized()
{
    juce::Viewport::resized();
    place();
}

void ScrolledPage::paintOverChildren (juce::Graphics& g)
{
    if (! hasKeyboardFocus (false))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}
} // namespace twobus
