#include "App/Files/Page/FileTable.h"

#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/MenuArrow.h"
#include "App/Widgets/ShortenedText.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int headerHeight = 26, arrowWidth = 16, scrollBarWidth = 10;
constexpr int cellInset = 8;
constexpr int lowRow = 28, highRow = 36, highRowsFrom = 300; // a small window uses low rows to show more files

juce::Font nameFont() { return interFont (FontWeight::medium, theme::textNormal); }

juce::Rectangle<int> cellOf (const FileColumnPlace& place, int height)
{
    return juce::Rectangle<int> (place.x, 0, place.width, height).reduced (cellInset, 0);
}

/** Shortens the headline to its beginning, which is enough: "Hot: leave room first", "Over 0 dBFS, but intact". */
juce::String headlineThatFits (const std::string& headline, const juce::Font& font, float width)
{
    const auto whole = toJuce (headline);
    const auto shortest = whole.initialSectionNotContaining (":,");

    for (const auto& candidate : { whole, whole.upToFirstOccurrenceOf (":", false, false) })
        if (font.getStringWidthFloat (candidate) <= width)
            return candidate;

    return shortenedText (shortest, font, width);
}

juce::String ownStageWord (const FileRow& row)
{
    return ! row.stage ? juce::String() : *row.stage == Stage::finishedMaster ? "master" : "mix";
}

/** The whole reason, or its first sentence, or only "Cannot read". */
juce::String reasonThatFits (const std::string& reason, const juce::Font& font, float width)
{
    const auto whole = toJuce (unreadableText (reason));

    for (const auto& candidate : { whole, whole.upToFirstOccurrenceOf (". ", false, false) })
        if (font.getStringWidthFloat (candidate) <= width)
            return candidate;

    return shortenedText ("Cannot read", font, width);
}
} // namespace

/** A column's name, with an arrow if the table is sorted by it. */
class FileTable::ColumnButton : public juce::Button
{
public:
    explicit ColumnButton (FileColumn shownColumn) : juce::Button (wordsFor (shownColumn).name), column (shownColumn)
    {
        setTitle (juce::String ("Sort by ") + wordsFor (column).name);
        setTooltip (wordsFor (column).meaning);
        setWantsKeyboardFocus (true);
    }

    void show (const FileRows::Sorting& next)
    {
        isSortedBy = next.column == column;
        isDescending = next.isDescending;
        setDescription (! isSortedBy ? juce::String() : isDescending ? "Sorted in reverse" : "Sorted");
        repaint();
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        const auto area = getLocalBounds().reduced (cellInset, 0);
        const auto colour = isOver || isSortedBy ? theme::text() : theme::textDim();

        if (hasKeyboardFocus (false))
        {
            g.setColour (theme::good());
            g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f, 2.0f), 6.0f, 1.5f);
        }

        const auto isText = isTextColumn (column);
        const auto textWidth = juce::roundToInt (std::ceil (font().getStringWidthFloat (getName())));

        if (isSortedBy)
            paintArrow (g,
                        isText ? area.withTrimmedLeft (textWidth).withWidth (arrowWidth)
                               : area.withTrimmedRight (textWidth).removeFromRight (arrowWidth),
                        colour);

        g.setColour (colour);
        g.setFont (font());
        g.drawText (getName(), area, isText ? juce::Justification::centredLeft : juce::Justification::centredRight,
                    false);
    }

    const FileColumn column;

private:
    static juce::Font font() { return interFont (FontWeight::semiBold, theme::textSmall); }

    void paintArrow (juce::Graphics& g, juce::Rectangle<int> area, juce::Colour colour) const
    {
        juce::Graphics::ScopedSaveState state (g);

        if (isDescending)
            g.addTransform (juce::AffineTransform::verticalFlip (static_cast<float> (getHeight())));

        drawMenuArrow (g, area.toFloat(), colour);
    }

    bool isSortedBy = false, isDescending = false;
};

