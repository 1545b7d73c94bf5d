#include "App/Files/Details/FileMomentList.h"

#include "App/Text.h"
#include "App/Widgets/EventMark.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <array>
#include <string_view>

namespace twobus
{
namespace
{
constexpr int headingHeight = 20, rowHeight = 24, scrollBarWidth = 8;
constexpr float headingToLegend = 18.0f;
constexpr int inset = 3, markSide = 9, markWidth = 18, timeWidth = 76, levelWidth = 118;

constexpr std::array<std::string_view, 10> countWords { "",     "",    "Two",   "Three", "Four",
                                                        "Five", "Six", "Seven", "Eight", "Nine" };
} // namespace

FileMomentList::FileMomentList()
{
    setTitle ("Worst moments");
    setOpaque (true);
    list.setTitle ("Worst moments");
    list.setModel (this);
    list.setRowHeight (rowHeight);
    list.setColour (juce::ListBox::backgroundColourId, juce::Colours::transparentBlack);
    list.getViewport()->setScrollBarThickness (scrollBarWidth);
    addAndMakeVisible (list);
}

FileMomentList::~FileMomentList() { list.setModel (nullptr); }

int FileMomentList::heightFor (std::size_t numRows) noexcept
{
    return headingHeight + rowHeight * static_cast<int> (numRows);
}

void FileMomentList::show (std::vector<FileMoment> next, std::vector<EventLegendEntry> nextLegend)
{
    if (next == moments && nextLegend == legend)
        return;

    moments = std::move (next);
    legend = std::move (nextLegend);
    isChoosingQuietly = true;
    list.deselectAllRows();
    list.updateContent();
    isChoosingQuietly = false;
    resized();
    list.setVerticalPosition (0.0);
    repaint();
}

void FileMomentList::choose (std::optional<std::size_t> moment)
{
    isChoosingQuietly = true;

    if (moment)
        list.selectRow (static_cast<int> (*moment));
    else
        list.deselectAllRows();

    isChoosingQuietly = false;
}

void FileMomentList::resized() { list.setBounds (list.wholeRowsIn (getLocalBounds().withTrimmedTop (headingHeight))); }

//==============================================================================
int FileMomentList::getNumRows() { return static_cast<int> (moments.size()); }

juce::String FileMomentList::getNameForRow (int position)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return {};

    const auto& text = moments[static_cast<std::size_t> (position)].text;
    return toJuce (text.time + ", " + text.level + (text.nature.empty() ? "" : ", " + text.nature));
}

void FileMomentList::selectedRowsChanged (int position)
{
    if (! isChoosingQuietly && onChoose != nullptr && juce::isPositiveAndBelow (position, getNumRows()))
        onChoose (static_cast<std::size_t> (position));
}

//==============================================================================
juce::String FileMomentList::heading() const
{
    if (moments.size() == 1)
        return "Worst peak";

    return toJuce (moments.size() < countWords.size() ? countWords[moments.size()] : "Ten") + " worst peaks";
}

void FileMomentList::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());

    if (moments.empty())
        return;

    const auto font = interFont (FontWeight::medium, theme::textSmall);
    auto line = getLocalBounds().withHeight (headingHeight).toFloat();
    g.setColour (theme::textDim());
    g.setFont (font);
    g.drawText (heading(), line, juce::Justification::centredLeft, false);
    line.removeFromLeft (font.getStringWidthFloat (heading()) + headingToLegend);
    drawEventLegend (g, legend, interFont (FontWeight::regular, theme::textSmall), line);
}

void FileMomentList::paintListBoxItem (int position, juce::Graphics& g, int width, int height, bool isSelected)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return;

    const auto& moment = moments[static_cast<std::size_t> (position)];
    auto row = juce::Rectangle<int> (width, height);

    if (isSelected)
    {
        g.setColour (theme::button());
        g.fillRoundedRectangle (row.toFloat().reduced (0.0f, 1.0f), 5.0f);
    }

    row.reduce (inset, 0);
    drawEventMark (
        g, moment.severity, position == 0,
        row.removeFromLeft (markWidth).withWidth (markSide).withSizeKeepingCentre (markSide, markSide).toFloat());

    const FigureFont bold (interFont (FontWeight::semiBold, 13.0f)), plain (interFont (FontWeight::medium, 13.0f));
    g.setColour (theme::good());
    bold.draw (g, moment.text.time, row.removeFromLeft (timeWidth).toFloat(), juce::Justification::centredLeft);
    g.setColour (theme::text());
    plain.draw (g, moment.text.level, row.removeFromLeft (levelWidth).toFloat(), juce::Justification::centredLeft);

    const auto font = interFont (FontWeight::regular, 13.0f);
    const auto nature = toJuce (moment.text.nature);

    // If both do not fit, only the cause is shown, because it says more than the band.
    for (const auto& candidate : { nature, nature.fromLastOccurrenceOf (", ", false, false) })
        if (font.getStringWidthFloat (candidate) <= static_cast<float> (row.getWidth()))
        {
            g.setColour (theme::textSecond());
            g.setFont (font);
            g.drawText (candidate, row, juce::Justification::centredLeft, false);
            return;
        }
}
} // namespace twobus
