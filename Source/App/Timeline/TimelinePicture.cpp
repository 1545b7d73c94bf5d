#include "App/Timeline/TimelinePicture.h"

#include "Advice/ShownLevel.h"
#include "App/Text.h"
#include "App/Widgets/EventMark.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/MeterScale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr int lineMargin = 4, closestLevels = 13, markSide = 11, ringMargin = 2,
              eventSide = markSide + 2 * ringMargin + 2;

/** The measured parts of a curve, in the columns that the clip region needs. */
struct Band
{
    juce::Path top; ///< along the maxima
    juce::Path area; ///< between maxima and minima
    bool hasArea = false;
};

/** Builds a band: along the maxima from the left, then back along the minima from the right to close the area. */
class BandBuilder
{
public:
    void add (float x, float top, float bottom)
    {
        isDrawing ? band.top.lineTo (x, top) : band.top.startNewSubPath (x, top);
        isDrawing ? band.area.lineTo (x, top) : band.area.startNewSubPath (x, top);
        below.push_back ({ x, bottom });
        band.hasArea = band.hasArea || bottom > top;
        isDrawing = true;
    }

    void interrupt()
    {
        for (auto point = below.rbegin(); point != below.rend(); ++point)
            band.area.lineTo (*point);

        if (! below.empty())
            band.area.closeSubPath();

        below.clear();
        isDrawing = false;
    }

    Band band;

private:
    std::vector<juce::Point<float>> below;
    bool isDrawing = false;
};
} // namespace

TimelinePicture::TimelinePicture() : labels (interFont (FontWeight::regular, 11.0f)) {}

//==============================================================================
float TimelinePicture::yOf (float lufs) const
{
    const auto position = MeterScale::timeline().positionOf (static_cast<double> (lufs));
    return static_cast<float> (plot.getBottom())
           - static_cast<float> (position) * static_cast<float> (plot.getHeight());
}

Severity TimelinePicture::severityOf (const TimelineEvent& event) const noexcept
{
    return eventSeverity (event.isClip, isClippedByChoice, isShownOver (event.truePeakDbtp, limitDbtp));
}

juce::Rectangle<int> TimelinePicture::eventArea (double seconds) const
{
    const auto x = plot.getX() + juce::roundToInt (columns.xOfSeconds (seconds));
    return { x - eventSide / 2, plot.getY() - eventHeight - ringMargin - 1, eventSide, eventSide };
}

juce::Rectangle<int> TimelinePicture::eventLine (double seconds) const
{
    return plot.withX (plot.getX() + juce::roundToInt (columns.xOfSeconds (seconds)) - 1).withWidth (3);
}

juce::Rectangle<int> TimelinePicture::curveArea (int firstX, int lastX) const
{
    auto top = std::numeric_limits<float>::max(), bottom = std::numeric_limits<float>::lowest();

    for (std::size_t i = 0; i < columns.columns().size(); ++i)
    {
        const auto x = static_cast<float> (plot.getX()) + columns.xOfColumn (i);
        const auto& column = columns.columns()[i];

        if (std::isnan (column.shortTermMaxLufs) || x < static_cast<float> (firstX) || x > static_cast<float> (lastX))
            continue;

        top = std::min (top, yOf (column.shortTermMaxLufs));
        bottom = std::max (bottom, yOf (column.shortTermMinLufs));
    }

    return top > bottom ? juce::Rectangle<int>()
                        : juce::Rectangle<float>::leftTopRightBottom (static_cast<float> (firstX), top - 1.0f,
                                                                      static_cast<float> (lastX), bottom + 1.0f)
                              .getSmallestIntegerContainer();
}

juce::Rectangle<int> TimelinePicture::cursorArea() const
{
    return cursorX ? plot.withX (*cursorX - 1).withWidth (3) : juce::Rectangle<int>();
}

juce::Rectangle<int> TimelinePicture::passRow() const
{
    return { plot.getX(), plot.getBottom() + timeHeight, plot.getWidth(), passHeight };
}

juce::Rectangle<int> TimelinePicture::passLine (const PassMark& mark) const
{
    return plot.withX (plot.getX() + juce::roundToInt (mark.startX) - 1).withWidth (3);
}

