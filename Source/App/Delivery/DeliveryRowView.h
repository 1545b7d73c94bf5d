#pragma once

#include "Advice/DeliveryTarget.h"
#include "App/Delivery/DeliveryColumns.h"
#include "Present/Advice/DeliveryText.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** One service in the table. Opaque; repaints only when its text changes. To assistive technology it is one element
    with its whole text. */
class DeliveryRowView : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit DeliveryRowView (const DeliveryTarget&);

    void show (const DeliveryRow&);
    void setColumns (const DeliveryColumns&);

    /** The widths that its name, any verdict and any figure need, in pixels. */
    int nameWidth() const;
    static int verdictWidth();
    static int figureWidth();

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    juce::Rectangle<int> areaOf (juce::Range<int> column) const;
    void paintFigures (juce::Graphics&) const;
    void paintVerdict (juce::Graphics&) const;

    DeliveryRow row;
    DeliveryColumns columns;
};
} // namespace twobus
