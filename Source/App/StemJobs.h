#pragma once

#include "Present/StemReport.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

/** Stems summed and measured in the background, for a page that asks for the result.

    All functions are for one thread, the message thread, and return at once. What is asked for replaces what was asked for
    before. The destructor waits for no file's end.
*/
namespace twobus
{
struct StemRequest
{
    std::vector<std::string> paths; ///< in bytes, as the system has them
    std::optional<std::string> mixPath;
    double aimDbtp = -6.0;
};

/** Progress from 0 to 1. Returns soon after a stop is requested, whatever it returns or throws then. Throws a std::exception
    that names the file, the reason and what to do. */
using StemAnalyser = std::function<StemReport (const StemRequest&, const std::function<void (double)>& progress, const std::stop_token&)>;

struct StemResult
{
    std::optional<StemReport> report;
    std::string error; ///< why there is none
};

class StemJobs
{
public:
    explicit StemJobs (StemAnalyser);
    ~StemJobs();

    StemJobs (const StemJobs&) = delete;
    StemJobs& operator= (const StemJobs&) = delete;

    void start (StemRequest);
    void cancel();

    /** The result, once; empty while there is none. */
    std::optional<StemResult> poll();

    /** From 0 to 1 while it works; else empty. */
    std::optional<double> progress() const;

private:
    void run (const std::stop_token& end);
    std::optional<StemRequest> waitForRequest (const std::stop_token& end);
    StemResult serve (const StemRequest&, const std::stop_token&);

    const StemAnalyser analyse;
    mutable std::mutex mutex; ///< of all that follows but the thread
    std::condition_variable_any news;
    std::optional<StemRequest> wanted;
    std::stop_source current; ///< of the request that is being served
    bool isServing = false;
    double share = 0.0;
    std::optional<StemResult> result;
    std::jthread thread;
};
} // namespace twobus
