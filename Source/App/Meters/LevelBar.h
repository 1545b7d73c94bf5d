#pragma once

#include "Present/Meters/MeterScale.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>
#include <optional>

namespace twobus
{
/** One bar of a meter: the average as its solid part, the peak above it, and the held maximum as a line.

    Opaque; repaints only the rows of pixels that change.
*/
class LevelBar : public juce::Component
{
public:
    enum class Style
    {
        level, ///< shows the scale's caution and damage zones
        loudness ///< neutral, without zones
    };

    /** The scale must outlive this. */
    LevelBar (const MeterScale&, Style);

    void show (const MeterLevels&);

    /** Draws a dashed line across the bar at this level, in the scale's unit. Empty means no line. */
    void setAim (std::optional<double> level);

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    /** Pixel rows from the top. Equals the bar's height if there is no level. */
    struct Rows
    {
        int average = 0, peak = 0, held = 0;
    };

    int rowOf (std::optional<double> level) const noexcept;
    Rows rowsOf (const MeterLevels&) const noexcept;
    void repaintBetween (int rowBefore, int rowNow);
    void fillRows (juce::Graphics&, int top, int bottom, const std::array<juce::Colour, 3>& normalCautionDamage) const;
    void paintAim (juce::Graphics&) const;

    const MeterScale& scale;
    const Style style;
    MeterLevels levels;
    Rows rows;
    std::optional<double> aim;
};
} // namespace twobus
