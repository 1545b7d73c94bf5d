#include "App/Files/Page/MeasuredFiles.h"

#include "App/Files/Model/FileTexts.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
/** Whether a mono file was measured with the other dual-mono setting; its loudness cannot be converted afterwards. */
bool needsNewMeasurement (const FileRecord& record, bool dualMono)
{
    return record.measurement && record.measurement->facts.format.numChannels() == 1
           && record.measurement->facts.format.dualMono != dualMono;
}
} // namespace

void MeasuredFiles::measure (std::vector<std::filesystem::path> filesAndFolders)
{
    jobs.add (std::move (filesAndFolders), options());
}

FileAnalysisOptions MeasuredFiles::options() const
{
    FileAnalysisOptions asked; // without choices, because the rows do the judging
    asked.dualMono = countsMonoTwice;
    return asked;
}

void MeasuredFiles::poll()
{
    if (auto records = jobs.poll(); ! records.empty())
        show (std::move (records));
}

void MeasuredFiles::show (std::vector<FileRecord> records)
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

        if (needsNewMeasurement (record, countsMonoTwice))
            again.push_back (record.path);
    }

    onRows (fileRows.put (std::move (records)));

    if (isLeadNew)
        onSelection();

    measure (std::move (again));
}

//==============================================================================
void MeasuredFiles::judge (const FileJudging& next)
{
    if (howToJudge == next)
        return;

    howToJudge = next;
    fileRows.judge (howToJudge);
    onRows (0);
    onSelection();
}

void MeasuredFiles::setStage (std::optional<Stage> stage)
{
    onRows (fileRows.setStage (chosen().positions, stage));
    onSelection();
}

void MeasuredFiles::setDualMono (bool shouldCountTwice)
{
    if (countsMonoTwice == shouldCountTwice)
        return;

    countsMonoTwice = shouldCountTwice;
    std::vector<std::filesystem::path> again;

    for (std::size_t position = 0; position < fileRows.size(); ++position)
        if (needsNewMeasurement (fileRows[position].record, countsMonoTwice))
            again.push_back (fileRows[position].record.path);

    measure (std::move (again));
}

//==============================================================================
void MeasuredFiles::sortBy (FileColumn column)
{
    fileRows.sortByNext (column);
    onRows (0);
}

void MeasuredFiles::choose (const FileTable::Selection& next)
{
    selection.choose (fileRows, next);
    onSelection();
}

const FileRow* MeasuredFiles::leadRow() const
{
    const auto position = fileRows.positionOf (selection.lead());
    return position ? &fileRows[*position] : nullptr;
}

void MeasuredFiles::removeChosen()
{
    const auto positions = chosen().positions;

    for (const auto position : positions)
    {
        const auto& path = fileRows[position].record.path;
        jobs.forget (path);
        traces.forget (path);
    }

    fileRows.remove (positions);
    selection.clear();

    if (! positions.empty() && fileRows.size() > 0)
        selection.chooseOnly (fileRows[std::min (positions.front(), fileRows.size() - 1)].record.path);

    onRows (positions.empty() ? 0 : positions.front());
    onSelection();
}

void MeasuredFiles::clear()
{
    jobs.clear();
    fileRows.clear();
    traces.clear();
    selection.clear();
    onRows (0);
    onSelection();
}

//==============================================================================
std::string MeasuredFiles::reportText() const
{
    const auto* row = leadRow();
    return row != nullptr ? reportOf (*row, howToJudge, rms) : std::string();
}

ReportSettings MeasuredFiles::reportSettings() const
{
    auto* program = juce::JUCEApplicationBase::getInstance();
    return { program != nullptr ? program->getApplicationVersion().toStdString() : std::string(),
             juce::Time::getCurrentTime().formatted ("%Y-%m-%d %H:%M").toStdString(),
             howToJudge.stage,
             howToJudge.aimDbtp,
             howToJudge.isClippedByChoice,
             countsMonoTwice,
             rms,
             { targets, false } };
}

ExportedFiles MeasuredFiles::exported (FileExport kind)
{
    ExportedFiles result { {}, reportSettings() };
    const auto paths = isForSingleFile (kind) ? std::vector { selection.lead() } : chosenPaths();

    for (const auto& path : paths)
    {
        const auto position = fileRows.positionOf (path);

        if (! position || (isForSingleFile (kind) && ! fileRows[*position].isReadable()))
            continue;

        result.files.push_back (reportedFileOf (fileRows[*position], howToJudge));

        if (const auto trace = traces.lookAt (path))
            result.files.back().trace = *trace;
    }

    return result;
}
} // namespace twobus
