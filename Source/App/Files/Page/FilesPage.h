#pragma once

#include "App/Files/Aside/AsideJob.h"
#include "App/Files/Aside/ComparisonPanel.h"
#include "App/Files/Aside/StemsPanel.h"
#include "App/Files/Model/ComparisonJobs.h"
#include "App/Files/Model/ExportJobs.h"
#include "App/Files/Model/FileJobs.h"
#include "App/Files/Model/FileTraces.h"
#include "App/Files/Model/StemJobs.h"
#include "App/Files/Model/VerificationJobs.h"
#include "App/Files/Page/BouncesPanel.h"
#include "App/Files/Page/FileSelection.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace twobus
{
/** The Files page: bounces and whole folders of them measured, judged and compared in a table; one of them in detail;
    and beside them which stems use the headroom of their mix, or how two bounces differ.

    The files are measured in the background and only read. Another stage or aim judges what is there at once, from the
    readings that were kept; only dual mono makes files of one channel be measured again. Message thread.
*/
class FilesPage : public juce::Component, public juce::FileDragAndDropTarget
{
public:
    FilesPage();

    /** Paths as JUCE hands them over; a file that is there already is measured again. */
    void add (const juce::StringArray& filesAndFolders);

    /** The same for paths from the command line: those that are relative are meant from the working folder. */
    void open (std::vector<std::filesystem::path> filesAndFolders);

    /** Fetches what was measured since. Ten times a second while the program runs, also while the page is not seen. */
    void poll();

    /** Rows for what was measured. */
    void show (std::vector<FileRecord>);

    void setAim (double aimDbtp);
    void setClippedByChoice (bool);
    void setDualMono (bool);
    void setRmsConvention (RmsConvention); ///< of what is copied or written
    void setTargets (std::vector<DeliveryTarget>); ///< of a written report on masters

    /** Asks for files, or for a folder, in the system's own window. */
    void openChooser();
    void openFolderChooser();

    /** Something to tell the user, as a sentence. */
    std::function<void (Severity, const std::string&)> onSay;

    /** Where a chooser begins; to be set before one is opened. */
    std::function<juce::File()> folderToStartIn;

    /** The folder of what the user chose or dropped. */
    std::function<void (const juce::File&)> onFolderUsed;

    /** What may be written about the files; the others are not offered. */
    void setExports (FileExports);

    /** Of the chosen files to a path; what became of it is said. */
    void exportTo (FileExport, const std::filesystem::path& path);

    /** Stems are offered from then on. */
    void setStemAnalyser (StemAnalyser);

    /** Their sum, held against the mix where there is one. */
    void checkStems (std::vector<std::filesystem::path> paths, std::optional<std::filesystem::path> mixPath = {});

    void show (const StemReport&);

    /** Comparing two bounces is offered from then on. */
    void setComparer (ComparisonJobs::Work);

    /** The two chosen files against each other: the upper one is the first. */
    void compareChosen();

    void show (const BounceComparison&);

    /** Holding a bounce against what was heard live is offered from then on. */
    void setVerifier (VerificationJobs::Work);

    /** The chosen file against the log of the session that runs, or else the newest. */
    void verifyChosen();

    /** The log of the session that runs; may be left out, and may return nothing. */
    std::function<std::filesystem::path()> runningSessionLog;

    /** What came of it. */
    std::function<void (const BounceVerification&)> onVerified;

    void resized() override;
    void paintOverChildren (juce::Graphics&) override;

    // Several files can be dropped as stems, too.
    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void fileDragEnter (const juce::StringArray&, int x, int y) override;
    void fileDragMove (const juce::StringArray&, int x, int y) override;
    void fileDragExit (const juce::StringArray&) override;
    void filesDropped (const juce::StringArray&, int x, int y) override;

private:
    void connectControls();
    void say (Severity, const std::string& sentence) const;
    void measure (std::vector<std::filesystem::path> filesAndFolders);
    void choose (int fileBrowserFlags, const juce::String& title);
    std::vector<std::filesystem::path> takeChosen (const juce::FileChooser&);
    FileAnalysisOptions options() const;
    void judge (const FileJudging&);
    void setStage (std::optional<Stage>);
    void sortBy (FileColumn);
    void removeChosen();
    void clear();
    void openMenu();
    void copyReport() const;
    ReportSettings reportSettings() const;
    ExportedFiles chosenFiles (FileExport);
    void openExportChooser (FileExport);
    void openStemChooser();
    void openMixChooser();
    void checkChosenAsStems();

    /** What stands beside the bounces, or in their place where there is little room. */
    enum class Aside
    {
        none,
        stems,
        comparison
    };

    void showAside (Aside);
    juce::Rectangle<int> asideArea() const;
    juce::Rectangle<int> dropZone() const;
    void noteFolderOf (const juce::File&);
    void showProgress();
    void showRows (std::size_t firstChanged);
    void showSelection();
    const FileRow* leadRow() const;

    FileRows rows;
    FileTraces traces;
    FileSelection selection;
    FileJudging judging;
    bool dualMono = false;
    RmsConvention rms = RmsConvention::mathematical;

    BouncesPanel bounces { rows };
    std::unique_ptr<juce::FileChooser> chooser;
    FileJobs jobs;

    FileExports exports;
    std::vector<DeliveryTarget> targets;
    ExportJobs exportJobs;

    AsideJob<StemsPanel, StemRequest, StemReport> stems;
    StemRequest stemRequest; ///< the last one
    AsideJob<ComparisonPanel, ComparisonRequest, BounceComparison> comparison;
    OfferedJob<VerificationRequest, BounceVerification> verification;

    Aside aside = Aside::none;
    bool isOverDropZone = false;
    std::size_t numDragged = 0; ///< over the page now
};
} // namespace twobus
