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
/** Draws a timeline (axes, curves, events and passes), and gives the area of each part. Draws only what the clip region
    needs. */
class TimelinePicture
{
public:
    static constexpr int levelWidth = 30, timeHeight = 16, passHeight = 14, eventHeight = 10;
    static constexpr float closestEvents = 12.0f;

    TimelinePicture();

    /** The area of the curves. Events are above it, times and passes below it. */
    juce::Rectangle<int> plot;
    TimelineColumns columns;
    std::vector<TimelineEvent> overs;
    std::optional<TimelineEvent> loudest;
    std::vector<PassMark> passes;
    std::optional<TimelineEvent> chosen; ///< drawn with a frame, even if a higher event beside it hides its mark
    std::optional<int> cursorX; ///< in the panel, in pixels

    void paint (juce::Graphics&) const;

    float widthOf (const std::string& passLabel) const { return labels.widthOf (passLabel); }

    juce::Rectangle<int> eventArea (double seconds) const;
    juce::Rectangle<int> cursorArea() const;
    juce::Rectangle<int> passRow() const;
    juce::Rectangle<int> passLine (const PassMark&) const;
    /** The area of the columns that changed, including the joints to their neighbours. */
    juce::Rectangle<int> areaOf (const TimelineColumns::Change&) const;
    /** The plot with its axes, events and passes. */
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

/** Draws the mark of an event: a triangle that points down, with its tip at x. */
void drawEventTriangle (juce::Graphics&, float x, float top, juce::Colour);
} // namespace twobus
