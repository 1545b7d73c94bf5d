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
    std::optional<FileAnalysis> analysis; ///< empty: it could not be analysed
    std::string error; ///< then: the file, the reason and what to do
};

struct FileListProgress
{
    std::size_t numDone = 0, numFiles = 0;
    double share = 0.0; ///< of the whole list, from 0 to 1, files counting by the audio that their sizes promise
    std::optional<double> secondsLeft {}; ///< empty until it can be told
};

/** Many files analysed at once: each is one job, on as many threads as are asked for, and their results come in the
    order of the list.

    What one file's result is does not depend on the others, nor on the number of threads. Where fewer files are left
    than threads, a file takes two: one decodes what the other measures. An error in one file stops no other. Memory
    does not grow with the files' lengths, and no file is begun while resultsAhead of them wait for one before them.
*/
struct ParallelAnalysis
{
    FileAnalysisOptions options;

    /** 0: one for each of the machine's cores. */
    std::size_t numThreads = 0;

    /** Both are called on the thread that called run. A result is called for once for each file, as soon as it and all
        before it are there; progress, which may be empty, some times a second, and once more before the last result. */
    std::function<void (const FileResult&)> onResult;
    std::function<void (const FileListProgress&)> onProgress;

    static constexpr std::size_t resultsAhead = 256;

    /** Returns when every result was given, or soon after a stop was requested: from then on no more are. What the
        callbacks throw ends it and comes through, and so does std::bad_alloc where there is no memory for a result. */
    void run (std::span<const ListedFile> files, const std::stop_token& stop = {}) const;
};
} // namespace twobus
