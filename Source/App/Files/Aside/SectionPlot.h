#pragma once

#include "App/Widgets/Figures.h"
#include "Results/ComparisonReport.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** How much louder or quieter the second of two bounces is in each section once they are matched: a bar up or down from
    the line of being alike. The sections that differ most are blue. The pointer reads a section; so does a screen
    reader what is most different. Message thread. */
class SectionPlot : public juce::Component, public juce::TooltipClient
{
public:
    SectionPlot();

    void show (const BounceComparison&);

    /** Up to so many dB above and below the line: the largest difference, and 1 dB at least. */
    double rangeDb() const noexcept { return range; }

    /** The section under a pixel; empty where there is none. */
    std::optional<std::size_t> sectionAt (int x) const;

    void paint (juce::Graphics&) override;
    juce::String getTooltip() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    juce::Rectangle<int> plotArea() const;
    juce::Rectangle<float> barOf (std::size_t section) const;
    bool isNamed (std::size_t section) const;

    BounceComparison shown;
    double range = 1.0;
    FigureFont labels;
};
} // namespace twobus
