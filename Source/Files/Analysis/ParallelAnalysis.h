#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Files/Analysis/FileList.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace twobus
{
struct FileResult
{
    std::filesystem::path path;
    std::optional<FileAnalysis> analysis; ///< empty if the file could not be analysed
    std::string error; ///< in that case: the file, the reason and what to do
};

struct FileListProgress
{
    std::size_t numDone = 0, numFiles = 0;
    double share = 0.0; ///< of the whole list, from 0 to 1; each file counts by its weight, see fileWeights
    std::optional<double> secondsLeft {}; ///< empty until it can be estimated
};

/** Analyses many files at once: each file is one job, on as many threads as asked for, and the results come in the
    order of the list.

    A file's result depends neither on the other files nor on the number of threads. When fewer files are left than
    threads, each file uses two: one decodes while the other measures. An error in one file doesn't stop the others.
    Memory does not grow with the files' lengths, and no new file starts while resultsAhead results wait for an earlier
    one.
*/
struct ParallelAnalysis
{
    FileAnalysisOptions options;

    /** 0 means one thread per core of the machine. */
    std::size_t numThreads = 0;

    /** Both run on the thread that called run. onResult is called once per file, as soon as its result and all earlier
        ones are ready. onProgress, which can be empty, is called several times a second, and once more before the last
        result. */
    std::function<void (const FileResult&)> onResult;
    std::function<void (const FileListProgress&)> onProgress;

    static constexpr std::size_t resultsAhead = 256;

    /** Returns after the last result, or soon after a stop is requested; no results come after that. An exception from
        a callback ends the run and passes through, and so does std::bad_alloc if there is no memory for a result. */
    void run (std::span<const ListedFile> files, const std::stop_token& stop = {}) const;
};
} // namespace twobus
