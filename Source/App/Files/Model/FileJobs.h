#pragma once

#include "App/Files/Model/FileRecord.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

namespace twobus
{
struct FileJobsProgress
{
    bool isRunning = false;
    std::size_t numDone = 0,
                numFiles = 0; ///< since it was last idle; 0 files while the first folder is being listed
    double share = 0.0; ///< progress over all files, from 0 to 1
    std::optional<double> secondsLeft {}; ///< empty until it can be estimated, and while further requests wait
    std::size_t numLeftOut = 0; ///< files beyond mostFiles since the last clear
    std::string problem; ///< a sentence: why it ended before all files were done; usually empty
};

/** Lists and measures files and folders in the background, for a page that polls the results.

    All functions are for one thread, the message thread, and return at once: listing, opening and measuring happen on
    its own thread and on the workers of ParallelAnalysis. Files added while it works wait their turn. A file that is
    added again is measured again. The destructor does not wait until a file is finished.

    Memory is bounded: at most mostFiles files are taken, the others are only counted, and at most mostWaiting results
    wait for poll.
*/
class FileJobs
{
public:
    static constexpr std::size_t mostFiles = 20000, mostWaiting = 256;

    /** numThreads 0 means half of the machine's cores; the other half is left for the user's other work. */
    explicit FileJobs (std::size_t numThreads = 0, std::size_t mostFilesTaken = mostFiles);
    ~FileJobs();

    FileJobs (const FileJobs&) = delete;
    FileJobs& operator= (const FileJobs&) = delete;

    void add (std::vector<std::filesystem::path> filesAndFolders, const FileAnalysisOptions&);

    /** The results since the last call, in the order of the files. */
    std::vector<FileRecord> poll();

    FileJobsProgress progress() const;

    /** Drops all files that are not finished. Results that are ready can still be polled. */
    void stop();

    /** The same, but also drops the results, and frees the room for mostFiles files again. */
    void clear();

    /** Call this when a file is no longer shown, which makes room for another file. If it waits to be measured again,
        it gives no result. */
    void forget (const std::filesystem::path& path);

private:
    struct Request
    {
        std::vector<std::filesystem::path> paths;
        FileAnalysisOptions options;
        std::unordered_set<std::filesystem::path> forgotten {}; ///< since it was made
    };

    void run (const std::stop_token& end);
    bool waitForRequest (const std::stop_token& end, Request&);
    void serve (const Request&, const std::stop_token&);
    std::vector<ListedFile> accept (const FileListing&, const std::stop_token&);
    void put (const FileResult&, const std::stop_token&);
    void note (const FileListProgress&);
    void finishRequest();

    const std::size_t numThreads, mostTaken;
    mutable std::mutex mutex; ///< guards the members below, except the thread
    std::condition_variable_any news, room;
    std::deque<Request> requests;
    std::stop_source current; ///< stops the request that is being served
    bool isServing = false;
    std::vector<FileRecord> results;
    std::unordered_set<std::filesystem::path> shown; ///< the paths of all results since the last clear
    FileJobsProgress finished; ///< the requests before the current one, since it was last idle
    FileListProgress serving;
    std::unordered_set<std::filesystem::path> forgotten; ///< of the request that is being served
    std::jthread thread;
};
} // namespace twobus
