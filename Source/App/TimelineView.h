#pragma once

#include "App/Frame.h"
#include "App/Panel.h"
#include "App/TimelineColumns.h"

#include <string>

/** The measurement so far: short-term loudness over momentary, true-peak overs, and the loudest moment. Repaints
    its newest end only. */
namespace twobus
{
class TimelineView : public Panel
{
public:
    TimelineView();

    void show (const Frame&);
    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintAxes (juce::Graphics&) const;
    void paintCurve (juce::Graphics&, float TimelineColumn::*loudness, juce::Colour, float thickness) const;
    void paintOvers (juce::Graphics&) const;
    void paintLoudest (juce::Graphics&) const;
    juce::Rectangle<int> plotArea() const;
    juce::Rectangle<int> remarkArea() const;
    juce::Rectangle<int> markerArea (double seconds) const;
    float yOf (double lufs) const;

    TimelineColumns columns;
    std::string remark;
    std::optional<double> loudestSeconds;
};
} // namespace twobus
