#pragma once

#include "App/FigureLabel.h"
#include "App/Frame.h"
#include "App/Panel.h"

/** How alike both sides are, and which is louder: two bars from the middle. */
namespace twobus
{
class CorrelationView : public Panel
{
public:
    CorrelationView();

    void show (const Frame&);
    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintBar (juce::Graphics&, juce::Rectangle<int> row, int deviation, juce::Colour, const char* left,
                   const char* right) const;
    juce::Rectangle<int> rowOf (int index) const;
    juce::Rectangle<int> trackOf (int index) const;

    FigureLabel correlation, balance;
    int correlationPixels = 0, balancePixels = 0; ///< right of the middle
};
} // namespace twobus
