#include "App/Files/Page/FilesPage.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Files/Decoding/ReadableFormats.h"

#include <algorithm>

// What comes out of the files of the Files page: what is written about them, and what they make as stems.
namespace twobus
{
namespace
{

/** Of a folder the files in it. */
void addAudioFiles (std::vector<std::filesystem::path>& paths, const juce::File& file)
{
    if (! file.isDirectory())
    {
        paths.push_back (toPath (file));
        return;
    }

    auto inside = file.findChildFiles (juce::File::findFiles, false);
    inside.sort();

    for (const auto& each : inside)
        if (auto path = toPath (each); hasAudioEnding (path))
            paths.push_back (std::move (path));
}
} // namespace

void FilesPage::setExports (FileExports next)
{
    exports = std::move (next);
    bounces.details.offer (exports);
}

void FilesPage::setTargets (std::vector<DeliveryTarget> next) { targets = std::move (next); }

ReportSettings FilesPage::reportSettings() const
{
    auto* program = juce::JUCEApplicationBase::getInstance();
    return { program != nullptr ? program->getApplicationVersion().toStdString() : std::string(),
             juce::Time::getCurrentTime().formatted ("%Y-%m-%d %H:%M").toStdString(),
             judging.stage,
             judging.aimDbtp,
             judging.isClippedByChoice,
             dualMono,
             rms,
             { targets, false } };
}

ExportedFiles FilesPage::chosenFiles (FileExport kind)
{
    ExportedFiles exported { {}, reportSettings() };
    const auto paths = isOfOneFile (kind) ? std::vector { selection.lead() } : selection.pathsIn (rows);

    for (const auto& path : paths)
    {
        const auto position = rows.positionOf (path);

        if (! position || (isOfOneFile (kind) && ! rows[*position].isReadable()))
            continue;

        exported.files.push_back (reportedFileOf (rows[*position], judging));

        if (const auto trace = traces.lookAt (path))
            exported.files.back().trace = *trace;
    }

    return exported;
}

void FilesPage::openExportChooser (FileExport kind)
{
    const auto files = chosenFiles (kind).files;

    if (files.empty())
        return;

    const auto ending = toJuce (wordsFor (kind).ending).fromLastOccurrenceOf (".", true, false);
    const auto name = toJuce (suggestedName (kind, files)).dropLastCharacters (ending.length());
    const auto start = folderToStartIn().getNonexistentChildFile (name, ending);
    chooser = std::make_unique<juce::FileChooser> (
        juce::String ("Save ") + juce::String (wordsFor (kind).thing).replaceSection (0, 1, "t"), start, "*" + ending);
    chooser->launchAsync (
        juce::FileBrowserComponent::saveMode | juce::FileBrowserComponent::warnAboutOverwriting,
        [this, kind, ending] (const juce::FileChooser& done) {
            const auto file = done.getResult();

            if (file == juce::File())
                return;

            noteFolderOf (file);
            exportTo (kind, toPath (file.getFileExtension().isEmpty() ? file.withFileExtension (ending) : file));
        });
}

void FilesPage::exportTo (FileExport kind, const std::filesystem::path& path)
{
    if (const auto writer = exports.find (kind); writer != exports.end())
        if (auto exported = chosenFiles (kind); ! exported.files.empty())
            exportJobs.start (kind, writer->second, std::move (exported), path);
}

//==============================================================================
void FilesPage::setStemAnalyser (StemAnalyser analyser)
{
    stems.offer (std::move (analyser));
    bounces.offerStems (true);
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

    // Those of before stay only while they are held against a mix.
    const auto areTheSame = mixPath && paths == stemRequest.paths;
    stemRequest = { std::move (paths), std::move (mixPath), judging.aimDbtp };

    if (areTheSame)
        stems.startBesideReport (stemRequest);
    else
        stems.start (stemRequest);
}

void FilesPage::checkChosenAsStems() { checkStems (selection.pathsIn (rows)); }

void FilesPage::show (const StemReport& report) { stems.show (report); }

//==============================================================================
void FilesPage::setComparer (ComparisonJobs::Work comparer)
{
    comparison.offer (std::move (comparer));
    bounces.offerComparison (true);
}

void FilesPage::compareChosen()
{
    if (const auto paths = selection.pathsIn (rows); comparison.isOffered() && paths.size() == 2)
        comparison.start ({ paths[0], paths[1], dualMono });
}

void FilesPage::show (const BounceComparison& done) { comparison.show (done); }

//==============================================================================
void FilesPage::setVerifier (VerificationJobs::Work verifier)
{
    verification.offer (std::move (verifier));
    bounces.details.offerVerification (true);
}

void FilesPage::verifyChosen()
{
    if (! verification.isOffered() || leadRow() == nullptr)
        return;

    const auto log = runningSessionLog != nullptr ? runningSessionLog() : std::filesystem::path();
    verification.start ({ selection.lead(), log, dualMono });
}

//==============================================================================
void FilesPage::openStemChooser()
{
    chooser = std::make_unique<juce::FileChooser> ("Stems of one mix", folderToStartIn());
    chooser->launchAsync (juce::FileBrowserComponent::openMode | juce::FileBrowserComponent::canSelectMultipleItems
                              | juce::FileBrowserComponent::canSelectFiles,
                          [this] (const juce::FileChooser& done) { checkStems (takeChosen (done)); });
}

void FilesPage::openMixChooser()
{
    chooser = std::make_unique<juce::FileChooser> ("The mix of these stems", folderToStartIn());
    chooser->launchAsync (juce::FileBrowserComponent::openMode | juce::FileBrowserComponent::canSelectFiles,
                          [this] (const juce::FileChooser& done) {
                              const auto file = done.getResult();

                              if (file == juce::File())
                                  return;

                              noteFolderOf (file);
                              checkStems (stemRequest.paths, toPath (file));
                          });
}

//==============================================================================
juce::Rectangle<int> FilesPage::dropZone() const
{
    return ! stems.isOffered() || numDragged == 0 ? juce::Rectangle<int>()
                                                  : getLocalBounds().removeFromRight (getWidth() / 3);
}

void FilesPage::fileDragEnter (const juce::StringArray& dragged, int x, int y)
{
    numDragged = static_cast<std::size_t> (dragged.size());
    isOverDropZone = dropZone().contains (x, y);
    repaint();
}

void FilesPage::fileDragMove (const juce::StringArray&, int x, int y)
{
    if (const auto isOver = dropZone().contains (x, y); isOver != isOverDropZone)
    {
        isOverDropZone = isOver;
        repaint (dropZone());
    }
}

void FilesPage::fileDragExit (const juce::StringArray&)
{
    numDragged = 0;
    isOverDropZone = false;
    repaint();
}

void FilesPage::filesDropped (const juce::StringArray& dropped, int x, int y)
{
    numDragged = static_cast<std::size_t> (dropped.size());
    const auto areStems = dropZone().contains (x, y);
    fileDragExit (dropped);

    if (! areStems)
    {
        add (dropped);
        return;
    }

    if (! dropped.isEmpty())
        noteFolderOf (juce::File (dropped[0]));

    std::vector<std::filesystem::path> paths;

    for (const auto& name : dropped)
        addAudioFiles (paths, juce::File (name));

    checkStems (std::move (paths));
}

void FilesPage::paintOverChildren (juce::Graphics& g)
{
    const auto zone = dropZone();

    if (zone.isEmpty())
        return;

    g.setColour (theme::button().withAlpha (isOverDropZone ? 0.96f : 0.86f));
    g.fillRoundedRectangle (zone.toFloat(), theme::corner);
    g.setColour (isOverDropZone ? theme::good() : theme::line());
    g.drawRoundedRectangle (zone.toFloat().reduced (1.0f), theme::corner, 2.0f);
    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, theme::textHeadline));
    g.drawText ("Drop here as stems", zone.withTrimmedBottom (26), juce::Justification::centred, false);
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 13.0f));
    g.drawText ("that sum to one mix", zone.withTrimmedTop (26), juce::Justification::centred, false);
}
} // namespace twobus
