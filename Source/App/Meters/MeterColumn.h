#pragma once

#include "App/Meters/LevelBar.h"
#include "App/Widgets/FigureLabel.h"

#include <string>

namespace twobus
{
/** One column of a meter: a bar with its value above and its name below. */
struct MeterColumn
{
    MeterColumn (juce::Component& parent, const MeterScale&, LevelBar::Style, const std::string& name);

    /** Shows the value unless the window is small (isMini) and the area has no room for it. Pixels. */
    void place (juce::Rectangle<int> area, int barWidth, bool isMini);

    /** The widest that a bar may be, so that a tall bar does not look like a line, nor a low one like a block. Pixels.
        */
    static int widestBarFor (int height) noexcept;

    LevelBar bar;
    FigureLabel value, name;

    static constexpr int valueHeight = 22, nameHeight = 20;
    static constexpr int widthForValue = 42, heightForValue = 300;
};

/** A level with a name of its own among the scale's marks, in the scale's unit. */
struct ScaleHighlight
{
    double level;
    const char* name;
};

/** Draws the scale's marks and the highlight. The area must be as high as the bars. A mark that would touch another
    mark or the highlight is left out. */
void drawScaleMarks (juce::Graphics&, const MeterScale&, juce::Rectangle<int> area, juce::Justification,
                     std::optional<ScaleHighlight> highlight = std::nullopt);
} // namespace twobus
