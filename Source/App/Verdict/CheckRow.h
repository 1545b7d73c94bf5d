#pragma once

#include "Present/Advice/AdviceText.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** One row of the list of checks: icon, name, value and limit. It can have the keyboard, so that its explanation can be
    read without a mouse. Opaque; repaints when its text changes. */
class CheckRow : public juce::Component, public juce::SettableTooltipClient
{
public:
    CheckRow();

    /** Returns true if anything has changed. */
    bool show (const CheckText&);

    /** The width of the limits' column in pixels, the same in every row; 0 means no column. A wider limit
        loses what follows its comma, or else is not drawn. */
    void setLimitWidth (int);

    /** The widths of icon, name and value with their gaps, and of the limit. Pixels. */
    int widthOfWords() const;
    int widthOfLimit() const;

    void paint (juce::Graphics&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void nameCheck (const CheckText&);

    CheckText shown;
    int limitWidth = 0;
};
} // namespace twobus
