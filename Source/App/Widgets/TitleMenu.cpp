#include "App/Widgets/TitleMenu.h"

#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/MenuArrow.h"
#include "App/Widgets/Theme.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr int arrowWidth = 16;

juce::Font titleFont() { return interFont (FontWeight::semiBold, theme::textTitle).withExtraKerningFactor (0.06f); }
} // namespace

TitleMenu::TitleMenu (const juce::String& name) : juce::Button (name)
{
    setTitle (name);
    makeReachable (*this);
}

void TitleMenu::showTitle (const juce::String& next, const juce::String& nextShort)
{
    if (title == next && shortTitle == nextShort)
        return;

    title = next;
    shortTitle = nextShort;
    repaint();
}

int TitleMenu::idealWidth() const
{
    return juce::roundToInt (std::ceil (titleFont().getStringWidthFloat (title))) + arrowWidth;
}

void TitleMenu::openMenu()
{
    if (onMenu == nullptr)
        return;

    const auto options = juce::PopupMenu::Options().withStandardItemHeight (28).withMaximumNumColumns (1);
    onMenu().showMenuAsync (isShowing() ? options.withTargetComponent (*this) : options.withMousePosition());
}

void TitleMenu::paintButton (juce::Graphics& g, bool isOver, bool)
{
    auto area = getLocalBounds();
    const auto colour = isOver ? theme::text() : theme::textDim();
    drawMenuArrow (g, area.removeFromRight (arrowWidth).toFloat(), colour);
    g.setColour (colour);
    g.setFont (titleFont());
    const auto isShort = shortTitle.isNotEmpty() && getWidth() < idealWidth();
    g.drawFittedText (isShort ? shortTitle : title, area, juce::Justification::centredLeft, 1, 0.8f);
    drawFocusRing (g, *this, 3.0f);
}
} // namespace twobus
