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
/** The files of the Files page without the page: what was measured of them, how they are judged, which are chosen, and
    what can be written about them.

    The files are measured in the background and only read. Another stage or aim judges them at once, from the readings
    that were kept; only dual mono makes files of one channel be measured again. No drawing; message thread.
*/
class MeasuredFiles
{
public:
    /** Rows from this position on are not as they were. */
    std::function<void (std::size_t firstChanged)> onRows;

    /** Other files are chosen, or the one that leads is judged otherwise. */
    std::function<void()> onSelection;

    /** A file that is there already is measured again. */
    void measure (std::vector<std::filesystem::path> filesAndFolders);
    void stop() { jobs.stop(); }

    /** Fetches what was measured since. */
    void poll();

    /** Rows for what was measured. */
    void show (std::vector<FileRecord>);

    FileJobsProgress progress() const { return jobs.progress(); }

    //==============================================================================
    const FileJudging& judging() const noexcept { return howToJudge; }
    void judge (const FileJudging&);

    /** Of all that are chosen; none: that of all files again. */
    void setStage (std::optional<Stage>);

    void setDualMono (bool);
    bool dualMono() const noexcept { return countsMonoTwice; }
    void setRmsConvention (RmsConvention next) { rms = next; } ///< of what is copied or written
    void setTargets (std::vector<DeliveryTarget> next)
    {
        targets = std::move (next);
    } ///< of a written report on masters

    //==============================================================================
    const FileRows& rows() const noexcept { return fileRows; }
    void sortBy (FileColumn);

    void choose (const FileTable::Selection&);
    FileTable::Selection chosen() const { return selection.in (fileRows); }
    std::size_t numChosen() const noexcept { return selection.size(); }

    /** In the order of the rows. */
    std::vector<std::filesystem::path> chosenPaths() const { return selection.pathsIn (fileRows); }

    /** The chosen file that is shown in detail; empty and null if there is none. */
    const std::filesystem::path& leadPath() const noexcept { return selection.lead(); }
    const FileRow* leadRow() const;
    std::shared_ptr<const ProgrammeTrace> traceOf (const FileRow& row) { return traces.lookAt (row.record.path); }

    void removeChosen();
    void clear();

    //==============================================================================
    /** What the leading file's report says as text; empty if there is none. */
    std::string reportText() const;

    /** The chosen files, or the leading one for what is written about one file. */
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
