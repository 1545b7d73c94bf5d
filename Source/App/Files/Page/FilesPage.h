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
/** The Files page: a table that measures, judges and compares bounces and whole folders; the details of the chosen one;
    and beside them which stems use the headroom of their mix, or how two bounces differ. MeasuredFiles holds the files;
    the page lays out its parts and connects them. Message thread.
*/
class FilesPage : public juce::Component, public juce::FileDragAndDropTarget
{
public:
    FilesPage();

    /** Adds paths from JUCE. A file that is in the table already is measured again. */
    void add (const juce::StringArray& filesAndFolders);

    /** The same for paths from the command line. Relative paths start from the working folder. */
    void open (std::vector<std::filesystem::path> filesAndFolders);

    /** Fetches new results. Must be called ten times a second, even while the page is hidden. */
    void poll();

    /** Adds rows for these measured files. */
    void show (std::vector<FileRecord> records) { files.show (std::move (records)); }

    void setAim (double aimDbtp);
    void setClippedByChoice (bool);
    void setDualMono (bool);

    /** For reports that are copied or written. */
    void setRmsConvention (RmsConvention next) { files.setRmsConvention (next); }

    /** For written reports on masters. */
    void setTargets (std::vector<DeliveryTarget> next) { files.setTargets (std::move (next)); }

    /** Asks for files in the system's own dialog. */
    void openChooser();

    /** The system's file dialogs, and the folder in which they open. */
    PathChooser chooser;

    /** Called with a sentence for the user. */
    std::function<void (Severity, const std::string&)> onSay;

    /** Sets the exports to offer. */
    void setExports (FileExports);

    /** Exports the chosen files to this path in the background, and reports the result through onSay. */
    void exportTo (FileExport, const std::filesystem::path& path);

    /** From this call on, checking stems is offered. */
    void setStemAnalyser (StemAnalyser);

    /** Sums the stems, and compares the sum with the mix if there is one. */
    void checkStems (std::vector<std::filesystem::path> paths, std::optional<std::filesystem::path> mixPath = {});

    void show (const StemReport& report) { stems.show (report); }

    /** From this call on, comparing two bounces is offered. */
    void setComparer (ComparisonJobs::Work);
    void show (const BounceComparison& report) { comparison.show (report); }

    /** From this call on, comparing a bounce with what was heard live is offered. */
    void setVerifier (VerificationJobs::Work);

    /** Returns the log of the running session. Can be null, and can return an empty path. */
    std::function<std::filesystem::path()> runningSessionLog;

    /** Called with the result of a verification. */
    std::function<void (const BounceVerification&)> onVerified;

    void resized() override;
    void paintOverChildren (juce::Graphics& g) override { dropZone.paint (g); }

    // Several files can also be dropped as stems.
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
    void compareChosen(); ///< compares the two chosen files; the upper one is the first
    void verifyChosen(); ///< against the log of the running session, or else the newest log

    /** The panel beside the bounces, or in their place if there is little room. */
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
    StemRequest stemRequest; ///< the last request
    AsideJob<ComparisonPanel, ComparisonRequest, BounceComparison> comparison;
    OfferedJob<VerificationRequest, BounceVerification> verification;

    Aside aside = Aside::none;
    StemDropZone dropZone { *this };
};
} // namespace twobus
