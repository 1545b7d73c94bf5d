#include "App/Delivery/DynamicsChart.h"

#include "Advice/DynamicsLimits.h"
#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace twobus
{
namespace
{
constexpr double softestLufs = -24.0, loudestLufs = -5.0, lowestPsrDb = 3.0, highestPsrDb = 18.0;
constexpr std::array<double, 5> loudnessMarks { -24.0, -20.0, -15.0, -10.0, -5.0 };
constexpr std::array<double, 6> psrMarks { 18.0, 15.0, lowestMixPlrDb, lowestLoudPartsPsrDb, 5.0, 3.0 };

constexpr int psrWidth = 26, marksHeight = 16, axisNameHeight = 18, closestPsrMarks = 14, closestLoudnessMarks = 34;
constexpr int dotRadius = 2, ringRadius = 8, nameHeight = 16, nameGap = 4;

constexpr auto psrAxisName = "PSR dB";

juce::Font nameFont() { return interFont (FontWeight::semiBold, 11.5f); }

juce::Font smallFont() { return interFont (FontWeight::medium, 11.0f); }

double shareOf (double value, double lowest, double highest)
{
    return (std::clamp (value, lowest, highest) - lowest) / (highest - lowest);
}

/** A zone's name is in its outer corner on the right, or beside what is drawn there. */
juce::Rectangle<int> zoneNameArea (juce::Rectangle<int> zone, DynamicsZone kind, juce::Rectangle<int> taken)
{
    const auto width = juce::roundToInt (std::ceil (smallFont().getStringWidthFloat (toJuce (nameOf (kind)))));
    const auto inner = zone.reduced (8, 6);
    const auto y = kind == DynamicsZone::open ? inner.getY() : inner.getBottom() - nameHeight;
    const juce::Rectangle<int> corner (inner.getRight() - width, y, width, nameHeight);
    return corner.intersects (taken) ? corner.withX (taken.getX() - nameGap - width) : corner;
}

void drawZone (juce::Graphics& g, juce::Rectangle<int> zone, DynamicsZone kind, juce::Colour colour,
               juce::Rectangle<int> name)
{
    constexpr auto roomForAxisName = 60;
    g.setColour (colour.withAlpha (0.1f));
    g.fillRect (zone);
    g.setColour (colour);
    g.setFont (smallFont());

    if (zone.getHeight() >= 26 && name.getX() >= zone.getX() + roomForAxisName)
        g.drawText (toJuce (nameOf (kind)), name, juce::Justification::centredRight, false);
}
} // namespace

DynamicsChart::DynamicsChart() : Panel ("Level against dynamics")
{
    makeExplainable (
        "Integrated loudness against PSR: how far peaks stand out of the loudness around them.\n"
        "Dots are moments, 3 s or more apart. Dense is squashed if a limiter or clipping was found. Judge by "
        "ear.");
}

std::unique_ptr<juce::AccessibilityHandler> DynamicsChart::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] { return toJuce (words); });
}

//==============================================================================
juce::Rectangle<int> DynamicsChart::plotArea() const
{
    return contentArea().withTrimmedTop (4).withTrimmedLeft (psrWidth).withTrimmedBottom (marksHeight + axisNameHeight);
}

juce::Point<int> DynamicsChart::pointOf (double lufs, double psrDb) const
{
    const auto plot = plotArea();
    return { plot.getX() + juce::roundToInt (shareOf (lufs, softestLufs, loudestLufs) * plot.getWidth()),
             plot.getBottom() - juce::roundToInt (shareOf (psrDb, lowestPsrDb, highestPsrDb) * plot.getHeight()) };
}

/** To the right of the ring if the name fits there, otherwise to its left. */
juce::Rectangle<int> DynamicsChart::nameArea (juce::Point<int> ring) const
{
    const auto width = juce::roundToInt (std::ceil (nameFont().getStringWidthFloat (toJuce (programme->name)))) + 6;
    const auto right = juce::Rectangle<int> (ring.x + ringRadius + nameGap, ring.y - nameHeight / 2, width, nameHeight);
    return right.getRight() <= plotArea().getRight() ? right : right.withX (ring.x - ringRadius - nameGap - width);
}

juce::Rectangle<int> DynamicsChart::ringArea() const
{
    if (! programme)
        return {};

    const auto ring = pointOf (programme->integratedLufs, programme->psrDb);
    return juce::Rectangle<int> (2 * ringRadius + 4, 2 * ringRadius + 4).withCentre (ring).getUnion (nameArea (ring));
}

juce::Rectangle<int> DynamicsChart::openZone() const
{
    return plotArea().withBottom (pointOf (softestLufs, lowestMixPlrDb).y);
}

juce::Rectangle<int> DynamicsChart::lowZone() const
{
    return plotArea().withTop (pointOf (softestLufs, lowestLoudPartsPsrDb).y);
}

DynamicsZone DynamicsChart::lowZoneKind() const noexcept
{
    return isWarnedOf ? DynamicsZone::squashed : DynamicsZone::dense;
}

std::array<juce::Rectangle<int>, 3> DynamicsChart::namesBesideRing() const
{
    const auto ring = ringArea();
    const auto axisWidth = juce::roundToInt (std::ceil (smallFont().getStringWidthFloat (psrAxisName)));
    const auto axis = plotArea().reduced (8, 6).withSize (axisWidth, nameHeight);
    return { zoneNameArea (openZone(), DynamicsZone::open, ring), zoneNameArea (lowZone(), lowZoneKind(), ring),
             axis.intersects (ring) ? axis.withX (ring.getRight() + nameGap) : axis };
}