//==============================================================================
FileTable::FileTable (const FileRows& shownRows) : rows (shownRows)
{
    setTitle ("Table of files");
    setOpaque (true);
    list.setTitle ("Files");
    list.setModel (this);
    list.setMultipleSelectionEnabled (true);
    list.setColour (juce::ListBox::backgroundColourId, juce::Colours::transparentBlack);
    list.getViewport()->setScrollBarThickness (scrollBarWidth);
    addAndMakeVisible (list);

    for (const auto column : fileColumns)
    {
        auto& button = *buttons.emplace_back (std::make_unique<ColumnButton> (column));
        button.onClick = [this, column] {
            if (onSort != nullptr)
                onSort (column);
        };
        addChildComponent (button);
    }
}

FileTable::~FileTable() { list.setModel (nullptr); }

void FileTable::resized()
{
    const auto header = getLocalBounds().withHeight (headerHeight);
    placeRows();
    places = fileColumnsFor (getWidth() - scrollBarWidth);

    for (const auto& button : buttons)
    {
        const auto place = std::find_if (places.begin(), places.end(),
                                         [&] (const auto& each) { return each.column == button->column; });
        button->setVisible (place != places.end());

        if (place != places.end())
            button->setBounds (header.withX (place->x).withWidth (place->width));
    }
}

int FileTable::idealHeight() const noexcept
{
    constexpr std::size_t many = 1000; // more than fit on any screen
    return headerHeight + static_cast<int> (std::min (rows.size(), many)) * highRow;
}

/** Uses high rows if all of them fit or the table is high enough. Cuts no row at the lower edge. */
void FileTable::placeRows()
{
    const auto area = getLocalBounds().withTrimmedTop (headerHeight);
    const auto fits = static_cast<int> (rows.size()) * highRow <= area.getHeight() || area.getHeight() >= highRowsFrom;

    if (const auto height = fits ? highRow : lowRow; height != list.getRowHeight())
        list.setRowHeight (height);

    list.setBounds (list.wholeRowsIn (area));
}

void FileTable::update (std::size_t firstChanged)
{
    placeRows();
    isSelectingQuietly = true; // removing rows changes the selection, but the user did not choose that
    list.updateContent();
    isSelectingQuietly = false;

    const auto first = std::max (static_cast<int> (firstChanged), list.getRowContainingPosition (0, 0));
    const auto last = list.getRowContainingPosition (0, 0) + list.getNumRowsOnScreen() + 2;

    for (auto position = first; position <= last; ++position) // removed rows are repainted too
        list.repaintRow (position);

    for (const auto& button : buttons)
        button->show (rows.sorting());
}

FileTable::Selection FileTable::selection() const
{
    Selection chosen;

    for (int i = 0; i < list.getNumSelectedRows(); ++i)
        chosen.positions.push_back (static_cast<std::size_t> (list.getSelectedRow (i)));

    if (const auto lead = list.getLastRowSelected(); list.isRowSelected (lead))
        chosen.lead = static_cast<std::size_t> (lead);

    return chosen;
}

void FileTable::select (const Selection& next)
{
    isSelectingQuietly = true;
    list.deselectAllRows();

    for (const auto position : next.positions)
        if (position != next.lead)
            list.selectRow (static_cast<int> (position), true, false);

    if (next.lead) // selected last, because the last selected row is the lead
        list.selectRow (static_cast<int> (*next.lead), true, false);

    isSelectingQuietly = false;
}

void FileTable::takeFocus()
{
    if (list.isShowing())
        list.grabKeyboardFocus();
}

void FileTable::reveal (std::size_t position) { list.scrollToEnsureRowIsOnscreen (static_cast<int> (position)); }

//==============================================================================
int FileTable::getNumRows() { return static_cast<int> (rows.size()); }

juce::String FileTable::getNameForRow (int position)
{
    return juce::isPositiveAndBelow (position, getNumRows())
               ? toJuce (spokenText (rows[static_cast<std::size_t> (position)]))
               : juce::String();
}

juce::String FileTable::getTooltipForRow (int position)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return {};

    const auto& row = rows[static_cast<std::size_t> (position)];
    return toJuce (row.isReadable() ? row.path.whole : row.path.whole + "\n" + unreadableText (row.judged.headline));
}

