#include "App/Meters/LevelBar.h"

#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int heldThickness = 3, averageThickness = 2;
} // namespace

LevelBar::LevelBar (const MeterScale& meterScale, Style barStyle) : scale (meterScale), style (barStyle)
{
    setOpaque (true);
    setInterceptsMouseClicks (false, false);
}

int LevelBar::rowOf (std::optional<double> level) const noexcept
{
    return level ? juce::roundToInt ((1.0 - scale.positionOf (*level)) * getHeight()) : getHeight();
}

LevelBar::Rows LevelBar::rowsOf (const MeterLevels& shown) const noexcept
{
    return { rowOf (shown.average), rowOf (shown.peak), rowOf (shown.held) };
}

void LevelBar::repaintBetween (int rowBefore, int rowNow)
{
    if (rowBefore == rowNow)
        return;

    const auto top = std::min (rowBefore, rowNow) - heldThickness;
    const auto bottom = std::max (rowBefore, rowNow) + heldThickness;
    repaint (0, top, getWidth(), bottom - top);
}

void LevelBar::show (const MeterLevels& newLevels)
{
    const auto before = rows;
    levels = newLevels;
    rows = rowsOf (levels);

    repaintBetween (before.average, rows.average);
    repaintBetween (before.peak, rows.peak);
    repaintBetween (before.held, rows.held);
}

void LevelBar::setAim (std::optional<double> level)
{
    if (aim == level)
        return;

    aim = level;
    repaint();
}

void LevelBar::resized() { rows = rowsOf (levels); }

void LevelBar::fillRows (juce::Graphics& g, int top, int bottom, const std::array<juce::Colour, 3>& colours) const
{
    const auto fill = [&] (int first, int last, juce::Colour colour) {
        first = std::max (first, top);
        last = std::min (last, bottom);

        if (first >= last)
            return;

        g.setColour (colour);
        g.fillRect (0, first, getWidth(), last - first);
    };

    const auto damageRow = rowOf (scale.limits().damage), cautionRow = rowOf (scale.limits().caution);
    fill (0, damageRow, colours[2]);
    fill (damageRow, cautionRow, colours[1]);
    fill (cautionRow, getHeight(), colours[0]);
}

void LevelBar::paintAim (juce::Graphics& g) const
{
    constexpr int dash = 3;
    g.setColour (theme::text().withAlpha (0.85f));

    for (int x = 0; x < getWidth(); x += 2 * dash)
        g.fillRect (x, rowOf (aim), dash, 1);
}

void LevelBar::paint (juce::Graphics& g)
{
    const auto isLevel = style == Style::level;

    if (isLevel)
    {
        fillRows (g, 0, rows.peak, { theme::barEmpty(), theme::barEmptyCaution(), theme::barEmptyDamage() });
        fillRows (g, rows.peak, rows.average, { theme::barPeak(), theme::barCaution(), theme::barDamage() });
        fillRows (g, std::min (rows.average, getHeight()), getHeight(),
                  { theme::barRms(), theme::barCaution(), theme::barDamage() });
    }
    else
    {
        g.fillAll (theme::loudnessEmpty());
        g.setColour (theme::loudness());
        g.fillRect (0, rows.average, getWidth(), getHeight() - rows.average);
    }

    if (isLevel && rows.average < getHeight())
    {
        g.setColour (theme::good());
        g.fillRect (0, rows.average, getWidth(), averageThickness);
    }

    if (aim)
        paintAim (g);

    if (levels.held && rows.held < getHeight())
    {
        g.setColour (isLevel ? theme::colourOf (scale.zoneOf (*levels.held)) : theme::loudness());
        g.fillRect (0, std::max (0, rows.held - heldThickness / 2), getWidth(), heldThickness);
    }
}
} // namespace twobus
