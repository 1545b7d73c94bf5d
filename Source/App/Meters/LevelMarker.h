#pragma once

#include "Present/Meters/MeterScale.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace twobus
{
/** A triangle with a letter that points at a level on the scale of the bar to its left. Repaints when it moves by a
    pixel. */
class LevelMarker : public juce::Component
{
public:
    /** The scale must outlive this. */
    LevelMarker (const MeterScale&, juce::String letter);

    /** In the scale's unit. If empty, nothing is drawn. */
    void show (std::optional<double> level);

    void paint (juce::Graphics&) override;

    /** The marker extends this far above and below the bar, for half a letter. Pixels. */
    static constexpr int overhang = 8;

private:
    std::optional<int> rowOf (std::optional<double>) const;

    const MeterScale& scale;
    const juce::String letter;
    std::optional<int> row;
};
} // namespace twobus
