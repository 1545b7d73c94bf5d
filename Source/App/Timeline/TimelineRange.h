#pragma once

namespace twobus
{
/** A span of time that is drawn over a width. */
struct TimelineSpan
{
    double firstSeconds = 0.0, lengthSeconds = 60.0;

    double lastSeconds() const noexcept { return firstSeconds + lengthSeconds; }
    bool contains (double seconds) const noexcept { return seconds >= firstSeconds && seconds <= lastSeconds(); }

    /** x is in pixels from the left end of a picture of this width. */
    float xOf (double seconds, int width) const noexcept;
    double secondsAt (float x, int width) const noexcept;

    bool operator== (const TimelineSpan&) const noexcept = default;
};

/** Which part of a measurement a timeline shows: zoom, pan and following, without drawing.

    The whole measurement is shown until the user zooms. Its span grows in steps (1, 2, 5, 10 minutes ...), so that the
    picture stands still between the steps. After zooming, the visible span lies within the whole span. As long as the
    newest end is in view, it stays in view: when it would leave, the view jumps ahead by a page and then stands still
    until the next page.

    Seconds are of measured audio. Message thread.
*/
class TimelineRange
{
public:
    static constexpr double shortestSpanSeconds = 10.0;

    /** The length of the measurement. If it is shorter than before, it is a new measurement and is shown as a whole. */
    void setMeasuredSeconds (double);
    double measuredSeconds() const noexcept { return measured; }

    const TimelineSpan& visible() const noexcept { return shown; }
    bool showsEverything() const noexcept { return isWhole; }
    bool showsNewestEnd() const noexcept { return shown.contains (measured); }

    /** A factor above 1 shows more time, below 1 less. The given moment stays at its place, unless the view meets an
        end of the whole span. */
    void zoomAbout (double seconds, double factor);

    /** Moves the view to later times; a negative number moves it to earlier times. */
    void panBy (double seconds);

    /** Moves the view so that this moment is in the middle, if it is out of view. */
    void reveal (double seconds);

    /** Shows the whole measurement from now on. */
    void fit();

private:
    TimelineSpan whole() const noexcept;
    void show (TimelineSpan);

    double measured = 0.0;
    bool isWhole = true;
    TimelineSpan shown;
};

/** The shortest step that these seconds fit into, in seconds. The longest step is 14 days, and a history has at most
    13. */
double timelineSpanFor (double seconds) noexcept;

/** Seconds between the marks of a span: a whole, round number, and far enough apart for the labels. */
double timelineMarkInterval (double spanSeconds, int width) noexcept;
} // namespace twobus
