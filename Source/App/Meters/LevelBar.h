#pragma once

#include "Present/Meters/MeterScale.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>
#include <optional>

namespace twobus
{
/** One bar of a meter: the average as its solid part, the peak above it, a held maximum as a line.

    Opaque, and repaints only the rows of pixels that change.
*/
class LevelBar : public juce::Component
{
public:
    enum class Style
    {
        level, ///< with the scale's zones for caution and damage
        loudness ///< neutral
    };

    /** The scale must outlive this. */
    LevelBar (const MeterScale&, Style);

    void show (const MeterLevels&);

    /** A dashed line across; empty for none. */
    void setAim (std::optional<double> level);

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    /** Pixel rows from the top; the height where there is nothing. */
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
