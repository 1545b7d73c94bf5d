#pragma once

#include "App/Widgets/Figures.h"
#include "Results/ComparisonReport.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** How much louder or quieter the second of two bounces is in each section, after their loudness has been matched: a
    bar up or down from the zero line. The sections that differ most are blue. The pointer shows a section as a tooltip;
    a screen reader gets the sections that differ most. Message thread. */
class SectionPlot : public juce::Component, public juce::TooltipClient
{
public:
    SectionPlot();

    void show (const BounceComparison&);

    /** The plot's range above and below the zero line: the largest difference rounded up to 0.5 dB, at least 1 dB. */
    double rangeDb() const noexcept { return range; }

    /** The section at this pixel; empty if there is none. */
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
