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
/** The table of files: only the rows in sight exist and are painted, however many there are.

    Up, down, page up, page down, home and end choose a row, with shift or control several; delete removes them, return
    or a click with the other button opens their menu, and a click on a column's name sorts by it. A screen reader gets
    each row as one sentence. The rows belong to the page and must outlive this.
*/
class FileTable : public juce::Component, private juce::ListBoxModel
{
public:
    explicit FileTable (const FileRows&);
    ~FileTable() override;

    /** After a change of the rows from a position on. */
    void update (std::size_t firstChanged);

    struct Selection
    {
        std::vector<std::size_t> positions; ///< from the top
        std::optional<std::size_t> lead; ///< the one of them that was chosen last
    };

    Selection selection() const;

    /** Calls nobody and does not scroll. */
    void select (const Selection&);

    /** Of all its rows. */
    int idealHeight() const noexcept;

    /** Scrolls as far as it must. */
    void reveal (std::size_t position);

    /** The keyboard goes on in its rows. */
    void takeFocus();

    /** The selection has changed, is to be removed, is to have its menu. */
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
    std::vector<std::unique_ptr<ColumnButton>> buttons; ///< of all columns
    std::vector<FileColumnPlace> places; ///< of those that are shown
    bool isSelectingQuietly = false;
};
} // namespace twobus
