#pragma once

#include "Present/Meters/MeterScale.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace twobus
{
/** A triangle with a letter that points at a level on the scale of the bar on its left. Repaints when it moves a pixel.
    */
class LevelMarker : public juce::Component
{
public:
    /** The scale must outlive this. */
    LevelMarker (const MeterScale&, juce::String letter);

    /** In the scale's unit; empty: not drawn. */
    void show (std::optional<double> level);

    void paint (juce::Graphics&) override;

    /** Above and below the bar's ends there is room for half of a letter. */
    static constexpr int overhang = 8;

private:
    std::optional<int> rowOf (std::optional<double>) const;

    const MeterScale& scale;
    const juce::String letter;
    std::optional<int> row;
};
} // namespace twobus
