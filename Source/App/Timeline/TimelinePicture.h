#pragma once

#include "App/Timeline/TimelineColumns.h"
#include "App/Timeline/TimelineEvents.h"
#include "App/Timeline/TimelinePasses.h"
#include "App/Widgets/Figures.h"

#include <juce_graphics/juce_graphics.h>

#include <optional>
#include <vector>

namespace twobus
{
/** Draws a timeline: axes, curves, events and passes; and says which part of the picture each of them takes. Draws only
    what the clip needs. */
class TimelinePicture
{
public:
    static constexpr int levelWidth = 30, timeHeight = 16, passHeight = 14, eventHeight = 10;
    static constexpr float closestEvents = 12.0f;

    TimelinePicture();

    /** The curves'; events stand above it and times and passes below. */
    juce::Rectangle<int> plot;
    TimelineColumns columns;
    std::vector<TimelineEvent> overs;
    std::optional<TimelineEvent> loudest;
    std::vector<PassMark> passes;
    std::optional<TimelineEvent> chosen; ///< with a frame round it; drawn even where a higher one beside it is not
    std::optional<int> cursorX; ///< in the panel

    void paint (juce::Graphics&) const;

    float widthOf (const std::string& passLabel) const { return labels.widthOf (passLabel); }

    juce::Rectangle<int> eventArea (double seconds) const;
    juce::Rectangle<int> cursorArea() const;
    juce::Rectangle<int> passRow() const;
    juce::Rectangle<int> passLine (const PassMark&) const;
    /** Of the columns that changed, with the joints to their neighbours. */
    juce::Rectangle<int> areaOf (const TimelineColumns::Change&) const;
    /** The plot with everything around it that belongs to it. */
    juce::Rectangle<int> whole() const;

private:
    void paintLevels (juce::Graphics&) const;
    void paintTimes (juce::Graphics&) const;
    void paintPasses (juce::Graphics&) const;
    void paintCurves (juce::Graphics&) const;
    void paintEvent (juce::Graphics&, double seconds, juce::Colour) const;
    float yOf (float lufs) const;

    FigureFont labels;
};

/** The mark of an event: it points down, its tip at x. */
void drawEventTriangle (juce::Graphics&, float x, float top, juce::Colour);
} // namespace twobus
