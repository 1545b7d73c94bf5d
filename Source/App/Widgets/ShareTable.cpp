#include "App/Widgets/ShareTable.h"

#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/ShortenedText.h"
#include "App/Widgets/Theme.h"
#include "Present/Reports/StemText.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr int headHeight = 20, highRow = 36, lowRow = 26, scrollBarWidth = 8;
constexpr int shareWidth = 54, trimWidth = 54, barHeight = 12;
} // namespace

ShareTable::ShareTable (const juce::String& kind) : kindOfRow (kind)
{
    setTitle ("Table of " + kind.toLowerCase() + "s");
    setOpaque (true);
    list.setTitle (kind + "s");
    list.setModel (this);
    list.setColour (juce::ListBox::backgroundColourId, juce::Colours::transparentBlack);
    list.getViewport()->setScrollBarThickness (scrollBarWidth);
    addAndMakeVisible (list);
}

ShareTable::~ShareTable() { list.setModel (nullptr); }

void ShareTable::show (std::vector<Row> next)
{
    if (next == rows)
        return;

    const auto isSameList = std::ranges::equal (next, rows, {}, &Row::name, &Row::name);
    rows = std::move (next);
    highestShare = lowestShare = 0.0;

    for (const auto& row : rows)
    {
        highestShare = std::max (highestShare, row.share);
        lowestShare = std::min (lowestShare, row.share);
    }

    if (! isSameList)
    {
        list.deselectAllRows();
        list.updateContent();
        list.setVerticalPosition (0.0);
        resized();
    }

    list.repaint();
    repaint();
}

int ShareTable::idealHeight() const noexcept { return headHeight + static_cast<int> (rows.size()) * highRow; }

int ShareTable::heightOfLowRows() const noexcept { return headHeight + static_cast<int> (rows.size()) * lowRow; }

int ShareTable::heightWithin (int available) const noexcept
{
    const auto wanted = heightOfLowRows();
    return available >= idealHeight() ? idealHeight()
           : available >= wanted      ? wanted
                                      : headHeight + std::max (0, available - headHeight) / lowRow * lowRow;
}

void ShareTable::resized()
{
    list.setBounds (getLocalBounds().withTrimmedTop (headHeight));
    list.setRowHeight (list.getHeight() >= getNumRows() * highRow ? highRow : lowRow);
}

juce::String ShareTable::getNameForRow (int position)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return {};

    const auto& row = rows[static_cast<std::size_t> (position)];
    return row.name
           + toJuce (": " + shareText (row.share) + " of the worst peak, trim " + stemTrimText (row.trimDb) + " dB");
}

//==============================================================================
juce::Rectangle<int> ShareTable::barArea (int width, int height) const
{
    const auto nameWidth = std::clamp (width * 30 / 100, 70, 160);
    return juce::Rectangle<int> (width, height).withTrimmedLeft (nameWidth).withTrimmedRight (shareWidth + trimWidth);
}

void ShareTable::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    const auto width = getWidth() - scrollBarWidth;
    const auto bar = barArea (width, headHeight);
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::medium, theme::textSmall));
    g.drawText (kindOfRow, juce::Rectangle<int> (width, headHeight), juce::Justification::centredLeft, false);
    const auto head = bar.withRight (width - trimWidth);
    const auto* whole = "share of the worst peak";
    g.drawText (g.getCurrentFont().getStringWidth (whole) <= head.getWidth() ? whole : "share", head,
                juce::Justification::centredRight, false);
    g.drawText ("trim", juce::Rectangle<int> (width, headHeight), juce::Justification::centredRight, false);
}

void ShareTable::paintListBoxItem (int position, juce::Graphics& g, int, int height, bool isSelected)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return;

    const auto& row = rows[static_cast<std::size_t> (position)];
    const auto width = getWidth() - scrollBarWidth; // even if there is no scroll bar
    const auto area = juce::Rectangle<int> (width, height);
    const auto bar = barArea (width, height);

    if (isSelected)
    {
        g.setColour (theme::button());
        g.fillRoundedRectangle (area.toFloat().reduced (0.0f, 1.0f), 6.0f);
    }

    const auto nameFont = interFont (FontWeight::medium, theme::textNormal);
    const auto nameArea = area.withRight (bar.getX() - 10);
    g.setColour (theme::text());
    g.setFont (nameFont);
    g.drawText (shortenedText (row.name, nameFont, static_cast<float> (nameArea.getWidth())), nameArea,
                juce::Justification::centredLeft, false);
    paintBar (g, row, bar.withSizeKeepingCentre (bar.getWidth(), barHeight).toFloat());

    g.setColour (theme::textSecond());
    FigureFont (interFont (FontWeight::regular, 13.0f))
        .draw (g, shareText (row.share), area.withLeft (bar.getRight()).withRight (width - trimWidth).toFloat(),
               juce::Justification::centredRight);
    g.setColour (row.trimDb < 0.0 ? theme::caution() : theme::textDim());
    FigureFont (interFont (row.trimDb < 0.0 ? FontWeight::semiBold : FontWeight::regular, theme::textNormal))
        .draw (g, stemTrimText (row.trimDb), area.toFloat(), juce::Justification::centredRight);
}

/** The bars span nine tenths of the area, because a full-width bar would look like a limit. */
void ShareTable::paintBar (juce::Graphics& g, const Row& row, juce::Rectangle<float> area) const
{
    constexpr auto widest = 0.9, thinnest = 2.0;
    const auto span = highestShare - lowestShare;
    g.setColour (theme::inset());
    g.fillRoundedRectangle (area, 3.0f);

    if (! (span > 0.0))
        return;

    const auto pixelsPerShare = widest * static_cast<double> (area.getWidth()) / span;
    const auto zero = static_cast<double> (area.getX()) - lowestShare * pixelsPerShare;
    const auto length = std::max (thinnest, std::abs (row.share) * pixelsPerShare);
    const auto bar = area.withX (static_cast<float> (row.share < 0.0 ? zero - length : zero))
                         .withWidth (static_cast<float> (length));
    g.setColour (row.trimDb < 0.0 ? theme::caution() : theme::good());
    g.fillRoundedRectangle (bar.getIntersection (area), 2.0f);

    if (lowestShare < 0.0)
    {
        g.setColour (theme::textDim());
        g.fillRect (juce::Rectangle<float> (std::round (static_cast<float> (zero)), area.getY() - 2.0f, 1.0f,
                                            area.getHeight() + 4.0f));
    }
}
} // namespace twobus
