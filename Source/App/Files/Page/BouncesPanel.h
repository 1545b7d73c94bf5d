#pragma once

#include "App/Files/Details/FileDetails.h"
#include "App/Files/Page/FileTable.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/SegmentedControl.h"

#include <functional>
#include <initializer_list>
#include <string>

namespace twobus
{
/** The Files page's left part: what was added as a table, the chosen one of it in detail, and the buttons for all. It
    decides nothing: the page does. Message thread. */
class BouncesPanel : public Panel
{
public:
    /** The rows must outlive it. */
    explicit BouncesPanel (const FileRows&);

    FileTable table;
    FileDetails details;

    std::function<void()> onAddFiles, onAddFolder, onClear, onStop;
    std::function<void()> onStems, onCheckAsStems; ///< asks for stems; takes the chosen rows for them
    std::function<void()> onCompare; ///< the two chosen rows
    std::function<void (Stage)> onStage; ///< of all files without one of their own

    /** After rows came or went: the table has what it needs, and what it leaves is the details'. */
    void fitRows();

    void showSummary (std::string);
    void showNumChosen (std::size_t);
    void offerStems (bool);
    void offerComparison (bool);

    /** Empty: nothing is measured. */
    void showProgress (std::string);

    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintEmpty (juce::Graphics&) const;
    void connectControls();
    struct Placed
    {
        juce::Component* control;
        int width;
        bool isWanted;
    };

    static void placeFromRight (juce::Rectangle<int>& row, std::initializer_list<Placed>, int height);
    void placeHeading (juce::Rectangle<int>);
    void placeLine (juce::Rectangle<int>);
    bool isEmpty() const noexcept { return rows.size() == 0; }
    int heightOfRows() const noexcept;

    const FileRows& rows;
    std::string summary, progress;
    std::size_t numChosen = 0;
    int fittedHeight = 0; ///< of the rows, that the parts were placed for
    bool offersStems = false, offersComparison = false;
    juce::Rectangle<int> headingArea, summaryArea, progressArea;

    SegmentedControl stages { "What the files are", { "Mix", "Master" } };
    juce::TextButton addFiles { juce::String::fromUTF8 ("Add files…") },
        addFolder { juce::String::fromUTF8 ("Add folder…") }, clearAll { "Clear" }, stopAll { "Stop" },
        stems { juce::String::fromUTF8 ("Stems…") }, checkAsStems { "Check as stems" }, compare { "Compare" };
};
} // namespace twobus
