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
/** Draws a timeline (axes, curves, events with how long they lasted, and passes), and gives the area of each part.
    Draws only what the clip region needs. */
class TimelinePicture
{
public:
    static constexpr int levelWidth = 30, timeHeight = 16, passHeight = 14, eventHeight = 12, spanHeight = 3;
    static constexpr float closestEvents = 13.0f;

    TimelinePicture();

    /** The area of the curves. Events are above it, times and passes below it. */
    juce::Rectangle<int> plot;
    TimelineColumns columns;
    std::vector<TimelineEvent> overs;
    std::optional<TimelineEvent> loudest;
    std::vector<PassMark> passes;
    std::optional<TimelineEvent>
        chosen; ///< drawn with a ring and a line, even if a worse event beside it hides its mark
    std::vector<EventSpan> spans; ///< when the level was over the limit: bars along the upper edge
    std::vector<EventSpan>
        clips; ///< where flat tops were found: the same in red, over the others, each at least a mark
    double limitDbtp = 0.0;
    bool isClippedByChoice = false;
    std::optional<int> cursorX; ///< in the panel, in pixels

    void paint (juce::Graphics&) const;

    float widthOf (const std::string& passLabel) const { return labels.widthOf (passLabel); }

    Severity severityOf (const TimelineEvent&) const noexcept;

    juce::Rectangle<int> eventArea (double seconds) const;
    /** The line of a chosen event. */
    juce::Rectangle<int> eventLine (double seconds) const;
    juce::Rectangle<int> spanStrip() const { return plot.withHeight (spanHeight); }
    /** The area that the short-term curve takes between these pixels; empty if there is no curve. */
    juce::Rectangle<int> curveArea (int firstX, int lastX) const;
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
    void paintSpans (juce::Graphics&) const;
    void paintEvents (juce::Graphics&) const;
    void paintEvent (juce::Graphics&, const TimelineEvent&, bool isLoudest) const;
    float yOf (float lufs) const;

    FigureFont labels;
};
} // namespace twobus
