#include "App/Timeline/LoudnessDistributionView.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/MeterScale.h"
#include "Present/Meters/TimelineText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace twobus
{
namespace
{
constexpr int smallestBarWithGap = 4, levelWidth = 28, levelToBar = 6, nameWidth = 64, closestNames = 13;
constexpr int titleHeight = 14, rowHeight = 16, bracketAway = 4, bracketWidth = 4, tickHeight = 4;

std::string integratedName (double lufs) { return "I " + numberText (lufs); }

std::string rangeName (double lu) { return "LRA " + numberText (lu); }
} // namespace

LoudnessDistributionView::LoudnessDistributionView()
    : labels (interFont (FontWeight::regular, 11.0f)), nameFont (interFont (FontWeight::medium, 11.0f))
{
    setOpaque (true);
    setTitle ("Loudness histogram");
}

int LoudnessDistributionView::rowOf (double lufs) const
{
    return scaleRows.getStart()
           + juce::roundToInt ((1.0 - MeterScale::timeline().positionOf (lufs)) * scaleRows.getLength());
}

LoudnessDistributionView::Layout LoudnessDistributionView::layout() const
{
    Layout found;
    found.bars = { levelWidth, std::max (levelWidth, getWidth() - nameWidth) };
    const auto inside = [this] (int row) {
        return std::clamp (row, scaleRows.getStart() + closestNames / 2,
                           std::max (scaleRows.getStart() + closestNames / 2, scaleRows.getEnd() - closestNames / 2));
    };

    if (marks.integratedLufs && *marks.integratedLufs > LoudnessDistribution::lowestLufs)
    {
        found.integratedRow = rowOf (*marks.integratedLufs);
        found.integratedNameRow = inside (*found.integratedRow);
    }

    if (const auto highest = shown.highestOfRange(); highest && marks.rangeLu)
    {
        found.rangeTopRow = rowOf (*highest);
        found.rangeBottomRow = rowOf (*highest - *marks.rangeLu);
        found.rangeNameRow = inside ((*found.rangeTopRow + *found.rangeBottomRow) / 2);

        // Next to the integrated loudness there is no room, so the name goes below it, or above it at the lower end.
        if (found.integratedNameRow && std::abs (*found.rangeNameRow - *found.integratedNameRow) < closestNames)
        {
            const auto below = *found.integratedNameRow + closestNames;
            found.rangeNameRow = inside (below) == below ? below : *found.integratedNameRow - closestNames;
        }
    }

    return found;
}

std::vector<int> LoudnessDistributionView::widthsOf (const LoudnessDistribution& distribution) const
{
    std::vector<int> rows (static_cast<std::size_t> (std::max (0, scaleRows.getLength())), 0);
    const auto most = layout().bars.getLength();

    for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
    {
        const auto lufs = LoudnessDistribution::lowestLufs + static_cast<int> (bin);
        const auto bottom = rowOf (lufs) - scaleRows.getStart();
        auto top = rowOf (lufs + 1) - scaleRows.getStart();
        top += bottom - top >= smallestBarWithGap ? 1 : 0;

        const auto width = juce::roundToInt (distribution.shareOf (bin) * most);

        for (auto row = top; row < bottom; ++row)
            rows[static_cast<std::size_t> (row)] = width;
    }

    return rows;
}

/** What is written in it, so that it is repainted when a word changes. */
std::vector<std::string> LoudnessDistributionView::names() const
{
    return { marks.integratedLufs ? integratedName (*marks.integratedLufs) : std::string(),
             marks.rangeLu ? rangeName (*marks.rangeLu) : std::string(), durationText (shown.longestSeconds()),
             marks.hasSeveralPasses ? "all" : "" };
}

void LoudnessDistributionView::show (const LoudnessDistribution& distribution, const Marks& nextMarks)
{
    const auto oldNames = names();
    const auto oldLayout = layout();
    shown = distribution;
    marks = nextMarks;
    const auto next = widthsOf (shown);

    for (std::size_t row = 0; row < std::min (next.size(), widths.size()); ++row)
        if (next[row] != widths[row])
            repaint (0, scaleRows.getStart() + static_cast<int> (row), getWidth(), 1);

    if (oldNames != names() || oldLayout != layout() || next.size() != widths.size())
        repaint();

    widths = next;
}

void LoudnessDistributionView::setScaleRows (juce::Range<int> rows)
{
    scaleRows = rows;
    resized();
    repaint();
}

void LoudnessDistributionView::resized() { widths = widthsOf (shown); }

//==============================================================================
std::string LoudnessDistributionView::textAt (int row) const
{
    for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
    {
        const auto lufs = LoudnessDistribution::lowestLufs + static_cast<int> (bin);

        if (row >= rowOf (lufs + 1) && row < rowOf (lufs))
            return timeAtLoudnessText (lufs, static_cast<double> (shown.count (bin)) / rowsPerSecond,
                                       shown.shareOfAll (bin));
    }

    return {};
}

std::string LoudnessDistributionView::spokenText() const
{
    auto text = mostFrequentText (std::nullopt);

    for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
        if (shown.count (bin) > 0 && shown.shareOf (bin) >= 1.0)
            text = mostFrequentText (LoudnessDistribution::lowestLufs + static_cast<int> (bin));

    if (marks.integratedLufs)
        text += ", integrated " + valueText (marks.integratedLufs, "LUFS");

    if (marks.rangeLu)
        text += ", loudness range " + valueText (marks.rangeLu, "LU");

    return text;
}

std::unique_ptr<juce::AccessibilityHandler> LoudnessDistributionView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] { return toJuce (spokenText()); });
}

