#pragma once

#include "App/Files/Aside/AsideJob.h"
#include "App/Files/Aside/ComparisonPanel.h"
#include "App/Files/Aside/StemsPanel.h"
#include "App/Files/Model/ComparisonJobs.h"
#include "App/Files/Model/StemJobs.h"
#include "App/Files/Model/VerificationJobs.h"
#include "App/Files/Page/BouncesPanel.h"
#include "App/Files/Page/MeasuredFiles.h"
#include "App/Files/Page/PathChooser.h"
#include "App/Files/Page/StemDropZone.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace twobus
{
/** The Files page: bounces and whole folders of them measured, judged and compared in a table; one of them in detail;
    and beside them which stems use the headroom of their mix, or how two bounces differ. What the files are is
    MeasuredFiles'; the page places its parts and connects them. Message thread.
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
    void show (std::vector<FileRecord> records) { files.show (std::move (records)); }

    void setAim (double aimDbtp);
    void setClippedByChoice (bool);
    void setDualMono (bool);
    void setRmsConvention (RmsConvention next) { files.setRmsConvention (next); } ///< of what is copied or written
    void setTargets (std::vector<DeliveryTarget> next)
    {
        files.setTargets (std::move (next));
    } ///< of a written report on masters

    /** Asks for files in the system's own window. */
    void openChooser();

    /** Those windows, and the folder where they begin. */
    PathChooser chooser;

    /** Something to tell the user, as a sentence. */
    std::function<void (Severity, const std::string&)> onSay;

    /** What may be written about the files; the others are not offered. */
    void setExports (FileExports);

    /** Of the chosen files to a path; what became of it is said. */
    void exportTo (FileExport, const std::filesystem::path& path);

    /** Stems are offered from then on. */
    void setStemAnalyser (StemAnalyser);

    /** Their sum, held against the mix where there is one. */
    void checkStems (std::vector<std::filesystem::path> paths, std::optional<std::filesystem::path> mixPath = {});

    void show (const StemReport& report) { stems.show (report); }

    /** Comparing two bounces is offered from then on. */
    void setComparer (ComparisonJobs::Work);
    void show (const BounceComparison& report) { comparison.show (report); }

    /** Holding a bounce against what was heard live is offered from then on. */
    void setVerifier (VerificationJobs::Work);

    /** The log of the session that runs; may be left out, and may return nothing. */
    std::function<std::filesystem::path()> runningSessionLog;

    /** What came of it. */
    std::function<void (const BounceVerification&)> onVerified;

    void resized() override;
    void paintOverChildren (juce::Graphics& g) override { dropZone.paint (g); }

    // Several files can be dropped as stems, too.
    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void fileDragEnter (const juce::StringArray& dragged, int x, int y) override { dropZone.enter (dragged, { x, y }); }
    void fileDragMove (const juce::StringArray&, int x, int y) override { dropZone.move ({ x, y }); }
    void fileDragExit (const juce::StringArray&) override { dropZone.exit(); }
    void filesDropped (const juce::StringArray&, int x, int y) override;

private:
    void connectBounces();
    void connectAside();
    void say (Severity, const std::string& sentence) const;
    void measure (std::vector<std::filesystem::path> filesAndFolders);
    void sortBy (FileColumn);
    void openMenu();
    void copyReport() const;
    void openExportChooser (FileExport);
    void openMixChooser();
    void checkChosenAsStems();
    void compareChosen(); ///< two: the upper one is the first
    void verifyChosen(); ///< against the log of the session that runs, or else the newest

    /** What stands beside the bounces, or in their place where there is little room. */
    enum class Aside
    {
        none,
        stems,
        comparison
    };

    void showAside (Aside);
    juce::Rectangle<int> asideArea() const;
    void showProgress();
    void showRows (std::size_t firstChanged);
    void showSelection();

    MeasuredFiles files;
    BouncesPanel bounces { files.rows() };

    FileExports exports;
    ExportJobs exportJobs;

    AsideJob<StemsPanel, StemRequest, StemReport> stems;
    StemRequest stemRequest; ///< the last one
    AsideJob<ComparisonPanel, ComparisonRequest, BounceComparison> comparison;
    OfferedJob<VerificationRequest, BounceVerification> verification;

    Aside aside = Aside::none;
    StemDropZone dropZone { *this };
};
} // namespace twobus
