#include "App/Files/Page/FilesPage.h"

#include "App/Files/Model/FileTexts.h"
#include "App/Text.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ProgressText.h"

#include <algorithm>

namespace twobus
{
namespace
{
using Paths = std::vector<std::filesystem::path>;

constexpr int besideFrom = 900; // on a narrower page, the panel beside the bounces takes the whole page

std::string progressText (const FileJobsProgress& progress)
{
    if (! progress.isRunning)
        return {};

    if (progress.numFiles == 0)
        return "Listing the files";

    return std::to_string (progress.numDone) + " of " + std::to_string (progress.numFiles) + " · "
           + std::to_string (static_cast<int> (progress.share * 100.0)) + " %"
           + (progress.secondsLeft ? " · " + timeLeftText (*progress.secondsLeft) : std::string());
}
} // namespace

FilesPage::FilesPage()
{
    setTitle ("Files");
    connectBounces();
    connectAside();
    addAndMakeVisible (bounces);
    addChildComponent (stems.panel);
    addChildComponent (comparison.panel);
}

void FilesPage::connectBounces()
{
    files.onRows = [this] (std::size_t firstChanged) { showRows (firstChanged); };
    files.onSelection = [this] { showSelection(); };

    bounces.onAddFiles = [this] { openChooser(); };
    bounces.onAddFolder = [this] {
        chooser.askForFolders ("A folder to measure", [this] (Paths paths) { measure (std::move (paths)); });
    };
    bounces.onClear = [this] { files.clear(); };
    bounces.onStop = [this] { files.stop(); };
    bounces.onStage = [this] (Stage stage) {
        files.judge ({ stage, files.judging().aimDbtp, files.judging().isClippedByChoice });
    };
    bounces.onStems = [this] {
        chooser.askForFiles ("Stems of one mix", [this] (Paths paths) { checkStems (std::move (paths)); });
    };
    bounces.onCheckAsStems = [this] { checkChosenAsStems(); };
    bounces.onCompare = [this] { compareChosen(); };

    bounces.table.onSelect = [this] { files.choose (bounces.table.selection()); };
    bounces.table.onRemove = [this] { files.removeChosen(); };
    bounces.table.onMenu = [this] { openMenu(); };
    bounces.table.onSort = [this] (FileColumn column) { sortBy (column); };

    bounces.details.onCopy = [this] { copyReport(); };
    bounces.details.onStage = [this] (Stage stage) { files.setStage (stage); };
    bounces.details.onMeasureAgain = [this] { measure ({ files.leadPath() }); };
    bounces.details.onExport = [this] (FileExport kind) { openExportChooser (kind); };
    bounces.details.onVerify = [this] { verifyChosen(); };
}

void FilesPage::connectAside()
{
    stems.panel.onMix = [this] { openMixChooser(); };
    stems.onOpen = [this] (bool isOpen) { showAside (isOpen ? Aside::stems : Aside::none); };
    stems.onErrorBesideReport = [this] (const std::string& error) {
        say (Severity::caution, error);
    }; // the mix could not be measured
    comparison.onOpen = [this] (bool isOpen) { showAside (isOpen ? Aside::comparison : Aside::none); };
    verification.onProgress = [this] (std::optional<double> share) {
        bounces.details.offerVerification (true, share.has_value());
    };
    verification.onError = [this] (const std::string& error) { say (Severity::caution, error); };
    verification.onReport = [this] (const BounceVerification& done) {
        if (onVerified != nullptr)
            onVerified (done);
    };
}

//==============================================================================
void FilesPage::openChooser()
{
    chooser.askForFiles ("Files to measure", [this] (Paths paths) { measure (std::move (paths)); });
}

void FilesPage::add (const juce::StringArray& filesAndFolders)
{
    std::vector<std::filesystem::path> paths;

    for (const auto& name : filesAndFolders)
        paths.push_back (toPath (name.toStdString()));

    if (! filesAndFolders.isEmpty())
        chooser.noteFolderOf (juce::File (filesAndFolders[0]));

    measure (std::move (paths));
}

void FilesPage::open (std::vector<std::filesystem::path> filesAndFolders)
{
    for (auto& path : filesAndFolders)
    {
        std::error_code error; // without a working folder the path stays as it is, and is reported as missing

        if (auto whole = std::filesystem::absolute (path, error); ! error)
            path = std::move (whole);
    }

    if (! filesAndFolders.empty())
        chooser.noteFolderOf (toJuceFile (filesAndFolders.front()));

    measure (std::move (filesAndFolders));
}

void FilesPage::measure (std::vector<std::filesystem::path> filesAndFolders)
{
    files.measure (std::move (filesAndFolders));
    showProgress();
}

void FilesPage::poll()
{
    files.poll();
    showProgress();
    stems.poll();
    comparison.poll();
    verification.poll();

    while (const auto written = exportJobs.poll())
        say (written->error.empty() ? Severity::good : Severity::caution, sentenceOf (*written));
}

void FilesPage::say (Severity severity, const std::string& sentence) const
{
    if (onSay != nullptr && ! sentence.empty())
        onSay (severity, sentence);
}

//==============================================================================
void FilesPage::setAim (double aimDbtp)
{
    files.judge ({ files.judging().stage, aimDbtp, files.judging().isClippedByChoice });
}

void FilesPage::setClippedByChoice (bool isIntended)
{
    files.judge ({ files.judging().stage, files.judging().aimDbtp, isIntended });
}

void FilesPage::setDualMono (bool shouldCountTwice)
{
    files.setDualMono (shouldCountTwice);
    showProgress();
}

void FilesPage::sortBy (FileColumn column)
{
    files.sortBy (column);

    if (const auto* row = files.leadRow())
        bounces.table.reveal (row->position);
}

void FilesPage::openMenu()
{
    const auto* row = files.leadRow();

    if (row == nullptr)
        return;

    juce::PopupMenu menu;
    menu.addItem ("Judge as a mix", row->isReadable(), row->stage == Stage::mix,
                  [this] { files.setStage (Stage::mix); });
    menu.addItem ("Judge as a finished master", row->isReadable(), row->stage == Stage::finishedMaster,
                  [this] { files.setStage (Stage::finishedMaster); });
    menu.addItem ("Judge as all files are", row->isReadable(), ! row->stage, [this] { files.setStage (std::nullopt); });
    menu.addSeparator();
    menu.addItem ("Copy report", [this] { copyReport(); });

    for (const auto kind : fileExports)
        if (exports.count (kind) > 0)
            menu.addItem (juce::String::fromUTF8 (wordsFor (kind).name) + toJuce ("…"), row->isReadable(), false,
                          [this, kind] { openExportChooser (kind); });

    if (stems.isOffered())
        menu.addItem ("Check as stems", files.numChosen() >= 2, false, [this] { checkChosenAsStems(); });

    if (comparison.isOffered())
        menu.addItem ("Compare at equal loudness", files.numChosen() == 2, false, [this] { compareChosen(); });

    if (verification.isOffered())
        menu.addItem ("Check against what was heard", row->isReadable(), false, [this] { verifyChosen(); });

    menu.addSeparator();
    menu.addItem ("Remove from the table", [this] { files.removeChosen(); });
    menu.showMenuAsync (juce::PopupMenu::Options().withMousePosition().withStandardItemHeight (28));
}

void FilesPage::copyReport() const
{
    if (files.leadRow() != nullptr)
        juce::SystemClipboard::copyTextToClipboard (toJuce (files.reportText()));
}

//==============================================================================
void FilesPage::setExports (FileExports next)
{
    exports = std::move (next);
    bounces.details.offer (exports);
}

void FilesPage::openExportChooser (FileExport kind)
{
    const auto exported = files.exported (kind).files;

    if (exported.empty())
        return;

    const auto ending = toJuce (wordsFor (kind).ending).fromLastOccurrenceOf (".", true, false);
    const auto name = toJuce (suggestedName (kind, exported)).dropLastCharacters (ending.length());
    const auto title = juce::String ("Save ") + juce::String (wordsFor (kind).thing).replaceSection (0, 1, "t");
    chooser.askWhereToSave (title, name, ending,
                            [this, kind] (const std::filesystem::path& path) { exportTo (kind, path); });
}

void FilesPage::exportTo (FileExport kind, const std::filesystem::path& path)
{
    if (const auto writer = exports.find (kind); writer != exports.end())
        if (auto exported = files.exported (kind); ! exported.files.empty())
            exportJobs.start (kind, writer->second, std::move (exported), path);
}

//==============================================================================
void FilesPage::setStemAnalyser (StemAnalyser analyser)
{
    stems.offer (std::move (analyser));
    bounces.offerStems (true);
    dropZone.offer();
}

void FilesPage::checkStems (std::vector<std::filesystem::path> paths, std::optional<std::filesystem::path> mixPath)
{
    if (! stems.isOffered() || paths.empty())
        return;

    if (paths.size() < 2)
    {
        say (Severity::caution, "A single file cannot be checked as stems. Choose two or more that sum to one mix.");
        return;
    }

    // The earlier report stays only if the same stems are now compared with a mix.
    const auto areTheSame = mixPath && paths == stemRequest.paths;
    stemRequest = { std::move (paths), std::move (mixPath), files.judging().aimDbtp };

    if (areTheSame)
        stems.startBesideReport (stemRequest);
    else
        stems.start (stemRequest);
}

void FilesPage::checkChosenAsStems() { checkStems (files.chosenPaths()); }

void FilesPage::openMixChooser()
{
    chooser.askForFile ("The mix of these stems",
                        [this] (const std::filesystem::path& path) { checkStems (stemRequest.paths, path); });
}

void FilesPage::setComparer (ComparisonJobs::Work comparer)
{
    comparison.offer (std::move (comparer));
    bounces.offerComparison (true);
}

void FilesPage::compareChosen()
{
    if (const auto paths = files.chosenPaths(); comparison.isOffered() && paths.size() == 2)
        comparison.start ({ paths[0], paths[1], files.dualMono() });
}

void FilesPage::setVerifier (VerificationJobs::Work verifier)
{
    verification.offer (std::move (verifier));
    bounces.details.offerVerification (true);
}

void FilesPage::verifyChosen()
{
    if (! verification.isOffered() || files.leadRow() == nullptr)
        return;

    const auto log = runningSessionLog != nullptr ? runningSessionLog() : std::filesystem::path();
    verification.start ({ files.leadPath(), log, files.dualMono() });
}

void FilesPage::filesDropped (const juce::StringArray& dropped, int x, int y)
{
    if (! dropZone.drop (dropped, { x, y }))
    {
        add (dropped);
        return;
    }

    if (! dropped.isEmpty())
        chooser.noteFolderOf (juce::File (dropped[0]));

    checkStems (audioFilesIn (dropped));
}

//==============================================================================
void FilesPage::showRows (std::size_t firstChanged)
{
    bounces.fitRows();
    bounces.table.update (firstChanged);
    bounces.table.select (files.chosen());
    showProgress();
}

void FilesPage::showSelection()
{
    const auto* row = files.leadRow();
    bounces.showNumChosen (files.numChosen());

    if (row == nullptr)
    {
        bounces.details.show (std::nullopt);
        return;
    }

    FileDetails::Shown shown { row->path.name,       row->path.folder,
                               row->judged.severity, textsOf (*row, files.judging()),
                               std::nullopt,         0.0,
                               files.traceOf (*row) };

    if (row->isReadable())
    {
        shown.stage = row->stage.value_or (files.judging().stage);
        shown.seconds = row->record.measurement->facts.seconds;
    }

    bounces.details.show (std::move (shown));
}

void FilesPage::showProgress()
{
    const auto progress = files.progress();
    const auto isEmpty = files.rows().size() == 0;
    auto summary = isEmpty ? progress.problem : summaryText (files.rows().counts(), progress.numLeftOut);

    if (! isEmpty && ! progress.problem.empty())
        summary += ". " + progress.problem;

    bounces.showSummary (std::move (summary));
    bounces.showProgress (progressText (progress));
}

//==============================================================================
void FilesPage::showAside (Aside next)
{
    if (aside == next)
        return;

    // If the user closed the panel by keyboard, the focus moves to the table.
    const auto hadFocus = stems.panel.hasKeyboardFocus (true) || comparison.panel.hasKeyboardFocus (true);
    aside = next;
    resized();

    if (hadFocus)
        bounces.table.takeFocus();
}

juce::Rectangle<int> FilesPage::asideArea() const
{
    if (aside == Aside::none)
        return {};

    const auto width = getWidth() < besideFrom
                           ? getWidth()
                           : std::clamp (getWidth() / 3, StemsPanel::smallestWidth, StemsPanel::idealWidth);
    return getLocalBounds().removeFromRight (width);
}

void FilesPage::resized()
{
    const auto right = asideArea();
    stems.panel.setVisible (aside == Aside::stems);
    stems.panel.setBounds (right);
    comparison.panel.setVisible (aside == Aside::comparison);
    comparison.panel.setBounds (right);
    bounces.setVisible (right.isEmpty() || right.getWidth() < getWidth());
    bounces.setBounds (right.isEmpty() ? getLocalBounds()
                                       : getLocalBounds().withRight (std::max (0, right.getX() - theme::gap)));
}
} // namespace twobus
