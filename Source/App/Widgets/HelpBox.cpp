#include "App/Widgets/HelpBox.h"

#include "App/Widgets/HelpPlace.h"
#include "App/Widgets/HelpText.h"
#include "App/Widgets/Panel.h"

namespace twobus
{
namespace
{
/** What can be seen of the part, in the window's pixels. */
juce::Rectangle<int> seenOf (const juce::Component& part, const juce::Component& window)
{
    auto area = part.getLocalBounds();

    for (const auto* each = &part; each != &window; each = each->getParentComponent())
    {
        if (each == nullptr || ! each->isVisible())
            return {};

        area = (area + each->getPosition()).getIntersection (each->getParentComponent()->getLocalBounds());
    }

    return area;
}

const Panel* panelAround (const juce::Component& part)
{
    const auto* panel = dynamic_cast<const Panel*> (&part);
    return panel != nullptr ? panel : part.findParentComponentOfClass<Panel>();
}
} // namespace

juce::Rectangle<int> placeBesidePanelPart (const juce::Component& part, const juce::Component& window,
                                           const juce::String& words)
{
    const auto* panel = panelAround (part);

    if (panel == nullptr || ! window.isParentOf (panel) || words.isEmpty())
        return {};

    const ExplainedPart explained { seenOf (part, window), seenOf (*panel, window) };

    if (explained.area.isEmpty())
        return {};

    return placeForHelp (explained, window.getLocalBounds(),
                         [&words] (int width) { return heightOfHelp (words, width); });
}

HelpBox::HelpBox()
{
    setInterceptsMouseClicks (false, false);
    setAccessible (false); // a screen reader speaks the part's own help
    setVisible (false);
}

juce::Component* HelpBox::explainerOf (juce::Component& focused, const juce::Component& parent)
{
    for (auto* each = &focused; each != nullptr && each != &parent; each = each->getParentComponent())
        if (auto* client = dynamic_cast<juce::TooltipClient*> (each);
            client != nullptr && client->getTooltip().isNotEmpty())
            return each;

    return nullptr;
}

bool HelpBox::explain (juce::Component& toExplain)
{
    part = &toExplain;
    follow();

    if (! isVisible())
        part = nullptr;

    return isVisible();
}

void HelpBox::close()
{
    part = nullptr;
    follow();
}

juce::Rectangle<int> HelpBox::place() const
{
    return part == nullptr || getParentComponent() == nullptr
               ? juce::Rectangle<int>()
               : placeBesidePanelPart (*part, *getParentComponent(), words);
}

void HelpBox::follow()
{
    if (part == nullptr && ! isVisible())
        return;

    if (auto* client = dynamic_cast<juce::TooltipClient*> (part.getComponent()))
        if (auto next = client->getTooltip(); next != words)
        {
            words = std::move (next);
            repaint();
        }

    const auto area = place();
    setVisible (! area.isEmpty());

    if (area.isEmpty())
        return;

    setBounds (area);
    toFront (false);
}

void HelpBox::paint (juce::Graphics& g) { drawHelp (g, words, getLocalBounds()); }
} // namespace twobus