//==============================================================================
std::optional<DynamicsChart::Programme> DynamicsChart::programmeIn (const Frame& frame)
{
    const auto& readings = frame.judged;
    const auto psrDb = programmePsrDb (readings);

    if (! psrDb || ! readings.integratedLufs || ! std::isfinite (*psrDb) || ! std::isfinite (*readings.integratedLufs))
        return std::nullopt;

    return Programme { *readings.integratedLufs, *psrDb,
                       frame.choices.stage == Stage::finishedMaster ? "this master"
                       : frame.choices.stage == Stage::streaming    ? "this stream"
                                                                    : "this mix" };
}

void DynamicsChart::show (const Frame& frame)
{
    const auto change = moments.take (frame.snapshot);

    if (change == DynamicsMoments::Change::replaced)
        repaint();
    else if (change == DynamicsMoments::Change::added)
        repaint (juce::Rectangle<int> (2 * dotRadius + 2, 2 * dotRadius + 2)
                     .withCentre (pointOf (moments.moments().back().shortTermLufs, moments.moments().back().psrDb)));

    if (! frame.numbersAreDue)
        return;

    const auto before = ringArea();
    const auto namesBefore = namesBesideRing();
    programme = programmeIn (frame);
    const auto warned = warnsOfDynamics (frame.advice.checks);
    words = dynamicsText (frame.judged, warned);

    if (std::exchange (isWarnedOf, warned) != warned)
        repaint();

    if (const auto after = ringArea(); after != before)
    {
        repaint (before);
        repaint (after);

        if (namesBesideRing() != namesBefore)
            repaint (plotArea());
    }
}

//==============================================================================
void DynamicsChart::paintTitle (juce::Graphics& g)
{
    Panel::paintTitle (g);

    constexpr int roomForTitle = 165;
    g.setFont (interFont (FontWeight::regular, 11.5f));

    if (titleArea().getWidth() >= roomForTitle + 90)
        g.drawText ("judge by ear", titleArea(), juce::Justification::centredRight, false);
}

void DynamicsChart::paintZones (juce::Graphics& g) const
{
    const auto plot = plotArea();
    g.setColour (theme::inset());
    g.fillRect (plot);

    const auto names = namesBesideRing();
    drawZone (g, openZone(), DynamicsZone::open, theme::good(), names[0]);
    drawZone (g, lowZone(), lowZoneKind(), isWarnedOf ? theme::caution() : theme::textDim(), names[1]);
}

void DynamicsChart::paintAxes (juce::Graphics& g) const
{
    const FigureFont figures (interFont (FontWeight::regular, 11.0f));
    const auto plot = plotArea();
    g.setColour (theme::textDim());

    auto above = std::numeric_limits<int>::min() / 2;

    for (const auto mark : psrMarks)
        if (const auto y = pointOf (softestLufs, mark).y; y - above >= closestPsrMarks)
        {
            above = y;
            figures.draw (g, numberText (mark, 0),
                          juce::Rectangle<int> (plot.getX() - psrWidth, y - 8, psrWidth - 8, 16).toFloat(),
                          juce::Justification::centredRight);
        }

    auto before = std::numeric_limits<int>::min() / 2;

    for (const auto mark : loudnessMarks)
        if (const auto x = pointOf (mark, lowestPsrDb).x; x - before >= closestLoudnessMarks)
        {
            before = x;
            figures.draw (g, numberText (mark, 0),
                          juce::Rectangle<int> (36, marksHeight)
                              .withCentre ({ std::clamp (x, plot.getX() + 10, plot.getRight() - 10),
                                             plot.getBottom() + marksHeight / 2 + 2 })
                              .toFloat(),
                          juce::Justification::centred);
        }

    g.setFont (smallFont());
    g.drawText (psrAxisName, namesBesideRing()[2], juce::Justification::centredLeft, false);
    g.drawText ("integrated loudness, LUFS",
                plot.withY (contentArea().getBottom() - axisNameHeight).withHeight (axisNameHeight),
                juce::Justification::centredBottom, false);
}

void DynamicsChart::paintMoments (juce::Graphics& g) const
{
    g.setColour (theme::loudness().withAlpha (0.65f));

    for (const auto& moment : moments.moments())
        g.fillEllipse (juce::Rectangle<int> (2 * dotRadius, 2 * dotRadius)
                           .withCentre (pointOf (moment.shortTermLufs, moment.psrDb))
                           .toFloat());
}

void DynamicsChart::paintProgramme (juce::Graphics& g) const
{
    const auto ring = pointOf (programme->integratedLufs, programme->psrDb);
    g.setColour (theme::text());
    g.drawEllipse (juce::Rectangle<int> (2 * ringRadius, 2 * ringRadius).withCentre (ring).toFloat().reduced (1.0f),
                   2.0f);
    g.fillEllipse (juce::Rectangle<int> (4, 4).withCentre (ring).toFloat());

    const auto name = nameArea (ring);
    g.setColour (theme::inset().withAlpha (0.7f)); // there can be dots beneath it
    g.fillRoundedRectangle (name.toFloat(), 4.0f);
    g.setColour (theme::text());
    g.setFont (nameFont());
    g.drawText (toJuce (programme->name), name, juce::Justification::centred, false);
}

void DynamicsChart::paintContent (juce::Graphics& g)
{
    paintZones (g);
    paintAxes (g);
    paintMoments (g);

    if (programme)
        paintProgramme (g);
}
} // namespace twobus
