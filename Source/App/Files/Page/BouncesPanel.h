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
/** The left part of the Files page: the table of files, the details of the chosen file, and the buttons for all files.
    It only reports what the user does; the page decides. Message thread. */
class BouncesPanel : public Panel
{
public:
    /** The rows must outlive this. */
    explicit BouncesPanel (const FileRows&);

    FileTable table;
    FileDetails details;

    std::function<void()> onAddFiles, onAddFolder, onClear, onStop;
    std::function<void()> onStems, onCheckAsStems; ///< asks for stem files; uses the chosen rows as stems
    std::function<void()> onCompare; ///< compares the two chosen rows
    std::function<void (Stage)> onStage; ///< for all files without their own stage

    /** Call this after rows were added or removed: gives the table the height it needs, and the details the rest. */
    void fitRows();

    void showSummary (std::string);
    void showNumChosen (std::size_t);
    void offerStems (bool);
    void offerComparison (bool);

    /** Empty if nothing is being measured. */
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
    int fittedHeight = 0; ///< the height of the rows at the last layout
    bool offersStems = false, offersComparison = false;
    juce::Rectangle<int> headingArea, summaryArea, progressArea;

    SegmentedControl stages { "What the files are", { "Mix", "Master" } };
    juce::TextButton addFiles { juce::String::fromUTF8 ("Add files…") },
        addFolder { juce::String::fromUTF8 ("Add folder…") }, clearAll { "Clear" }, stopAll { "Stop" },
        stems { juce::String::fromUTF8 ("Stems…") }, checkAsStems { "Check as stems" }, compare { "Compare" };
};
} // namespace twobus
