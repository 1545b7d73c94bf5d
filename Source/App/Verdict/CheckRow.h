#pragma once

#include "Present/Advice/AdviceText.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** A line of the list of checks: shape, name, value and limit. Opaque; repaints when its text changes. */
class CheckRow : public juce::Component, public juce::SettableTooltipClient
{
public:
    CheckRow();

    /** True where anything is another than before. */
    bool show (const CheckText&);

    /** Pixels for the limits, the same in every row; 0 for none. A limit that needs more is not drawn. */
    void setLimitWidth (int);

    /** What shape, name and value take with their gaps, and what the limit takes. */
    int widthOfWords() const;
    int widthOfLimit() const;

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void nameCheck (const CheckText&);

    CheckText shown;
    int limitWidth = 0;
};
} // namespace twobus
