#pragma once

namespace twobus
{
/** A stretch of time, drawn over a width. */
struct TimelineSpan
{
    double firstSeconds = 0.0, lengthSeconds = 60.0;

    double lastSeconds() const noexcept { return firstSeconds + lengthSeconds; }
    bool contains (double seconds) const noexcept { return seconds >= firstSeconds && seconds <= lastSeconds(); }

    /** In pixels from the left end of a picture of that width. */
    float xOf (double seconds, int width) const noexcept;
    double secondsAt (float x, int width) const noexcept;

    bool operator== (const TimelineSpan&) const noexcept = default;
};

/** Which part of a measurement a timeline shows: zoom, pan and following, without drawing.

    The whole measurement is shown until somebody zooms. Its span grows in steps (1, 2, 5, 10 minutes ...), so that the
    picture stands still between the steps. What is shown after zooming lies within that whole picture. While its newest
    end is in view it stays in view: where it would leave, the view turns a page, so that it stands still between pages.

    Seconds are of measured audio. Message thread.
*/
class TimelineRange
{
public:
    static constexpr double shortestSpanSeconds = 10.0;

    /** How much there is; less than before is shown as a whole, as it is another measurement. */
    void setMeasuredSeconds (double);
    double measuredSeconds() const noexcept { return measured; }

    const TimelineSpan& visible() const noexcept { return shown; }
    bool isFit() const noexcept { return isWhole; }
    bool showsNewestEnd() const noexcept { return shown.contains (measured); }

    /** More than 1 shows more time, less than 1 less. The given moment stays where it is drawn, unless the view meets
        an end of the whole. */
    void zoomAbout (double seconds, double factor);

    /** To later times, or with a negative number to earlier ones. */
    void panBy (double seconds);

    /** Brings a moment into the middle if it is out of view. */
    void reveal (double seconds);

    /** The whole measurement, from now on. */
    void fit();

private:
    TimelineSpan whole() const noexcept;
    void show (TimelineSpan);

    double measured = 0.0;
    bool isWhole = true;
    TimelineSpan shown;
};

/** The shortest step that the seconds fit into; the longest is 14 days, and the history 13. */
double timelineSpanFor (double seconds) noexcept;

/** Seconds between the marks of a span: whole, of sensible size, and far enough apart for their labels. */
double timelineMarkInterval (double spanSeconds, int width) noexcept;
} // namespace twobus
