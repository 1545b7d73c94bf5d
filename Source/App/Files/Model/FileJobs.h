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
                numFiles = 0; ///< since it was last at rest; 0 files while the first folder is being listed
    double share = 0.0; ///< of them all, from 0 to 1
    std::optional<double> secondsLeft {}; ///< empty until it can be told, and while more was added that waits
    std::size_t numLeftOut = 0; ///< beyond mostFiles, since the last clear
    std::string problem; ///< a sentence: why it ended before all were done; empty as a rule
};

/** Files and folders listed and measured in the background, for a page that asks for the results.

    All functions are for one thread, the message thread, and return at once: listing, opening and measuring happen on a
    thread of its own and on the workers of ParallelAnalysis. What is added while it works waits its turn. A file that
    is added again is measured again. The destructor waits for no file's end.

    Memory is bounded: mostFiles are taken, the others only counted, and no more than mostWaiting results wait for poll.
*/
class FileJobs
{
public:
    static constexpr std::size_t mostFiles = 20000, mostWaiting = 256;

    /** 0: half of the machine's cores, as the other half is for what the user is working with. */
    explicit FileJobs (std::size_t numThreads = 0, std::size_t mostFilesTaken = mostFiles);
    ~FileJobs();

    FileJobs (const FileJobs&) = delete;
    FileJobs& operator= (const FileJobs&) = delete;

    void add (std::vector<std::filesystem::path> filesAndFolders, const FileAnalysisOptions&);

    /** The results since the last call, in the order of the files. */
    std::vector<FileRecord> poll();

    FileJobsProgress progress() const;

    /** What is not done will not be; results that are there can still be fetched. */
    void stop();

    /** The same, and there are no results either: all room is free again. */
    void clear();

    /** A result is not shown any more: there is room for another file. */
    void forget (const std::filesystem::path& path);

private:
    struct Request
    {
        std::vector<std::filesystem::path> paths;
        FileAnalysisOptions options;
    };

    void run (const std::stop_token& end);
    bool waitForRequest (const std::stop_token& end, Request&);
    void serve (const Request&, const std::stop_token&);
    std::vector<ListedFile> accept (const FileListing&, const std::stop_token&);
    void put (const FileResult&, const std::stop_token&);
    void note (const FileListProgress&);
    void finishRequest();

    const std::size_t numThreads, mostTaken;
    mutable std::mutex mutex; ///< of all that follows but the thread
    std::condition_variable_any news, room;
    std::deque<Request> requests;
    std::stop_source current; ///< of the request that is being served
    bool isServing = false;
    std::vector<FileRecord> results;
    std::unordered_set<std::filesystem::path> shown; ///< the paths of all results since the last clear
    FileJobsProgress finished; ///< the requests before the current one, since it was at rest
    FileListProgress serving;
    std::jthread thread;
};
} // namespace twobus
