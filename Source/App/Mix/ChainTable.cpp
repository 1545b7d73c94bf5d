#include "App/Mix/ChainTable.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
constexpr int headHeight = 18, rowHeight = 22, labelHeight = 16, narrowestLabel = 96;
constexpr int widthForOneLine = 320;

/** The rest of a row is for three columns of figures. */
int labelWidth (int width) noexcept
{
    return width < widthForOneLine ? 0 : std::max (narrowestLabel, width * 31 / 100);
}

int heightOfRow (int width) noexcept { return width < widthForOneLine ? rowHeight + labelHeight : rowHeight; }
} // namespace

ChainTable::ChainTable() { setTitle ("Table of the chain"); }

void ChainTable::show (std::vector<ChainRow> next)
{
    rows = std::move (next);
    repaint();
}

int ChainTable::heightFor (int width) const noexcept
{
    return headHeight + static_cast<int> (rows.size()) * heightOfRow (width);
}

juce::String ChainTable::allText() const
{
    juce::StringArray lines;

    for (const auto& row : rows)
        lines.add (toJuce (row.label + ": " + row.before + " before, " + row.after + " after, change " + row.change));

    return lines.joinIntoString (". ");
}

std::unique_ptr<juce::AccessibilityHandler> ChainTable::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return allText(); });
}

void ChainTable::paintRow (juce::Graphics& g, juce::Rectangle<int> area, const ChainRow& row) const
{
    const auto label = labelWidth (area.getWidth()), column = (area.getWidth() - label) / 3;
    const FigureFont figures (interFont (FontWeight::medium, 13.0f));
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 12.5f));
    g.drawText (toJuce (row.label), label == 0 ? area.removeFromTop (labelHeight) : area.removeFromLeft (label),
                juce::Justification::centredLeft, true);

    for (const auto* figure : { &row.before, &row.after, &row.change })
    {
        g.setColour (figure == &row.change ? theme::text() : theme::textSecond());
        figures.draw (g, *figure, area.removeFromLeft (column).toFloat(), juce::Justification::centredRight);
    }
}

void ChainTable::paint (juce::Graphics& g)
{
    auto area = getLocalBounds();
    auto head = area.removeFromTop (headHeight);
    const auto label = labelWidth (head.getWidth()), column = (head.getWidth() - label) / 3;
    head.removeFromLeft (label);
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::medium, theme::textSmall));

    for (const auto* title : { "before", "after", "change" })
        g.drawText (title, head.removeFromLeft (column), juce::Justification::centredRight, false);

    for (const auto& row : rows)
        paintRow (g, area.removeFromTop (heightOfRow (getWidth())), row);
}
} // namespace twobus
