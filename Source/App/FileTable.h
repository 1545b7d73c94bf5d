#pragma once

#include "App/FileRows.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <optional>
#include <vector>

/** The table of files: only the rows in sight exist and are painted, however many there are.

    Up, down, page up, page down, home and end choose a row, delete removes it; a click on a column's name sorts by it. A
    screen reader gets each row as one sentence. The rows belong to the page and must outlive this.
*/
namespace twobus
{
class FileTable : public juce::Component, private juce::ListBoxModel
{
public:
    explicit FileTable (const FileRows&);
    ~FileTable() override;

    /** After a change of the rows from a position on. */
    void update (std::size_t firstChanged);

    /** Empty: none. Calls nobody and does not scroll. */
    void select (std::optional<std::size_t> position);

    /** Scrolls as far as it must. */
    void reveal (std::size_t position);

    std::function<void (std::size_t position)> onSelect, onRemove;
    std::function<void (FileColumn)> onSort;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void focusOfChildComponentChanged (FocusChangeType) override;

private:
    class ColumnButton;

    int getNumRows() override;
    void paintListBoxItem (int position, juce::Graphics&, int width, int height, bool isSelected) override;
    juce::String getNameForRow (int position) override;
    juce::String getTooltipForRow (int position) override;
    void selectedRowsChanged (int position) override;
    void deleteKeyPressed (int position) override;

    void paintFile (juce::Graphics&, const FileRow&, juce::Rectangle<int>) const;
    void paintVerdict (juce::Graphics&, const FileRow&, juce::Rectangle<int>) const;

    const FileRows& rows;
    juce::ListBox list;
    std::vector<std::unique_ptr<ColumnButton>> buttons; ///< of all columns
    std::vector<FileColumnPlace> places; ///< of those that are shown
    bool isSelectingQuietly = false;
};
} // namespace twobus