//==============================================================================
void LoudnessDistributionView::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    const auto places = layout();
    paintTitle (g);
    paintLevels (g, places);
    g.setColour (theme::loudness());

    for (std::size_t row = 0; row < widths.size(); ++row)
        if (widths[row] > 0)
            g.fillRect (places.bars.getStart(), scaleRows.getStart() + static_cast<int> (row), widths[row], 1);

    paintMarks (g, places);
    paintTimes (g, places);
}

void LoudnessDistributionView::paintTitle (juce::Graphics& g) const
{
    auto line = getLocalBounds().withHeight (titleHeight);

    if (! g.clipRegionIntersects (line))
        return;

    const auto font = interFont (FontWeight::semiBold, theme::textTitle).withExtraKerningFactor (0.06f);
    g.setColour (theme::textDim());
    g.setFont (font);

    for (const auto* title : { "LOUDNESS HISTOGRAM", "HISTOGRAM" })
    {
        const auto width = juce::roundToInt (std::ceil (font.getStringWidthFloat (title))) + 1;

        if (width > line.getWidth())
            continue;

        g.drawText (title, line.removeFromLeft (width), juce::Justification::centredLeft, false);
        break;
    }

    const juce::String unit ("LUFS");
    g.setFont (labels.font());

    if (labels.font().getStringWidthFloat (unit) + 8.0f <= static_cast<float> (line.getWidth()))
        g.drawText (unit, line, juce::Justification::centredRight, false);
}

void LoudnessDistributionView::paintLevels (juce::Graphics& g, const Layout& places) const
{
    auto below = std::numeric_limits<int>::max();

    for (const auto& mark : MeterScale::timeline().marks())
    {
        const auto row = rowOf (mark.level);
        g.setColour (theme::panelBorder());
        g.fillRect (places.bars.getStart(), row, places.bars.getLength(), 1);

        if (mark.level <= MeterScale::timeline().lowest() || mark.level >= MeterScale::timeline().highest()
            || below - row < closestNames)
            continue;

        below = row;
        g.setColour (theme::textDim());
        labels.draw (g, numberText (mark.level, 0),
                     juce::Rectangle<int> (0, row - 8, levelWidth - levelToBar, 16).toFloat(),
                     juce::Justification::centredRight);
    }

    g.setColour (theme::line());
    g.fillRect (places.bars.getStart() - 1, scaleRows.getStart(), 1, scaleRows.getLength());
}

void LoudnessDistributionView::paintMarks (juce::Graphics& g, const Layout& places) const
{
    const auto right = places.bars.getEnd();
    const auto drawName = [&] (const std::string& name, int row) {
        nameFont.draw (g, name,
                       juce::Rectangle<int> (right + bracketAway + bracketWidth + 3, row - 8, nameWidth, 16).toFloat(),
                       juce::Justification::centredLeft);
    };

    if (places.rangeNameRow)
    {
        const auto top = *places.rangeTopRow, bottom = std::max (top + 1, *places.rangeBottomRow);
        g.setColour (theme::textSecond());
        g.fillRect (right + bracketAway + bracketWidth - 1, top, 1, bottom - top);
        g.fillRect (right + bracketAway, top, bracketWidth, 1);
        g.fillRect (right + bracketAway, bottom - 1, bracketWidth, 1);
        drawName (rangeName (*marks.rangeLu), *places.rangeNameRow);
    }

    if (places.integratedNameRow)
    {
        g.setColour (theme::text());
        g.fillRect (places.bars.getStart(), *places.integratedRow, right + bracketAway - places.bars.getStart(), 1);
        drawName (integratedName (*marks.integratedLufs), *places.integratedNameRow);
    }
}

void LoudnessDistributionView::paintTimes (juce::Graphics& g, const Layout& places) const
{
    auto row = getLocalBounds().withTop (scaleRows.getEnd() + 1);

    if (! g.clipRegionIntersects (row) || places.bars.isEmpty())
        return;

    const auto area = row.removeFromTop (rowHeight - 1);
    g.setColour (theme::textDim());
    g.fillRect (places.bars.getStart() - 1, area.getY(), 1, tickHeight);
    labels.draw (g, "0", area.withX (places.bars.getStart() + 3).toFloat(), juce::Justification::centredLeft);

    if (shown.longestSeconds() > 0.0)
    {
        g.fillRect (places.bars.getEnd() - 1, area.getY(), 1, tickHeight);
        labels.draw (g, durationText (shown.longestSeconds()),
                     area.withWidth (std::max (0, places.bars.getEnd() - 4)).toFloat(),
                     juce::Justification::centredRight);
    }

    g.setFont (labels.font());
    const std::array<juce::String, 2> captions { marks.hasSeveralPasses ? "time at each level, all passes" : "",
                                                 "time at each level" };

    for (const auto& caption : captions)
        if (caption.isNotEmpty()
            && labels.font().getStringWidthFloat (caption) <= static_cast<float> (row.getWidth() - levelWidth))
        {
            g.drawText (caption, row.withTrimmedLeft (levelWidth), juce::Justification::centredLeft, false);
            return;
        }
}
} // namespace twobus
