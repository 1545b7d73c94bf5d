#pragma once

#include "Present/AdviceText.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** A line of the list of checks: shape, name, value and limit. Opaque; repaints when its text changes. */
namespace twobus
{
class CheckRow : public juce::Component, public juce::SettableTooltipClient
{
public:
    CheckRow();

    void show (const CheckText&);

    /** Pixels for the limits, the same in every row; 0: the names have the room. */
    void setLimitWidth (int);

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** What the limit of a check takes. */
    static int widthOfLimit (const CheckText&);

private:
    CheckText shown;
    int limitWidth = 0;
};
} // namespace twobus
