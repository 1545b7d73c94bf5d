#include "App/TimelineView.h"

#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/MeterScale.h"
#include "Present/Numbers.h"

#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr int levelWidth = 30, timeHeight = 16, markerSize = 9, lineMargin = 4, closestMarks = 13;
constexpr float closestOvers = 12.0f;

void drawTriangle (juce::Graphics& g, float x, float y, juce::Colour colour)
{
    constexpr auto half = static_cast<float> (markerSize) * 0.5f;
    juce::Path triangle;
    triangle.addTriangle ({ x - half, y }, { x + half, y }, { x, y + static_cast<float> (markerSize) });
    g.setColour (colour);
    g.fillPath (triangle);
}
} // namespace

TimelineView::TimelineView() : Panel ("Timeline") {}

juce::Rectangle<int> TimelineView::plotArea() const
{
    return contentArea().withTrimmedLeft (levelWidth).withTrimmedBottom (timeHeight);
}

juce::Rectangle<int> TimelineView::remarkArea() const
{
    return titleArea().withTrimmedLeft (titleArea().getWidth() / 2);
}

juce::Rectangle<int> TimelineView::markerArea (double seconds) const
{
    const auto plot = plotArea();
    return { plot.getX() + juce::roundToInt (columns.xOfSeconds (seconds)) - markerSize, plot.getY() - 2,
             2 * markerSize, markerSize + 4 };
}

float TimelineView::yOf (double lufs) const
{
    const auto plot = plotArea().toFloat();
    return plot.getBottom() - static_cast<float> (MeterScale::timeline().positionOf (lufs)) * plot.getHeight();
}

void TimelineView::resized()
{
    columns.setWidth (plotArea().getWidth());
}

void TimelineView::show (const Frame& frame)
{
    if (! isVisible())
        return;

    const auto measurement = frame.snapshot.generation * 2 + frame.snapshot.historyIndex;
    const auto change = columns.update (frame.history, measurement);

    if (change.isNewPicture)
    {
        repaint();
    }
    else if (change.first < change.last)
    {
        const auto plot = plotArea();
        const auto left = static_cast<int> (columns.xOfColumn (change.first == 0 ? 0 : change.first - 1)) - lineMargin;
        const auto right = static_cast<int> (columns.xOfColumn (change.last)) + lineMargin;
        repaint (plot.getX() + left, plot.getY() - 2, right - left, plot.getHeight() + 4);
    }

    if (! frame.numbersAreDue)
        return;

    const auto& loudest = frame.snapshot.readings.loudestMoment;
    auto next = loudest && std::isfinite (loudest->truePeakDbtp)
                    ? valueText (loudest->truePeakDbtp, "dBTP") + " at " + momentText (loudest->seconds)
                    : std::string();

    if (next == remark)
        return;

    repaint (remarkArea());

    for (const auto& seconds : { loudestSeconds, loudest ? std::optional<double> (loudest->seconds) : std::nullopt })
        if (seconds)
            repaint (markerArea (*seconds));

    remark = std::move (next);
    loudestSeconds = loudest && ! remark.empty() ? std::optional<double> (loudest->seconds) : std::nullopt;
}

//==============================================================================
void TimelineView::paintAxes (juce::Graphics& g) const
{
    const FigureFont figures (interFont (FontWeight::regular, 11.0f));
    const auto plot = plotArea();
    auto below = std::numeric_limits<int>::max();

    for (const auto& mark : MeterScale::timeline().marks())
    {
        const auto y = juce::roundToInt (yOf (mark.level));
        g.setColour (theme::panelBorder());
        g.fillRect (plot.getX(), y, plot.getWidth(), 1);

        if (mark.level <= MeterScale::timeline().lowest() || mark.level >= MeterScale::timeline().highest()
            || below - y < closestMarks)
            continue;

        below = y;

        g.setColour (theme::textDim());
        figures.draw (
            g, numberText (mark.level, 0),
            plot.withX (contentArea().getX()).withWidth (levelWidth - 8).withY (y - 8).withHeight (16).toFloat(),
            juce::Justification::centredRight);
    }

    const auto interval = timelineMarkInterval (columns.spanSeconds());
    g.setColour (theme::textDim());

    for (int mark = 0; mark * interval < columns.spanSeconds(); ++mark)
    {
        const auto seconds = mark * interval;
        const auto x = static_cast<float> (plot.getX()) + columns.xOfSeconds (seconds);
        figures.draw (g, durationText (seconds),
                      juce::Rectangle<float> (x, static_cast<float> (plot.getBottom()) + 2.0f, 60.0f,
                                              static_cast<float> (timeHeight)),
                      juce::Justification::centredLeft);
    }
}

