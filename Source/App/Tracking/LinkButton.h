#pragma once

#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Theme.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** The button between two neighbouring inputs. It shows whether they are linked as a pair that gets one gain. */
class LinkButton : public juce::Button
{
public:
    explicit LinkButton (std::size_t first)
        : juce::Button ("Link " + std::to_string (first + 1) + " and " + std::to_string (first + 2))
    {
        setTitle (getName());
        setTooltip (getName() + ": one gain for both");
        makeReachable (*this);
    }

    static constexpr int width = 28, height = 20;

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        const auto area = getLocalBounds().toFloat().reduced (1.0f);
        g.setColour (isOver ? theme::buttonOver() : theme::button());
        g.fillRoundedRectangle (area, 5.0f);

        // Two rings of a chain, drawn apart if the inputs are not linked.
        const auto isPair = getToggleState();
        const auto ring = juce::Rectangle<float> (8.0f, 6.0f).withCentre (area.getCentre());
        const auto away = isPair ? 2.5f : 6.5f;
        g.setColour (isPair ? theme::text() : theme::textDim().withAlpha (0.7f));
        g.drawRoundedRectangle (ring.translated (-away, 0.0f), 3.0f, 1.4f);
        g.drawRoundedRectangle (ring.translated (away, 0.0f), 3.0f, 1.4f);
        drawFocusRing (g, *this, 5.0f);
    }
};
} // namespace twobus
