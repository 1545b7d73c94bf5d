#include "App/Files/Model/FileJobs.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace twobus
{
namespace
{
std::size_t halfOfTheCores() { return std::max<std::size_t> (1, std::thread::hardware_concurrency() / 2); }
} // namespace

FileJobs::FileJobs (std::size_t threadsToUse, std::size_t mostFilesTaken)
    : numThreads (threadsToUse > 0 ? threadsToUse : halfOfTheCores()), mostTaken (mostFilesTaken),
      thread ([this] (const std::stop_token& end) { run (end); })
{}

FileJobs::~FileJobs() { stop(); }

//==============================================================================
void FileJobs::add (std::vector<std::filesystem::path> filesAndFolders, const FileAnalysisOptions& options)
{
    if (filesAndFolders.empty())
        return;

    {
        const std::lock_guard lock (mutex);
        finished.problem.clear();
        requests.push_back ({ std::move (filesAndFolders), options });
    }

    news.notify_one();
}

std::vector<FileRecord> FileJobs::poll()
{
    std::vector<FileRecord> taken;

    {
        const std::lock_guard lock (mutex);
        taken = std::exchange (results, {});
    }

    room.notify_one();
    return taken;
}

FileJobsProgress FileJobs::progress() const
{
    const std::lock_guard lock (mutex);
    auto progress = finished;
    progress.isRunning = isServing || ! requests.empty();
    progress.numDone += serving.numDone;
    progress.numFiles += serving.numFiles;
    progress.secondsLeft = requests.empty() ? serving.secondsLeft : std::nullopt;

    if (progress.numFiles > 0)
        progress.share =
            (static_cast<double> (finished.numDone) + serving.share * static_cast<double> (serving.numFiles))
            / static_cast<double> (progress.numFiles);

    return progress;
}

void FileJobs::stop()
{
    auto stopSource = [this] {
        const std::lock_guard lock (mutex);
        requests.clear();
        return current;
    }();

    stopSource.request_stop(); // from here on put accepts no results of that request
}

void FileJobs::clear()
{
    stop();
    const std::lock_guard lock (mutex);
    results.clear();
    shown.clear();
    finished.numLeftOut = 0;
    finished.problem.clear();
}

void FileJobs::forget (const std::filesystem::path& path)
{
    const std::lock_guard lock (mutex);
    shown.erase (path);

    for (auto& request : requests)
        request.forgotten.insert (path);

    if (isServing)
        forgotten.insert (path);
}

//==============================================================================
void FileJobs::run (const std::stop_token& end)
{
    for (Request request; waitForRequest (end, request); finishRequest())
    {
        const auto stop = current.get_token(); // only this thread replaces it

        try
        {
            serve (request, stop);
        }
        catch (const std::exception&) // too little memory, or no thread available
        {
            const std::lock_guard lock (mutex);
            finished.problem = "There is not enough memory for all files. Close other programs and add the rest again.";
        }
    }
}

bool FileJobs::waitForRequest (const std::stop_token& end, Request& request)
{
    std::unique_lock lock (mutex);

    if (! news.wait (lock, end, [this] { return ! requests.empty(); }) || end.stop_requested())
        return false;

    request = std::move (requests.front());
    requests.pop_front();
    current = std::stop_source();
    forgotten = std::move (request.forgotten);
    isServing = true;
    return true;
}

void FileJobs::serve (const Request& request, const std::stop_token& stop)
{
    std::vector<std::filesystem::path> paths;

    for (const auto& path : request.paths)
        paths.push_back (path.lexically_normal()); // so that each file has only one path

    const auto files = accept (listFiles (paths, { mostTaken, stop }), stop);

    ParallelAnalysis analysis;
    analysis.options = request.options;
    analysis.numThreads = numThreads;
    analysis.onResult = [&] (const FileResult& result) { put (result, stop); };
    analysis.onProgress = [this] (const FileListProgress& progress) { note (progress); };
    analysis.run (files, stop);
}

/** Takes each file once, and only as many new files as there is room for. */
std::vector<ListedFile> FileJobs::accept (const FileListing& listing, const std::stop_token& stop)
{
    const std::lock_guard lock (mutex);
    std::vector<ListedFile> files;

    if (stop.stop_requested())
        return files;

    std::unordered_set<std::filesystem::path> seen;
    std::size_t numNew = 0;
    finished.numLeftOut += listing.numLeftOut;

    for (const auto& file : listing.files)
    {
        if (forgotten.count (file.path) > 0 || ! seen.insert (file.path).second)
            continue;

        const auto isShown = shown.count (file.path) > 0;

        if (! isShown && shown.size() + numNew >= mostTaken)
        {
            ++finished.numLeftOut;
            continue;
        }

        numNew += isShown ? 0 : 1;
        files.push_back (file);
    }

    serving = { 0, files.size(), 0.0 };
    return files;
}

void FileJobs::put (const FileResult& result, const std::stop_token& stop)
{
    auto record = recordOf (result);
    std::unique_lock lock (mutex);

    if (! room.wait (lock, stop, [this] { return results.size() < mostWaiting; }) || stop.stop_requested()
        || forgotten.count (record.path) > 0)
        return;

    shown.insert (record.path);
    results.push_back (std::move (record));
}

void FileJobs::note (const FileListProgress& progress)
{
    const std::lock_guard lock (mutex);
    serving = progress;
}

void FileJobs::finishRequest()
{
    const std::lock_guard lock (mutex);
    isServing = false;
    finished.numDone += serving.numFiles; // files that were stopped count as done
    finished.numFiles += serving.numFiles;
    serving = {};

    if (requests.empty())
        finished.numDone = finished.numFiles = 0;
}
} // namespace twobus
