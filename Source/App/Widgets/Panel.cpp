#include "App/Widgets/Panel.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr int titleHeight = 14;

juce::Font titleFont() { return interFont (FontWeight::semiBold, theme::textTitle).withExtraKerningFactor (0.06f); }

int widthOf (const juce::String& title)
{
    return juce::roundToInt (std::ceil (titleFont().getStringWidthFloat (title)));
}
} // namespace

Panel::Panel (const std::string& panelTitle) : shownTitle (toJuce (panelTitle).toUpperCase())
{
    setTitle (toJuce (panelTitle));
    setOpaque (true);
}

void Panel::setPlain (bool shouldBePlain)
{
    if (isPlain == shouldBePlain)
        return;

    isPlain = shouldBePlain;
    repaint();
}

void Panel::setSeams (Seams next)
{
    if (seams == next)
        return;

    seams = next;
    repaint();
}

void Panel::setScopeNote (const std::string& next)
{
    auto note = toJuce (next);

    if (note == shownScope)
        return;

    shownScope = std::move (note);
    resized();
    repaint();
}

void Panel::makeExplainable (const std::string& tooltip)
{
    setTooltip (toJuce (tooltip));
    makeReachable (*this);
}

void Panel::paintOverChildren (juce::Graphics& g) { drawFocusRing (g, *this, theme::corner); }

bool Panel::hasTitle() const noexcept { return shownTitle.isNotEmpty() && ! isPlain; }

void Panel::paint (juce::Graphics& g)
{
    const auto bounds = getLocalBounds();

    // Most repaints only touch a number in the middle and need no rounded corners.
    if (bounds.reduced (static_cast<int> (theme::corner)).contains (g.getClipBounds()))
    {
        g.fillAll (theme::panel());
    }
    else
    {
        // At a seam the surface extends past the bounds, so its corners and border there are clipped.
        const auto seamOverlap = [] (bool isSeam) { return isSeam ? 2 * static_cast<int> (theme::corner) : 0; };
        const auto surface = bounds.withTrimmedLeft (-seamOverlap (seams.left))
                                 .withTrimmedTop (-seamOverlap (seams.top))
                                 .withTrimmedRight (-seamOverlap (seams.right))
                                 .withTrimmedBottom (-seamOverlap (seams.bottom))
                                 .toFloat();

        g.fillAll (theme::background());
        g.setColour (theme::panel());
        g.fillRoundedRectangle (surface, theme::corner);
        g.setColour (theme::panelBorder());
        g.drawRoundedRectangle (surface.reduced (0.5f), theme::corner, 1.0f);
    }

    if (hasTitle() && g.clipRegionIntersects (titleArea()))
        paintTitle (g);

    paintContent (g);
}

void Panel::paintTitle (juce::Graphics& g)
{
    g.setColour (theme::textDim());
    g.setFont (titleFont());
    g.drawFittedText (titleThatFits(), titleArea(), juce::Justification::centredLeft, 1, 0.8f);
}

/** A scope is more important than the whole title: a narrow panel shows "TONAL, SINCE RESET". */
juce::String Panel::titleThatFits() const
{
    if (shownScope.isEmpty())
        return shownTitle;

    const auto scope = ", " + shownScope.toUpperCase();
    return widthOf (shownTitle + scope) <= titleArea().getWidth()
               ? shownTitle + scope
               : shownTitle.upToFirstOccurrenceOf (" ", false, false) + scope;
}

int Panel::titleWidth() const { return std::min (widthOf (titleThatFits()), titleArea().getWidth()); }

juce::Rectangle<int> Panel::titleArea() const
{
    return getLocalBounds().reduced (theme::padding, theme::padding - 2).withHeight (titleHeight);
}

juce::Rectangle<int> Panel::contentArea() const
{
    const auto area = getLocalBounds().reduced (theme::padding, theme::padding - 2);
    return ! hasTitle() ? area : area.withTrimmedTop (titleHeight + 8);
}
} // namespace twobus
