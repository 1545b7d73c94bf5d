#pragma once

#include "App/Widgets/Figures.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <string>

namespace twobus
{
/** A number with its unit, drawn smaller if it would not fit. Opaque; repaints only when its text changes. */
class FigureLabel : public juce::Component
{
public:
    FigureLabel (juce::Font numberFont, juce::Font unitFont, juce::Justification);

    /** UTF-8. The unit can be empty. */
    void show (std::string number, std::string unit, juce::Colour);

    void setFonts (juce::Font numberFont, juce::Font unitFont);

    /** Whether number and unit fit into the label's width, at the smallest size that can be read. */
    bool fits() const;

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    float wantedWidth() const;
    float scaleToFit() const;
    void paintFigures (juce::Graphics&, const FigureFont& numbers, const FigureFont& units) const;

    FigureFont numberFigures, unitFigures;
    juce::Justification justification;
    std::string shownNumber, shownUnit;
    juce::Colour colour;
};
} // namespace twobus
