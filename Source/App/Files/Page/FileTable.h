#pragma once

#include "App/Files/Model/FileRows.h"
#include "App/Widgets/RingedList.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** The table of files. Only the visible rows exist as components and are painted, however many rows there are.

    Up, Down, Page Up, Page Down, Home and End choose a row, with Shift or Ctrl several rows. Delete removes them,
    Return or a right click opens their menu, and a click on a column's name sorts by it. A screen reader gets each row
    as one sentence. The rows belong to the page and must outlive this.
*/
class FileTable : public juce::Component, private juce::ListBoxModel
{
public:
    explicit FileTable (const FileRows&);
    ~FileTable() override;

    /** Call this after rows from firstChanged onwards have changed. */
    void update (std::size_t firstChanged);

    struct Selection
    {
        std::vector<std::size_t> positions; ///< from the top
        std::optional<std::size_t> lead; ///< the position that was chosen last
    };

    Selection selection() const;

    /** Does not call onSelect and does not scroll. */
    void select (const Selection&);

    /** The height that shows all rows, in pixels. */
    int idealHeight() const noexcept;

    /** Scrolls only as far as needed to show this row. */
    void reveal (std::size_t position);

    /** Moves the keyboard focus to the rows. */
    void takeFocus();

    /** Called when the user changes the selection, removes it, or opens its menu. */
    std::function<void()> onSelect, onRemove, onMenu;
    std::function<void (FileColumn)> onSort;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class ColumnButton;

    int getNumRows() override;
    void paintListBoxItem (int position, juce::Graphics&, int width, int height, bool isSelected) override;
    juce::String getNameForRow (int position) override;
    juce::String getTooltipForRow (int position) override;
    void selectedRowsChanged (int position) override;
    void deleteKeyPressed (int position) override;
    void returnKeyPressed (int position) override;
    void listBoxItemClicked (int position, const juce::MouseEvent&) override;

    void placeRows();
    void paintFile (juce::Graphics&, const FileRow&, juce::Rectangle<int>) const;
    void paintVerdict (juce::Graphics&, const FileRow&, juce::Rectangle<int>) const;

    const FileRows& rows;
    RingedList list;
    std::vector<std::unique_ptr<ColumnButton>> buttons; ///< for all columns
    std::vector<FileColumnPlace> places; ///< of the columns that are shown
    bool isSelectingQuietly = false;
};
} // namespace twobus
