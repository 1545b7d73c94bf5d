#pragma once

#include "App/Files/Model/ExportJobs.h"
#include "App/Files/Model/FileJobs.h"
#include "App/Files/Model/FileTraces.h"
#include "App/Files/Page/FileSelection.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace twobus
{
/** The files of the Files page, without the page: their measurements, how they are judged, which ones are chosen, and
    what exports contain.

    The files are measured in the background and are only read. A new stage or aim judges them at once from the kept
    readings; only a change of dual mono measures files with one channel again. Draws nothing. Message thread.
*/
class MeasuredFiles
{
public:
    /** Called when rows from this position on have changed. */
    std::function<void (std::size_t firstChanged)> onRows;

    /** Called when other files are chosen, or when the lead file's judgement has changed. */
    std::function<void()> onSelection;

    /** A file that is in the rows already is measured again. */
    void measure (std::vector<std::filesystem::path> filesAndFolders);
    void stop() { jobs.stop(); }

    /** Fetches new results. */
    void poll();

    /** Adds rows for these measured files. */
    void show (std::vector<FileRecord>);

    FileJobsProgress progress() const { return jobs.progress(); }

    //==============================================================================
    const FileJudging& judging() const noexcept { return howToJudge; }
    void judge (const FileJudging&);

    /** Sets the stage of all chosen files. Empty means that they use the stage of all files again. */
    void setStage (std::optional<Stage>);

    void setDualMono (bool);
    bool dualMono() const noexcept { return countsMonoTwice; }

    /** For reports that are copied or written. */
    void setRmsConvention (RmsConvention next) { rms = next; }

    /** For written reports on masters. */
    void setTargets (std::vector<DeliveryTarget> next) { targets = std::move (next); }

    //==============================================================================
    const FileRows& rows() const noexcept { return fileRows; }
    void sortBy (FileColumn);

    void choose (const FileTable::Selection&);
    FileTable::Selection chosen() const { return selection.in (fileRows); }
    std::size_t numChosen() const noexcept { return selection.size(); }

    /** The chosen paths in the order of the rows. */
    std::vector<std::filesystem::path> chosenPaths() const { return selection.pathsIn (fileRows); }

    /** The chosen file that is shown in detail. The path is empty and the row null if there is none. */
    const std::filesystem::path& leadPath() const noexcept { return selection.lead(); }
    const FileRow* leadRow() const;
    std::shared_ptr<const ProgrammeTrace> traceOf (const FileRow& row) { return traces.lookAt (row.record.path); }

    void removeChosen();
    void clear();

    //==============================================================================
    /** The lead file's report as text; empty if there is no lead file. */
    std::string reportText() const;

    /** The content of an export: the chosen files, or only the lead file if the export is for one file. */
    ExportedFiles exported (FileExport);

private:
    FileAnalysisOptions options() const;
    ReportSettings reportSettings() const;

    FileRows fileRows;
    FileTraces traces;
    FileSelection selection;
    FileJudging howToJudge;
    bool countsMonoTwice = false;
    RmsConvention rms = RmsConvention::mathematical;
    std::vector<DeliveryTarget> targets;
    FileJobs jobs;
};
} // namespace twobus
