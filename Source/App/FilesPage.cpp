#include "App/FilesPage.h"

#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr const char* subtitle = "Drop files or a folder anywhere. Nothing is changed or uploaded.";
constexpr int headingHeight = 30, lineHeight = 24, buttonGap = 8, buttonHeight = 30;
constexpr int subtitleFrom = 420; // lower, the rows have its line
constexpr int chooserWidth = 132, stopWidth = 52;

juce::Font headingFont()
{
    return interFont (FontWeight::semiBold, 17.0f);
}

juce::Font lineFont()
{
    return interFont (FontWeight::regular, 13.0f);
}

std::string progressText (const FileJobsProgress& progress)
{
    if (! progress.isRunning)
        return {};

    if (progress.numFiles == 0)
        return "Listing the files";

    return std::to_string (progress.numDone) + " of " + std::to_string (progress.numFiles) + " · "
           + std::to_string (static_cast<int> (progress.share * 100.0)) + " %";
}

/** A mono file counts once or twice: which is measured, and not worked out later. */
bool isMeasuredOtherwise (const FileRecord& record, bool dualMono)
{
    return record.measurement && record.measurement->facts.format.numChannels() == 1 && record.measurement->facts.format.dualMono != dualMono;
}
} // namespace

FilesPage::FilesPage() : Panel ({})
{
    setTitle ("Files");
    connectControls();
    addChildComponent (table);
    addChildComponent (details);
    addChildComponent (stages);
}

void FilesPage::connectControls()
{
    addFiles.onClick = [this] { openChooser(); };
    addFolder.onClick = [this] { openFolderChooser(); };
    clearAll.onClick = [this] { clear(); };
    stopAll.onClick = [this] { jobs.stop(); };
    addFiles.setTooltip ("Measures audio files. They are only read.");
    addFolder.setTooltip ("Measures all audio files in a folder\nand in the folders in it.");
    clearAll.setTooltip ("Empties the table. The files stay as they are.");
    stopAll.setTooltip ("Stops measuring. What is in the table stays.");

    for (auto* button : { &addFiles, &addFolder, &clearAll, &stopAll })
    {
        button->setTitle (button->getButtonText());
        button->setWantsKeyboardFocus (true);
        addChildComponent (button);
    }

    addFiles.setVisible (true);
    addFolder.setVisible (true);

    stages.setTooltip (0, "Judge the files as mixes:\nroom for mastering is asked for.");
    stages.setTooltip (1, "Judge the files as finished masters:\nby the ceiling for delivery.");
    stages.onChange = [this] (std::size_t index) { judge ({ index == 0 ? Stage::mix : Stage::finishedMaster, judging.aimDbtp, judging.isClippedByChoice }); };
    table.onSelect = [this] (std::size_t position) { select (position); };
    table.onRemove = [this] (std::size_t position) { remove (position); };
    table.onSort = [this] (FileColumn column) { sortBy (column); };
    details.onCopy = [this] { copyReport(); };
}

//==============================================================================
void FilesPage::openChooser()
{
    choose (juce::FileBrowserComponent::canSelectFiles, "Files to measure");
}

void FilesPage::openFolderChooser()
{
    choose (juce::FileBrowserComponent::canSelectDirectories, "A folder to measure");
}

void FilesPage::choose (int fileBrowserFlags, const juce::String& title)
{
    constexpr auto severalToOpen = juce::FileBrowserComponent::openMode | juce::FileBrowserComponent::canSelectMultipleItems;

    if (! chosenFolder.isDirectory())
        chosenFolder = juce::File::getSpecialLocation (juce::File::userMusicDirectory);

    chooser = std::make_unique<juce::FileChooser> (title, chosenFolder.isDirectory() ? chosenFolder : juce::File::getSpecialLocation (juce::File::userHomeDirectory));
    chooser->launchAsync (severalToOpen | fileBrowserFlags, [this] (const juce::FileChooser& done) {
        juce::StringArray paths;

        for (const auto& file : done.getResults())
        {
            paths.add (file.getFullPathName());
            chosenFolder = file.getParentDirectory();
        }

        add (paths);
    });
}

void FilesPage::add (const juce::StringArray& filesAndFolders)
{
    std::vector<std::string> names;

    for (const auto& name : filesAndFolders)
        names.push_back (name.toStdString());

    measure (std::move (names));
}

void FilesPage::measure (std::vector<std::string> filesAndFolders)
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
}

void FilesPage::show (std::vector<FileRecord> records)
{
    std::vector<std::string> again;
    auto isSelectionNew = selectedPath.empty();

    for (const auto& record : records)
    {
        isSelectionNew = isSelectionNew || record.path == selectedPath;

        if (isMeasuredOtherwise (record, dualMono))
            again.push_back (record.path);
    }

    if (selectedPath.empty())
        selectedPath = records.front().path;

    showRows (rows.put (std::move (records)));

    if (isSelectionNew)
        showSelection();

    jobs.add (std::move (again), options());
}

void FilesPage::setAim (double aimDbtp)
{
    judge ({ judging.stage, aimDbtp, judging.isClippedByChoice });
}

void FilesPage::setClippedByChoice (bool isIntended)
{
    judge ({ judging.stage, judging.aimDbtp, isIntended });
}

void FilesPage::setRmsConvention (RmsConvention convention)
{
    rms = convention;
}