juce::Rectangle<int> TimelinePicture::areaOf (const TimelineColumns::Change& change) const
{
    const auto left = std::floor (columns.xOfColumn (change.first == 0 ? 0 : change.first - 1));
    const auto right = std::ceil (columns.xOfColumn (change.last));
    return juce::Rectangle<int>::leftTopRightBottom (plot.getX() + static_cast<int> (left) - lineMargin, plot.getY(),
                                                     plot.getX() + static_cast<int> (right) + lineMargin,
                                                     plot.getBottom() + 1)
        .getIntersection (plot.expanded (2, 1));
}

juce::Rectangle<int> TimelinePicture::whole() const
{
    return plot.withTrimmedLeft (-levelWidth)
        .withTop (plot.getY() - eventHeight - ringMargin - 1)
        .withBottom (plot.getBottom() + timeHeight + passHeight)
        .expanded (std::max (lineMargin, eventSide / 2 + 1), 0); // a mark at an end is half outside the plot
}

//==============================================================================
void TimelinePicture::paint (juce::Graphics& g) const
{
    if (plot.isEmpty() || ! g.clipRegionIntersects (whole()))
        return;

    paintLevels (g);
    paintTimes (g);
    paintPasses (g);
    paintCurves (g);

    paintSpans (g);
    paintEvents (g);

    if (cursorX)
    {
        g.setColour (theme::textSecond());
        g.fillRect (*cursorX, plot.getY(), 1, plot.getHeight());
    }
}

void TimelinePicture::paintLevels (juce::Graphics& g) const
{
    auto below = std::numeric_limits<int>::max();

    for (const auto& mark : MeterScale::timeline().marks())
    {
        const auto y = juce::roundToInt (yOf (static_cast<float> (mark.level)));
        g.setColour (theme::panelBorder());
        g.fillRect (plot.getX(), y, plot.getWidth(), 1);

        if (mark.level <= MeterScale::timeline().lowest() || mark.level >= MeterScale::timeline().highest()
            || below - y < closestLevels)
            continue;

        below = y;
        const auto area =
            plot.withX (plot.getX() - levelWidth).withWidth (levelWidth - 8).withY (y - 8).withHeight (16);

        if (! g.clipRegionIntersects (area))
            continue;

        g.setColour (theme::textDim());
        labels.draw (g, numberText (mark.level, 0), area.toFloat(), juce::Justification::centredRight);
    }
}

void TimelinePicture::paintTimes (juce::Graphics& g) const
{
    constexpr auto tickHeight = 4, tickToLabel = 4;
    const auto& span = columns.span();
    const auto interval = timelineMarkInterval (span.lengthSeconds, plot.getWidth());
    const auto row = plot.withY (plot.getBottom() + 1).withHeight (timeHeight - 1);

    if (! g.clipRegionIntersects (row))
        return;

    for (auto mark = std::ceil (span.firstSeconds / interval - 1.0e-9); mark * interval <= span.lastSeconds(); ++mark)
    {
        const auto x = plot.getX() + juce::roundToInt (columns.xOfSeconds (mark * interval));
        g.setColour (theme::textDim());
        g.fillRect (x, row.getY(), 1, tickHeight);

        const auto text = durationText (mark * interval);
        const auto area = row.withLeft (x + tickToLabel);

        if (labels.widthOf (text) <= static_cast<float> (area.getWidth()))
            labels.draw (g, text, area.toFloat(), juce::Justification::centredLeft);
    }
}

void TimelinePicture::paintPasses (juce::Graphics& g) const
{
    constexpr std::array<float, 2> dots { 1.5f, 3.5f };
    const auto isRowDue = g.clipRegionIntersects (passRow());
    const auto left = static_cast<float> (plot.getX());

    for (const auto& mark : passes)
    {
        if (mark.startX >= 0.0f && g.clipRegionIntersects (passLine (mark)))
        {
            const auto x = std::round (left + mark.startX) + 0.5f;
            g.setColour (theme::textDim());
            g.drawDashedLine ({ x, static_cast<float> (plot.getY()), x, static_cast<float> (plot.getBottom()) },
                              dots.data(), static_cast<int> (dots.size()), 1.0f);
        }

        if (! isRowDue || mark.label.empty())
            continue;

        g.setColour (theme::textSecond());
        labels.draw (g, mark.label, passRow().toFloat().withX (left + mark.labelX).withWidth (mark.labelWidth + 1.0f),
                     juce::Justification::centredLeft);
    }
}

