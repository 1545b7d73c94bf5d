#include "App/Widgets/LookAndFeel.h"

#include "App/Widgets/Fonts.h"
#include "App/Widgets/HelpBox.h"
#include "App/Widgets/HelpText.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
/** The component around this one in which tooltips are shown. Null if there is none. */
const juce::Component* windowOfTooltips (const juce::Component& part)
{
    for (const auto* each = &part; each != nullptr; each = each->getParentComponent())
        for (const auto* child : each->getChildren())
            if (dynamic_cast<const juce::TooltipWindow*> (child) != nullptr)
                return each;

    return nullptr;
}

/** Beside the reading or check under the mouse. Empty for everything else, and for words that depend on where in a
    picture the mouse is. */
juce::Rectangle<int> besideHoveredPart (const juce::String& words)
{
    auto* hovered = juce::Desktop::getInstance().getMainMouseSource().getComponentUnderMouse();
    const auto* window = hovered != nullptr ? windowOfTooltips (*hovered) : nullptr;
    const auto* part = window != nullptr ? HelpBox::explainerOf (*hovered, *window) : nullptr;
    const auto isOfWholePart = dynamic_cast<const juce::SettableTooltipClient*> (part) != nullptr;
    return isOfWholePart ? placeBesidePanelPart (*part, *window, words) : juce::Rectangle<int>();
}
} // namespace

LookAndFeel::LookAndFeel()
{
    setDefaultSansSerifTypeface (interFont (FontWeight::regular, 13.0f).getTypefacePtr());
    takeThemeColours();
}

void LookAndFeel::takeThemeColours()
{
    // For everything not set below: JUCE's own file dialogs, used if the desktop has none.
    setColourScheme ({ theme::panel(), theme::inset(), theme::button(), theme::line(), theme::text(), theme::button(),
                       theme::text(), theme::buttonOver(), theme::text() });
    setColour (juce::ResizableWindow::backgroundColourId, theme::background());
    setColour (juce::DocumentWindow::textColourId, theme::text());
    setColour (juce::TextButton::buttonColourId, theme::button());
    setColour (juce::TextButton::buttonOnColourId, theme::buttonOver());
    setColour (juce::TextButton::textColourOffId, theme::text());
    setColour (juce::TextButton::textColourOnId, theme::text());
    setColour (juce::PopupMenu::backgroundColourId, theme::button());
    setColour (juce::PopupMenu::textColourId, theme::text());
    setColour (juce::PopupMenu::headerTextColourId, theme::textDim());
    setColour (juce::PopupMenu::highlightedBackgroundColourId, theme::good().withAlpha (0.25f));
    setColour (juce::PopupMenu::highlightedTextColourId, theme::text());
    setColour (juce::TooltipWindow::backgroundColourId, theme::button());
    setColour (juce::TooltipWindow::textColourId, theme::text());
    setColour (juce::TooltipWindow::outlineColourId, theme::line());
    setColour (juce::TextEditor::highlightColourId, theme::good().withAlpha (0.4f));
    setColour (juce::TextEditor::focusedOutlineColourId, theme::good());
    setColour (juce::CaretComponent::caretColourId, theme::text());
    setColour (juce::ScrollBar::thumbColourId, theme::textDim().withAlpha (0.5f));
}

juce::Font LookAndFeel::getTextButtonFont (juce::TextButton&, int) { return interFont (FontWeight::medium, 13.0f); }

juce::Font LookAndFeel::getPopupMenuFont() { return interFont (FontWeight::regular, 13.5f); }

void LookAndFeel::drawButtonBackground (juce::Graphics& g, juce::Button& button, const juce::Colour& colour,
                                        bool isOver, bool isDown)
{
    const auto area = button.getLocalBounds().toFloat();
    g.setColour (isDown ? colour.brighter (0.12f) : isOver ? colour.brighter (0.06f) : colour);
    g.fillRoundedRectangle (area, 6.0f);

    if (! button.hasKeyboardFocus (true))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (area.reduced (0.75f), 6.0f, 1.5f);
}

/** Overridden because JUCE's own icon is so large that it lies under the text. AlertWindow places the text 80 px from
    the left. */
void LookAndFeel::drawAlertBox (juce::Graphics& g, juce::AlertWindow& alert, const juce::Rectangle<int>&,
                                juce::TextLayout& text)
{
    constexpr float iconSide = 24.0f;
    const auto hasIcon = alert.getAlertType() != juce::MessageBoxIconType::NoIcon;
    const auto area = juce::Rectangle<int> (hasIcon ? 80 : 0, 30, alert.getWidth(),
                                            alert.getHeight() - getAlertWindowButtonHeight() - 20)
                          .toFloat();
    g.fillAll (theme::panel());
    g.setColour (theme::panelBorder());
    g.drawRect (alert.getLocalBounds(), 1);

    if (hasIcon)
        drawStateIcon (
            g, alert.getAlertType() == juce::MessageBoxIconType::WarningIcon ? Severity::caution : Severity::neutral,
            juce::Rectangle<float> (iconSide, iconSide)
                .withCentre ({ 0.5f * area.getX(), area.getY() + 0.75f * iconSide }));

    text.draw (g, area);
}

/** Near the mouse, towards the window's middle, for everything that has no place of its own. */
juce::Rectangle<int> LookAndFeel::getTooltipBounds (const juce::String& words, juce::Point<int> mouse,
                                                    juce::Rectangle<int> window)
{
    if (const auto beside = besideHoveredPart (words); ! beside.isEmpty())
        return beside;

    constexpr auto widest = 400, fromMouse = 12, besidePointer = 24, belowPointer = 6;
    const auto width = widthOfHelp (words, std::min (widest, window.getWidth())), height = heightOfHelp (words, width);
    const auto x = mouse.x > window.getCentreX() ? mouse.x - width - fromMouse : mouse.x + besidePointer;
    const auto y = mouse.y > window.getCentreY() ? mouse.y - height - belowPointer : mouse.y + belowPointer;
    return juce::Rectangle<int> (x, y, width, height).constrainedWithin (window);
}

void LookAndFeel::drawTooltip (juce::Graphics& g, const juce::String& words, int width, int height)
{
    g.fillAll (theme::button());
    drawHelp (g, words, { width, height });
}

void LookAndFeel::drawPopupMenuSectionHeader (juce::Graphics& g, const juce::Rectangle<int>& area,
                                              const juce::String& name)
{
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::semiBold, 11.0f));
    g.drawText (name, area.reduced (12, 0), juce::Justification::centredLeft, true);
}
} // namespace twobus