void FilesPage::setDualMono (bool shouldCountTwice)
{
    if (dualMono == shouldCountTwice)
        return;

    dualMono = shouldCountTwice;
    std::vector<std::string> again;

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

//==============================================================================
void FilesPage::sortBy (FileColumn column)
{
    rows.sortByNext (column);
    showRows (0);

    if (const auto position = rows.positionOf (selectedPath))
        table.reveal (*position);
}

void FilesPage::select (std::size_t position)
{
    selectedPath = rows[position].record.path;
    showSelection();
}

void FilesPage::remove (std::size_t position)
{
    const auto path = rows[position].record.path;
    jobs.forget (path);
    rows.remove (position);

    if (path == selectedPath)
        selectedPath = rows.size() == 0 ? std::string() : rows[std::min (position, rows.size() - 1)].record.path;

    showRows (position);
    showSelection();
}

void FilesPage::clear()
{
    jobs.clear();
    rows.clear();
    selectedPath.clear();
    showRows (0);
    showSelection();
}

const FileRow* FilesPage::selectedRow() const
{
    const auto position = rows.positionOf (selectedPath);
    return position ? &rows[*position] : nullptr;
}

void FilesPage::copyReport() const
{
    if (const auto* row = selectedRow())
        juce::SystemClipboard::copyTextToClipboard (toJuce (reportOf (*row, judging, rms)));
}

//==============================================================================
bool FilesPage::isEmpty() const noexcept
{
    return rows.size() == 0;
}

void FilesPage::showRows (std::size_t firstChanged)
{
    if (isEmpty() != wasEmpty)
    {
        wasEmpty = isEmpty();
        resized();
        repaint();
    }

    table.update (firstChanged);
    table.select (rows.positionOf (selectedPath));
    showProgress();
}

void FilesPage::showSelection()
{
    const auto* row = selectedRow();
    details.show (row == nullptr ? std::nullopt
                                 : std::optional (FileDetails::Shown { row->path.name, row->path.folder, row->judged.severity, textsOf (*row, judging) }));
}

void FilesPage::showProgress()
{
    const auto progress = jobs.progress();
    auto nextSummary = isEmpty() ? progress.problem : summaryText (rows.counts(), progress.numLeftOut);

    if (! isEmpty() && ! progress.problem.empty())
        nextSummary += ". " + progress.problem;

    if (nextSummary != summary)
    {
        summary = std::move (nextSummary);
        setDescription (toJuce (summary));
        repaint (summaryArea);
    }

    if (auto next = progressText (progress); next != progressWords)
    {
        progressWords = std::move (next);
        repaint (progressArea);
    }

    stopAll.setVisible (progress.isRunning);
}

//==============================================================================
void FilesPage::resized()
{
    const auto place = [] (juce::Component& child, juce::Rectangle<int> area, bool isWanted) {
        child.setVisible (isWanted);
        child.setBounds (area);
    };

    constexpr int filesWidth = 92, folderWidth = 104, clearWidth = 60;
    auto area = contentArea();
    const auto rowsHeight = area.getHeight();
    headingArea = area.removeFromTop (headingHeight);
    auto buttons = headingArea;

    const auto takeFromRight = [&buttons] (int width) {
        const auto taken = buttons.removeFromRight (width).withSizeKeepingCentre (width, buttonHeight);
        buttons.removeFromRight (buttonGap);
        return taken;
    };

    const auto hasRows = ! isEmpty();

    if (hasRows)
    {
        addFiles.setBounds (takeFromRight (filesWidth));
        addFolder.setBounds (takeFromRight (folderWidth));
    }

    place (clearAll, takeFromRight (clearWidth), hasRows);
    place (stages, takeFromRight (chooserWidth), hasRows);

    if (! hasRows || rowsHeight >= subtitleFrom)
        area.removeFromTop (lineHeight);

    auto line = area.removeFromTop (lineHeight);
    stopAll.setBounds (line.removeFromRight (stopWidth).withSizeKeepingCentre (stopWidth, lineHeight - 2));
    line.removeFromRight (buttonGap);
    progressArea = line.removeFromRight (150);
    summaryArea = line;
    area.removeFromTop (4);

    if (! hasRows)
    {
        auto middle = area.withSizeKeepingCentre (filesWidth + buttonGap + folderWidth, buttonHeight).translated (0, 20);
        addFiles.setBounds (middle.removeFromLeft (filesWidth));
        addFolder.setBounds (middle.removeFromRight (folderWidth));
    }

    const auto detailsHeight = std::clamp (rowsHeight * 3 / 10, 92, 164);
    place (details, area.removeFromBottom (detailsHeight), hasRows);
    area.removeFromBottom (8);
    place (table, area, hasRows);
}

void FilesPage::paintContent (juce::Graphics& g)
{
    g.setColour (theme::text());
    g.setFont (headingFont());
    g.drawText ("Bounces", headingArea, juce::Justification::centredLeft, false);

    g.setFont (lineFont());
    g.setColour (theme::textSecond());

    if (const auto line = headingArea.translated (0, headingHeight).withHeight (lineHeight); isEmpty() || line.getBottom() <= summaryArea.getY())
        g.drawText (subtitle, line, juce::Justification::centredLeft, false);

    if (g.clipRegionIntersects (summaryArea))
        FigureFont (interFont (FontWeight::medium, 13.0f)).draw (g, summary, summaryArea.toFloat(), juce::Justification::centredLeft);

    if (g.clipRegionIntersects (progressArea))
        FigureFont (lineFont()).draw (g, progressWords, progressArea.toFloat(), juce::Justification::centredRight);

    if (isEmpty())
        paintEmpty (g);
}

void FilesPage::paintEmpty (juce::Graphics& g) const
{
    const auto zone = contentArea().withTop (summaryArea.getBottom() + 4);
    g.setColour (theme::line());
    g.drawRoundedRectangle (zone.toFloat().reduced (0.5f), 8.0f, 1.0f);
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::medium, theme::textHeadline));
    g.drawText ("Drop your bounces here", zone.withBottom (addFiles.getY() - 14), juce::Justification::centredBottom, false);
}
} // namespace twobus