/** Draws only what the clip region needs, and a little more on both sides, so that the joints look the same as in a
    full repaint. */
void TimelinePicture::paintCurves (juce::Graphics& g) const
{
    const juce::Graphics::ScopedSaveState saved (g);

    if (! g.reduceClipRegion (plot.expanded (2, 1)))
        return;

    const auto clip = g.getClipBounds();
    const auto originX = static_cast<float> (plot.getX());
    BandBuilder momentary, shortTerm;

    const auto add = [this] (BandBuilder& builder, float x, float highest, float lowest) {
        if (std::isnan (highest))
            builder.interrupt();
        else
            builder.add (x, yOf (highest), yOf (lowest));
    };

    const auto pixelsPerColumn = columns.xOfColumn (1) - columns.xOfColumn (0);
    const auto columnAt = [&] (int x) {
        const auto column = (static_cast<float> (x) - originX - columns.xOfColumn (0)) / pixelsPerColumn;
        return static_cast<std::size_t> (std::clamp (column, 0.0f, static_cast<float> (columns.columns().size())));
    };

    const auto first = columnAt (clip.getX() - 2 * lineMargin), last = columnAt (clip.getRight() + 2 * lineMargin) + 2;

    for (auto i = first > 0 ? first - 1 : 0; i < std::min (last, columns.columns().size()); ++i)
    {
        const auto& column = columns.columns()[i];
        const auto x = originX + columns.xOfColumn (i);
        add (momentary, x, column.momentaryMaxLufs, column.momentaryMinLufs);
        add (shortTerm, x, column.shortTermMaxLufs, column.shortTermMinLufs);
    }

    momentary.interrupt();
    shortTerm.interrupt();

    const auto paintBand = [&g] (const Band& band, float areaAlpha, float lineAlpha, float thickness) {
        if (band.hasArea)
        {
            g.setColour (theme::good().withAlpha (areaAlpha));
            g.fillPath (band.area);
        }

        g.setColour (theme::good().withAlpha (lineAlpha));
        g.strokePath (band.top, juce::PathStrokeType (thickness, juce::PathStrokeType::curved));
    };

    paintBand (momentary.band, 0.14f, 0.32f, 1.0f);
    paintBand (shortTerm.band, 0.25f, 1.0f, 1.8f);
}

void TimelinePicture::paintSpans (juce::Graphics& g) const
{
    const auto strip = spanStrip();

    if (! g.clipRegionIntersects (strip))
        return;

    const auto fill = [&] (const std::vector<EventSpan>& toFill, juce::Colour colour, int narrowest) {
        g.setColour (colour);

        for (const auto& span : toFill)
        {
            const auto left = plot.getX() + juce::roundToInt (columns.xOfSeconds (span.beginSeconds));
            const auto right = plot.getX() + juce::roundToInt (columns.xOfSeconds (span.endSeconds));
            g.fillRect (strip.getIntersection (strip.withLeft (left).withRight (std::max (left + narrowest, right))));
        }
    };

    fill (spans, theme::caution(), 1);

    if (! isClippedByChoice)
        fill (clips, theme::damage(), 2);
}

void TimelinePicture::paintEvents (juce::Graphics& g) const
{
    constexpr auto samePixels = 3.0f;
    const auto hides = [this] (const TimelineEvent& event) {
        return loudest
               && std::abs (columns.xOfSeconds (loudest->seconds) - columns.xOfSeconds (event.seconds)) < samePixels;
    };

    for (const auto& over : overs)
        if (! hides (over))
            paintEvent (g, over, false);

    if (chosen && ! hides (*chosen))
        paintEvent (g, *chosen, false);

    if (loudest)
        paintEvent (g, *loudest, true);

    if (! chosen || ! columns.span().contains (chosen->seconds))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (eventArea (chosen->seconds).toFloat().reduced (1.0f), 4.0f, 1.5f);
    g.fillRect (eventLine (chosen->seconds).reduced (1, 0));
}

void TimelinePicture::paintEvent (juce::Graphics& g, const TimelineEvent& event, bool isLoudest) const
{
    const auto area = eventArea (event.seconds);

    if (columns.span().contains (event.seconds) && g.clipRegionIntersects (area))
        drawEventMark (g, severityOf (event), isLoudest, area.withSizeKeepingCentre (markSide, markSide).toFloat());
}
} // namespace twobus
