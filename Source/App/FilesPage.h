#pragma once

#include "App/FileDetails.h"
#include "App/FileJobs.h"
#include "App/FileTable.h"
#include "App/Panel.h"
#include "App/SegmentedControl.h"

#include <memory>
#include <optional>
#include <string>

/** The Files page: bounces and whole folders of them measured, judged and compared in a table; one of them in detail.

    The files are measured in the background and only read. Another stage or aim judges what is there at once, from the
    readings that were kept; only dual mono makes files of one channel be measured again. Message thread.
*/
namespace twobus
{
class FilesPage : public Panel
{
public:
    FilesPage();

    /** Paths in the system's bytes; a file that is there already is measured again. */
    void add (const juce::StringArray& filesAndFolders);

    /** Fetches what was measured since. Ten times a second while the program runs, also while the page is not seen. */
    void poll();

    /** Rows for what was measured. */
    void show (std::vector<FileRecord>);

    void setAim (double aimDbtp);
    void setClippedByChoice (bool);
    void setDualMono (bool);
    void setRmsConvention (RmsConvention); ///< of the report that is copied

    /** Asks for files, or for a folder, in the system's own window. */
    void openChooser();
    void openFolderChooser();

    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintEmpty (juce::Graphics&) const;
    void connectControls();
    void measure (std::vector<std::string> filesAndFolders);
    void choose (int fileBrowserFlags, const juce::String& title);
    FileAnalysisOptions options() const;
    void judge (const FileJudging&);
    void sortBy (FileColumn);
    void select (std::size_t position);
    void remove (std::size_t position);
    void clear();
    void copyReport() const;
    void showProgress();
    void showRows (std::size_t firstChanged);
    void showSelection();
    const FileRow* selectedRow() const;
    bool isEmpty() const noexcept;

    FileRows rows;
    FileJudging judging;
    bool dualMono = false;
    RmsConvention rms = RmsConvention::mathematical;
    std::string selectedPath; ///< empty: none
    std::string summary, progressWords;
    juce::Rectangle<int> headingArea, summaryArea, progressArea;
    bool wasEmpty = true;

    FileTable table { rows };
    FileDetails details;
    SegmentedControl stages { "What the files are", { "Mix", "Master" } };
    juce::TextButton addFiles { juce::String::fromUTF8 ("Add files…") }, addFolder { juce::String::fromUTF8 ("Add folder…") },
        clearAll { "Clear" }, stopAll { "Stop" };
    std::unique_ptr<juce::FileChooser> chooser;
    juce::File chosenFolder; ///< where files were last chosen
    FileJobs jobs;
};
} // namespace twobus
