#pragma once

#include "App/Meters/LevelBar.h"
#include "App/Widgets/FigureLabel.h"

#include <string>

namespace twobus
{
/** A bar with its value above and its name below, as the meters line them up. */
struct MeterColumn
{
    MeterColumn (juce::Component& parent, const MeterScale&, LevelBar::Style, const std::string& name);

    /** In a small window (isMini) only the bar and the name, unless there is room for the value. */
    void place (juce::Rectangle<int> area, int barWidth, bool isMini);

    LevelBar bar;
    FigureLabel value, name;

    static constexpr int valueHeight = 22, nameHeight = 20;
    static constexpr int widthForValue = 42, heightForValue = 300;
};

/** The scale's marks beside the bars: text right-aligned in area, whose height is that of the bars. Marks that
    would touch are left out, also those beside the highlight: a level with a name of its own. */
struct ScaleHighlight
{
    double level;
    const char* name;
};

void drawScaleMarks (juce::Graphics&, const MeterScale&, juce::Rectangle<int> area, juce::Justification,
                     std::optional<ScaleHighlight> highlight = std::nullopt);
} // namespace twobus
