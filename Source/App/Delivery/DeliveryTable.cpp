#include "App/Delivery/DeliveryTable.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int headHeight = 38, lowestRow = 26, highestRow = 38, scrollBarWidth = 8, scrollBarGap = 6;

struct Head
{
    const char *name, *unit;
};

constexpr std::array<Head, numDeliveryFigures> heads {
    { { "Plays at", "LUFS" }, { "Gain change", "dB" }, { "True peak after", "dBTP" }, { "Ceiling", "dBTP" } }
};

juce::Font headFont() { return interFont (FontWeight::medium, 11.5f); }

void drawHead (juce::Graphics& g, const char* name, const char* unit, juce::Rectangle<int> area,
               juce::Justification placement)
{
    g.setColour (theme::textSecond());
    g.drawText (name, area.removeFromTop (16), placement, false);
    g.setColour (theme::textDim());
    g.drawText (unit, area.removeFromTop (14), placement, false);
}
} // namespace

//==============================================================================
void DeliveryTable::Scroller::paintOverChildren (juce::Graphics& g)
{
    if (! hasKeyboardFocus (true))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}

std::unique_ptr<juce::AccessibilityHandler> DeliveryTable::RowList::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::list);
}

//==============================================================================
DeliveryTable::DeliveryTable()
{
    setOpaque (true);
    list.setTitle ("Services");
    scroller.setTitle ("Services");
    scroller.setViewedComponent (&list, false);
    scroller.setScrollBarsShown (true, false);
    scroller.setScrollBarThickness (scrollBarWidth);
    addAndMakeVisible (scroller);
}

void DeliveryTable::setTargets (const std::vector<DeliveryTarget>& targets)
{
    rows.clear();

    for (const auto& target : targets)
        list.addAndMakeVisible (*rows.emplace_back (std::make_unique<DeliveryRowView> (target)));

    resized();
    repaint();
}

void DeliveryTable::show (const std::vector<DeliveryRow>& next)
{
    jassert (next.size() == rows.size());

    for (std::size_t i = 0; i < std::min (next.size(), rows.size()); ++i)
        rows[i]->show (next[i]);
}

//==============================================================================
int DeliveryTable::rowHeightIn (int available) const
{
    return std::clamp ((available - headHeight) / std::max (1, static_cast<int> (rows.size())), lowestRow, highestRow);
}

int DeliveryTable::heightIn (int available) const
{
    const auto rowHeight = rowHeightIn (available);
    const auto numWhole = std::clamp ((available - headHeight) / rowHeight, 0, static_cast<int> (rows.size()));
    return headHeight + numWhole * rowHeight;
}

int DeliveryTable::largestHeight() const { return headHeight + static_cast<int> (rows.size()) * highestRow; }

int DeliveryTable::smallestHeight (int numRows) { return headHeight + numRows * lowestRow; }

DeliveryNeeds DeliveryTable::needs() const
{
    DeliveryNeeds needs;
    needs.verdict = DeliveryRowView::verdictWidth();

    for (const auto& row : rows)
        needs.name = std::max (needs.name, row->nameWidth());

    for (std::size_t i = 0; i < heads.size(); ++i)
        needs.figures[i] = std::max (DeliveryRowView::figureWidth(),
                                     static_cast<int> (std::ceil (headFont().getStringWidthFloat (heads[i].name))) + 1);

    return needs;
}

void DeliveryTable::resized()
{
    const auto area = getLocalBounds().withTrimmedTop (headHeight);
    const auto numRows = static_cast<int> (rows.size()), rowHeight = rowHeightIn (getHeight());
    const auto scrolls = numRows * rowHeight > area.getHeight();
    const auto width = area.getWidth() - (scrolls ? scrollBarWidth + scrollBarGap : 0);

    scroller.setBounds (area);
    scroller.setWantsKeyboardFocus (scrolls);
    scroller.setSingleStepSizes (rowHeight, rowHeight);
    list.setSize (width, numRows * rowHeight);
    columns = deliveryColumnsFor (width, needs());

    for (int i = 0; i < numRows; ++i)
    {
        auto& row = *rows[static_cast<std::size_t> (i)];
        row.setColumns (columns);
        row.setBounds (0, i * rowHeight, width, rowHeight);
    }
}

void DeliveryTable::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::line());
    g.fillRect (0, headHeight - 1, getWidth(), 1);

    const auto areaOf = [] (juce::Range<int> column) {
        return juce::Rectangle<int> (column.getStart(), 2, column.getLength(), headHeight - 4);
    };

    g.setFont (headFont());
    drawHead (g, "Service", "", areaOf (columns.name), juce::Justification::centredLeft);
    drawHead (g, "Verdict", "", areaOf (columns.verdict), juce::Justification::centredLeft);

    for (std::size_t i = 0; i < heads.size(); ++i)
        if (! columns.figures[i].isEmpty())
            drawHead (g, heads[i].name, heads[i].unit, areaOf (columns.figures[i]), juce::Justification::centredRight);
}
} // namespace twobus
