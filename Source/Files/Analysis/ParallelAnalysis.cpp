#include "Files/Analysis/ParallelAnalysis.h"

#include "Files/Analysis/FileWeights.h"
#include "Files/Analysis/TimeLeft.h"
#include "Files/Decoding/AudioFile.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace twobus
{
namespace
{
/** The list shared by the worker threads, which take files from it, and the thread that hands out their results. */
class Jobs
{
public:
    Jobs (std::span<const ListedFile> files, std::size_t threadsToUse, std::stop_token whenToStop)
        : stop (std::move (whenToStop)), numThreads (threadsToUse), weights (fileWeights (files)),
          shares (files.size(), 0.0)
    {
        progress.numFiles = files.size();
    }

    struct Job
    {
        std::size_t file;
        BlockReader::Decoding decoding;
    };

    /** Called by a worker: returns the next file; empty if none is left, or after a stop request. */
    std::optional<Job> take()
    {
        std::unique_lock lock (mutex);
        const auto canTake = [this] {
            return next < numGiven + ParallelAnalysis::resultsAhead || next == shares.size();
        };

        if (! room.wait (lock, stop, canTake) || stop.stop_requested() || next == shares.size())
            return std::nullopt;

        const auto numLeft = progress.numFiles - progress.numDone;
        return Job { next++, numLeft < numThreads ? BlockReader::Decoding::ahead : BlockReader::Decoding::inStep };
    }

    /** Called by a worker: its progress, less than 0 if that is not known. */
    void note (std::size_t file, double share)
    {
        {
            const std::lock_guard lock (mutex);
            setShare (file, std::clamp (share, 0.0, 1.0));
        }

        news.notify_one();
    }

    /** Called by a worker when a file is done. */
    void put (std::size_t file, FileResult&& result)
    {
        {
            const std::lock_guard lock (mutex);
            setShare (file, 1.0);
            ++progress.numDone;
            results.emplace (file, std::move (result));
        }

        news.notify_one();
    }

    /** Called by a worker that cannot go on: the exception that it has caught ends the analysis. */
    void fail() noexcept
    {
        {
            const std::lock_guard lock (mutex);
            failure = std::current_exception();
        }

        news.notify_one();
    }

    /** Waits for this file's result and calls onProgress meanwhile. Empty after a stop request. Rethrows a worker's
        failure. */
    std::optional<FileResult> await (std::size_t file, const std::function<void (const FileListProgress&)>& onProgress)
    {
        std::unique_lock lock (mutex);

        while (news.wait (lock, stop, [&] { return failure || hasProgress || results.contains (file); }))
        {
            if (failure)
                std::rethrow_exception (failure);

            if (std::exchange (hasProgress, false))
            {
                auto now = progress;
                lock.unlock();
                now.secondsLeft = secondsLeft (now.share, secondsSinceStart());

                if (onProgress)
                    onProgress (now);

                lock.lock();
            }

            if (stop.stop_requested())
                break;

            if (auto found = results.extract (file); ! found.empty())
            {
                numGiven = file + 1;
                lock.unlock();
                room.notify_all();
                return std::move (found.mapped());
            }
        }

        return std::nullopt;
    }

private:
    void setShare (std::size_t file, double share)
    {
        progress.share += (share - std::exchange (shares[file], share)) * weights[file];
        progress.share = std::clamp (progress.share, 0.0, 1.0);
        hasProgress = true;
    }

    double secondsSinceStart() const
    {
        return std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count();
    }

    const std::stop_token stop;
    const std::size_t numThreads;
    const std::vector<double> weights;
    const std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::mutex mutex; ///< guards all the members below
    std::condition_variable_any room, news;
    std::vector<double> shares;
    std::map<std::size_t, FileResult> results; ///< waiting for an earlier one
    std::size_t next = 0, numGiven = 0;
    FileListProgress progress;
    bool hasProgress = false;
    std::exception_ptr failure;
};

/** The worker threads. The destructor stops them and waits for them, also after an exception. */
struct WorkerThreads
{
    explicit WorkerThreads (std::stop_source endToRequest) : end (std::move (endToRequest)) {}
    ~WorkerThreads() { end.request_stop(); } // the members' destructors then join the threads

    std::stop_source end;
    std::vector<std::jthread> threads;
};

FileResult resultOf (const ListedFile& file, const FileAnalysisOptions& options, const FileProgress& progress,
                     const std::stop_token& stop)
{
    if (! file.problem.empty())
        return { file.path, std::nullopt, file.problem };

    try
    {
        return { file.path, analyseFile (file.path, options, progress, stop), {} };
    }
    catch (const FileError& error)
    {
        if (stop.stop_requested())
            throw AnalysisStopped();

        return { file.path, std::nullopt, error.what() };
    }
    catch (const std::bad_alloc&)
    {
        return { file.path, std::nullopt,
                 fmt::format ("{}: there is not enough memory to measure it. Close other programs and check it again.",
                              toUtf8 (file.path)) };
    }
    catch (const std::exception& error)
    {
        return { file.path, std::nullopt,
                 fmt::format ("{}: it could not be measured ({}). Please report it, with the file.", toUtf8 (file.path),
                              error.what()) };
    }
}

void work (Jobs& jobs, std::span<const ListedFile> files, const FileAnalysisOptions& options,
           const std::stop_token& stop)
{
    try
    {
        auto fileOptions = options;

        while (const auto job = jobs.take())
        {
            const auto note = [&jobs, file = job->file] (double share) { jobs.note (file, share); };
            fileOptions.decoding = job->decoding;
            jobs.put (job->file, resultOf (files[job->file], fileOptions, note, stop));
        }
    }
    catch (const AnalysisStopped&) // nobody is waiting for the result any more
    {}
    catch (...) // no memory for a result, not even for an error message
    {
        jobs.fail();
    }
}
} // namespace

void ParallelAnalysis::run (std::span<const ListedFile> files, const std::stop_token& stop) const
{
    std::stop_source end;
    const std::stop_callback passOn (stop, [&end] { end.request_stop(); });
    const auto numCores = std::max<std::size_t> (1, std::thread::hardware_concurrency());
    const auto numWanted = numThreads > 0 ? numThreads : numCores;
    Jobs jobs (files, numWanted, end.get_token());
    WorkerThreads crew (end);

    while (crew.threads.size() < std::min (numWanted, files.size()))
    {
        try
        {
            crew.threads.emplace_back ([&] { work (jobs, files, options, end.get_token()); });
        }
        catch (const std::system_error&) // the system has no more threads: go on with those started
        {
            if (crew.threads.empty())
                throw;

            break;
        }
    }

    for (std::size_t file = 0; file < files.size(); ++file)
    {
        const auto result = jobs.await (file, onProgress);

        if (! result)
            return;

        onResult (*result);
    }
}
} // namespace twobus