/** Only what the clip needs, and a little on both sides so that the joints are the same as in a whole picture. */
void TimelineView::paintCurve (juce::Graphics& g, float TimelineColumn::*loudness, juce::Colour colour,
                               float thickness) const
{
    const auto clip = g.getClipBounds();
    const auto originX = static_cast<float> (plotArea().getX());
    juce::Path curve;
    auto isDrawing = false;

    for (std::size_t i = 0; i < columns.columns().size(); ++i)
    {
        const auto x = originX + columns.xOfColumn (i);

        if (x < static_cast<float> (clip.getX() - 2 * lineMargin)
            || x > static_cast<float> (clip.getRight() + 2 * lineMargin))
            continue;

        const auto level = columns.columns()[i].*loudness;

        const auto hasLevel = ! std::isnan (level);

        if (hasLevel && isDrawing)
            curve.lineTo (x, yOf (static_cast<double> (level)));
        else if (hasLevel)
            curve.startNewSubPath (x, yOf (static_cast<double> (level)));

        isDrawing = hasLevel;
    }

    g.setColour (colour);
    g.strokePath (curve, juce::PathStrokeType (thickness, juce::PathStrokeType::curved));
}

void TimelineView::paintOvers (juce::Graphics& g) const
{
    const auto plot = plotArea().toFloat();
    auto before = -closestOvers;

    for (std::size_t i = 0; i < columns.columns().size(); ++i)
    {
        const auto x = columns.xOfColumn (i);

        if (! (columns.columns()[i].truePeakDbtp > 0.0f) || x - before < closestOvers)
            continue;

        drawTriangle (g, plot.getX() + x, plot.getY(), theme::caution());
        before = x;
    }
}

void TimelineView::paintLoudest (juce::Graphics& g) const
{
    if (loudestSeconds)
        drawTriangle (g, static_cast<float> (plotArea().getX()) + columns.xOfSeconds (*loudestSeconds),
                      static_cast<float> (plotArea().getY()), theme::text());

    if (remark.empty() || ! g.clipRegionIntersects (remarkArea()))
        return;

    const FigureFont figures (interFont (FontWeight::medium, 11.5f));
    g.setColour (theme::textSecond());
    figures.draw (g, remark, remarkArea().toFloat(), juce::Justification::centredRight);

    const auto title = remarkArea().toFloat();
    drawTriangle (g, title.getRight() - figures.widthOf (remark) - 12.0f, title.getCentreY() - 4.0f, theme::text());
}

void TimelineView::paintContent (juce::Graphics& g)
{
    if (g.clipRegionIntersects (titleArea().withTrimmedRight (remarkArea().getWidth())))
    {
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::regular, 11.5f));
        g.drawText ("short-term loudness over momentary, true-peak overs", titleArea().withTrimmedLeft (82),
                    juce::Justification::centredLeft, true);
    }

    paintAxes (g);
    {
        const juce::Graphics::ScopedSaveState saved (g);
        g.reduceClipRegion (plotArea().expanded (2, 1));
        paintCurve (g, &TimelineColumn::momentaryLufs, theme::good().withAlpha (0.28f), 1.0f);
        paintCurve (g, &TimelineColumn::shortTermLufs, theme::good(), 1.8f);
    }
    paintOvers (g);
    paintLoudest (g);
}
} // namespace twobus