void FileTable::selectedRowsChanged (int)
{
    if (! isSelectingQuietly && onSelect != nullptr)
        onSelect();
}

void FileTable::deleteKeyPressed (int)
{
    if (onRemove != nullptr && list.getNumSelectedRows() > 0)
        onRemove();
}

void FileTable::returnKeyPressed (int)
{
    if (onMenu != nullptr && list.getNumSelectedRows() > 0)
        onMenu();
}

void FileTable::listBoxItemClicked (int, const juce::MouseEvent& event)
{
    if (event.mods.isPopupMenu() && onMenu != nullptr)
        onMenu();
}

//==============================================================================
void FileTable::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::line());
    g.fillRect (0, headerHeight - 1, getWidth(), 1);
}

void FileTable::paintListBoxItem (int position, juce::Graphics& g, int width, int height, bool isSelected)
{
    if (! juce::isPositiveAndBelow (position, getNumRows()))
        return;

    const auto& row = rows[static_cast<std::size_t> (position)];

    if (isSelected)
    {
        g.setColour (theme::button());
        g.fillRoundedRectangle (juce::Rectangle<int> (width, height).toFloat().reduced (2.0f, 1.0f), 6.0f);
    }

    const FigureFont figures (interFont (FontWeight::regular, theme::textNormal));

    for (const auto& place : places)
    {
        auto cell = cellOf (place, height);

        if (place.column == FileColumn::file)
        {
            paintFile (g, row, cell);
        }
        else if (place.column == FileColumn::verdict)
        {
            paintVerdict (g, row, row.isReadable() ? cell : cell.withRight (width - cellInset));
        }
        else if (row.isReadable())
        {
            g.setColour (theme::text());
            figures.draw (g, figureText (row, place.column), cell.toFloat(), juce::Justification::centredRight);
        }
    }
}

void FileTable::paintFile (juce::Graphics& g, const FileRow& row, juce::Rectangle<int> cell) const
{
    const auto font = nameFont();
    const auto name = shortenedText (toJuce (row.path.name), font, static_cast<float> (cell.getWidth()));
    g.setColour (theme::text());
    g.setFont (font);
    g.drawText (name, cell, juce::Justification::centredLeft, false);

    constexpr int gap = 10;
    cell.removeFromLeft (juce::roundToInt (std::ceil (font.getStringWidthFloat (name))) + gap);
    const auto restFont = interFont (FontWeight::regular, theme::textSmall);
    g.setFont (restFont);

    // The file's own stage comes before its folder.
    for (const auto& [text, colour] : { std::pair { ownStageWord (row), theme::textSecond() },
                                        std::pair { toJuce (row.path.folder), theme::textDim() } })
    {
        const auto width = juce::roundToInt (std::ceil (restFont.getStringWidthFloat (text)));

        if (text.isEmpty() || width > cell.getWidth())
            continue;

        g.setColour (colour);
        g.drawText (text, cell.removeFromLeft (width), juce::Justification::centredLeft, false);
        cell.removeFromLeft (gap);
    }
}

void FileTable::paintVerdict (juce::Graphics& g, const FileRow& row, juce::Rectangle<int> cell) const
{
    constexpr int iconSide = 16;
    drawStateIcon (g, row.judged.severity,
                   cell.removeFromLeft (iconSide).toFloat().withSizeKeepingCentre (iconSide, iconSide));
    cell.removeFromLeft (8);

    const auto isBad = row.judged.severity == Severity::caution || row.judged.severity == Severity::damage;
    const auto font = interFont (FontWeight::medium, theme::textNormal);
    const auto width = static_cast<float> (cell.getWidth());
    g.setColour (isBad ? theme::colourOf (row.judged.severity) : theme::text());
    g.setFont (font);
    g.drawText (row.isReadable() ? headlineThatFits (row.judged.headline, font, width)
                                 : reasonThatFits (row.judged.headline, font, width),
                cell, juce::Justification::centredLeft, false);
}
} // namespace twobus
