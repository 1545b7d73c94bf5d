#include "App/Files/Page/FilesPage.h"

#include "App/Files/Page/ChooserAnswer.h"
#include "App/Text.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ProgressText.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int besideFrom = 900; // narrower, what stands beside the bounces takes the whole page

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

/** A mono file counts once or twice: which is measured, and not worked out later. */
bool isMeasuredOtherwise (const FileRecord& record, bool dualMono)
{
    return record.measurement && record.measurement->facts.format.numChannels() == 1
           && record.measurement->facts.format.dualMono != dualMono;
}
} // namespace

FilesPage::FilesPage()
{
    setTitle ("Files");
    connectControls();
    addAndMakeVisible (bounces);
    addChildComponent (stems.panel);
    addChildComponent (comparison.panel);
}

void FilesPage::connectControls()
{
    bounces.onAddFiles = [this] { openChooser(); };
    bounces.onAddFolder = [this] { openFolderChooser(); };
    bounces.onClear = [this] { clear(); };
    bounces.onStop = [this] { jobs.stop(); };
    bounces.onStage = [this] (Stage stage) { judge ({ stage, judging.aimDbtp, judging.isClippedByChoice }); };

    bounces.table.onSelect = [this] {
        selection.choose (rows, bounces.table.selection());
        showSelection();
    };
    bounces.table.onRemove = [this] { removeChosen(); };
    bounces.table.onMenu = [this] { openMenu(); };
    bounces.table.onSort = [this] (FileColumn column) { sortBy (column); };
    bounces.details.onCopy = [this] { copyReport(); };
    bounces.details.onStage = [this] (Stage stage) { setStage (stage); };
    bounces.details.onMeasureAgain = [this] { measure ({ selection.lead() }); };
    bounces.details.onExport = [this] (FileExport kind) { openExportChooser (kind); };

    bounces.details.onVerify = [this] { verifyChosen(); };

    bounces.onStems = [this] { openStemChooser(); };
    bounces.onCheckAsStems = [this] { checkChosenAsStems(); };
    bounces.onCompare = [this] { compareChosen(); };

    stems.panel.onMix = [this] { openMixChooser(); };
    stems.onOpen = [this] (bool isOpen) { showAside (isOpen ? Aside::stems : Aside::none); };
    stems.onErrorBesideReport = [this] (const std::string& error) {
        say (Severity::caution, error);
    }; // it is the mix that cannot be measured
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
void FilesPage::openChooser() { choose (juce::FileBrowserComponent::canSelectFiles, "Files to measure"); }

void FilesPage::openFolderChooser()
{
    choose (juce::FileBrowserComponent::canSelectDirectories, "A folder to measure");
}

void FilesPage::noteFolderOf (const juce::File& file)
{
    if (onFolderUsed != nullptr)
        onFolderUsed (file.getParentDirectory());
}

void FilesPage::choose (int fileBrowserFlags, const juce::String& title)
{
    constexpr auto severalToOpen =
        juce::FileBrowserComponent::openMode | juce::FileBrowserComponent::canSelectMultipleItems;
    chooser = std::make_unique<juce::FileChooser> (title, folderToStartIn());
    chooser->launchAsync (severalToOpen | fileBrowserFlags,
                          [this] (const juce::FileChooser& done) { measure (takeChosen (done)); });
}

std::vector<std::filesystem::path> FilesPage::takeChosen (const juce::FileChooser& done)
{
    auto paths = pathsOfAnswer (done.getResults(), juce::File::getCurrentWorkingDirectory());

    if (! paths.empty())
        noteFolderOf (toJuceFile (paths.back()));

    return paths;
}

void FilesPage::add (const juce::StringArray& filesAndFolders)
{
    std::vector<std::filesystem::path> paths;

    for (const auto& name : filesAndFolders)
        paths.push_back (toPath (name.toStdString()));

    if (! filesAndFolders.isEmpty())
        noteFolderOf (juce::File (filesAndFolders[0]));

    measure (std::move (paths));
}

void FilesPage::open (std::vector<std::filesystem::path> filesAndFolders)
{
    for (auto& path : filesAndFolders)
    {
        std::error_code error; // without a working folder the path stays as it is, and is said not to be there

        if (auto whole = std::filesystem::absolute (path, error); ! error)
            path = std::move (whole);
    }

    if (! filesAndFolders.empty())
        noteFolderOf (toJuceFile (filesAndFolders.front()));

    measure (std::move (filesAndFolders));
}

void FilesPage::measure (std::vector<std::filesystem::path> filesAndFolders)
{
    jobs.add (std::move (filesAndFolders), options());
    showProgress();
}

FileAnalysisOptions FilesPage::options() const
{
    FileAnalysisOptions asked; // the judging is the rows'
    asked.dualMono = dualMono;
    return asked;
}

//==============================================================================
void FilesPage::poll()
{
    if (auto records = jobs.poll(); ! records.empty())
        show (std::move (records));

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

void FilesPage::show (std::vector<FileRecord> records)
{
    if (records.empty())
        return;

    std::vector<std::filesystem::path> again;
    auto isLeadNew = selection.lead().empty();

    if (isLeadNew)
        selection.chooseOnly (records.front().path);

    for (auto& record : records)
    {
        isLeadNew = isLeadNew || record.path == selection.lead();
        traces.put (record.path, std::exchange (record.trace, nullptr));

        if (isMeasuredOtherwise (record, dualMono))
            again.push_back (record.path);
    }

    showRows (rows.put (std::move (records)));

    if (isLeadNew)
        showSelection();

    jobs.add (std::move (again), options());
}

void FilesPage::setAim (double aimDbtp) { judge ({ judging.stage, aimDbtp, judging.isClippedByChoice }); }

void FilesPage::setClippedByChoice (bool isIntended) { judge ({ judging.stage, judging.aimDbtp, isIntended }); }

void FilesPage::setRmsConvention (RmsConvention convention) { rms = convention; }

void FilesPage::setDualMono (bool shouldCountTwice)
{
    if (dualMono == shouldCountTwice)
        return;

    dualMono = shouldCountTwice;
    std::vector<std::filesystem::path> again;

    for (std::size_t position = 0; position < rows.size(); ++position)
        if (isMeasuredOtherwise (rows[position].record, dualMono))
            again.push_back (rows[position].record.path);

    measure (std::move (again));
}

void FilesPage::judge (const FileJudging& next)
{
    if (judging == next)
        return;

    judging = next;
    rows.judge (judging);
    showRows (0);
    showSelection();
}

/** Of all that are chosen; none: that of all files again. */
void FilesPage::setStage (std::optional<Stage> stage)
{
    showRows (rows.setStage (selection.in (rows).positions, stage));
    showSelection();
}

//==============================================================================
void FilesPage::sortBy (FileColumn column)
{
    rows.sortByNext (column);
    showRows (0);

    if (const auto position = rows.positionOf (selection.lead()))
        bounces.table.reveal (*position);
}

void FilesPage::removeChosen()
{
    const auto positions = selection.in (rows).positions;

    for (const auto position : positions)
    {
        const auto& path = rows[position].record.path;
        jobs.forget (path);
        traces.forget (path);
    }

    rows.remove (positions);
    selection.clear();

    if (! positions.empty() && rows.size() > 0)
        selection.chooseOnly (rows[std::min (positions.front(), rows.size() - 1)].record.path);

    showRows (positions.empty() ? 0 : positions.front());
    showSelection();
}

void FilesPage::clear()
{
    jobs.clear();
    rows.clear();
    traces.clear();
    selection.clear();
    showRows (0);
    showSelection();
}

void FilesPage::openMenu()
{
    const auto* row = leadRow();

    if (row == nullptr)
        return;

    juce::PopupMenu menu;
    menu.addItem ("Judge as a mix", row->isReadable(), row->stage == Stage::mix, [this] { setStage (Stage::mix); });
    menu.addItem ("Judge as a finished master", row->isReadable(), row->stage == Stage::finishedMaster,
                  [this] { setStage (Stage::finishedMaster); });
    menu.addItem ("Judge as all files are", row->isReadable(), ! row->stage, [this] { setStage (std::nullopt); });
    menu.addSeparator();
    menu.addItem ("Copy report", [this] { copyReport(); });

    for (const auto kind : fileExports)
        if (exports.count (kind) > 0)
            menu.addItem (juce::String::fromUTF8 (wordsFor (kind).name) + toJuce ("…"), row->isReadable(), false,
                          [this, kind] { openExportChooser (kind); });

    if (stems.isOffered())
        menu.addItem ("Check as stems", selection.size() >= 2, false, [this] { checkChosenAsStems(); });

    if (comparison.isOffered())
        menu.addItem ("Compare at equal loudness", selection.size() == 2, false, [this] { compareChosen(); });

    if (verification.isOffered())
        menu.addItem ("Check against what was heard", row->isReadable(), false, [this] { verifyChosen(); });

    menu.addSeparator();
    menu.addItem ("Remove from the table", [this] { removeChosen(); });
    menu.showMenuAsync (juce::PopupMenu::Options().withMousePosition().withStandardItemHeight (28));
}

const FileRow* FilesPage::leadRow() const
{
    const auto position = rows.positionOf (selection.lead());
    return position ? &rows[*position] : nullptr;
}

void FilesPage::copyReport() const
{
    if (const auto* row = leadRow())
        juce::SystemClipboard::copyTextToClipboard (toJuce (reportOf (*row, judging, rms)));
}

//==============================================================================
void FilesPage::showRows (std::size_t firstChanged)
{
    bounces.fitRows();
    bounces.table.update (firstChanged);
    bounces.table.select (selection.in (rows));
    showProgress();
}

void FilesPage::showSelection()
{
    const auto* row = leadRow();
    bounces.showNumChosen (selection.size());

    if (row == nullptr)
    {
        bounces.details.show (std::nullopt);
        return;
    }

    FileDetails::Shown shown { row->path.name,
                               row->path.folder,
                               row->judged.severity,
                               textsOf (*row, judging),
                               std::nullopt,
                               0.0,
                               traces.lookAt (row->record.path) };

    if (row->isReadable())
    {
        shown.stage = row->stage.value_or (judging.stage);
        shown.seconds = row->record.measurement->facts.seconds;
    }

    bounces.details.show (std::move (shown));
}

void FilesPage::showProgress()
{
    const auto progress = jobs.progress();
    const auto isEmpty = rows.size() == 0;
    auto summary = isEmpty ? progress.problem : summaryText (rows.counts(), progress.numLeftOut);

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

    // Whoever closed it by keyboard goes on in the table.
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
