#include "App/Files/Model/StemJobs.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <atomic>
#include <stdexcept>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A report that repeats the request. */
StemReport reportOn (const StemRequest& request)
{
    StemReport report;
    report.aimDbtp = request.aimDbtp;

    if (request.mixPath)
        report.mixPath = request.mixPath->string();

    for (const auto& path : request.paths)
        report.stems.push_back ({ path.string(), path.string(), 1.0, -6.0, 0.0 });

    return report;
}

std::optional<StemJobs::Result> resultOf (StemJobs& jobs)
{
    std::optional<StemJobs::Result> result;
    waitUntil ([&] {
        result = jobs.poll();
        return result.has_value();
    });
    return result;
}
} // namespace

TEST_CASE ("stems are summed in the background, and their report is delivered once", "[threads]")
{
    StemJobs jobs ([] (const StemRequest& request, const auto& progress, const std::stop_token&) {
        progress (0.5);
        return reportOn (request);
    });
    CHECK_FALSE (jobs.progress());
    jobs.start ({ { "kick", "bass" }, "mix", -3.0 });
    const auto result = resultOf (jobs);
    REQUIRE ((result && result->report));
    CHECK (result->report->stems.size() == 2);
    CHECK (result->report->aimDbtp == -3.0);
    CHECK (result->report->mixPath == "mix");
    CHECK (waitUntil ([&] { return ! jobs.progress(); }));
    CHECK_FALSE (jobs.poll());
}

TEST_CASE ("a failure to sum stems is a result too", "[threads]")
{
    StemJobs jobs ([] (const StemRequest& request, const auto&, const std::stop_token&) -> StemReport {
        throw std::runtime_error (request.paths[0].string() + ": it has another rate.");
    });
    jobs.start ({ { "kick" }, {}, -6.0 });
    const auto result = resultOf (jobs);
    REQUIRE (result);
    CHECK_FALSE (result->report);
    CHECK (result->error == "kick: it has another rate.");
}

TEST_CASE ("a new request replaces the previous one, which then gives no result", "[threads]")
{
    std::atomic<int> begun = 0;
    StemJobs jobs ([&begun] (const StemRequest& request, const auto& progress, const std::stop_token& stop) {
        progress (0.25);
        ++begun;

        // The first request ends only when it is stopped, but still returns its report.
        while (request.paths.front() == "first" && ! stop.stop_requested())
            std::this_thread::yield();

        return reportOn (request);
    });
    jobs.start ({ { "first", "b" }, {}, -6.0 });
    REQUIRE (waitUntil ([&] { return begun == 1; }));
    CHECK (jobs.progress() == 0.25);
    jobs.start ({ { "second", "b" }, {}, -6.0 });
    const auto result = resultOf (jobs);
    REQUIRE ((result && result->report));
    CHECK (result->report->stems.front().name == "second");
    CHECK (begun == 2);
}

TEST_CASE ("a sum ends at once when it is cancelled or its owner is destroyed", "[threads]")
{
    std::atomic<bool> isRunning = false;
    const auto endless = [&isRunning] (const StemRequest& request, const auto&, const std::stop_token& stop) {
        isRunning = true;

        while (! stop.stop_requested())
            std::this_thread::yield();

        isRunning = false;
        return reportOn (request);
    };

    {
        StemJobs jobs (endless);
        jobs.start ({ { "a", "b" }, {}, -6.0 });
        REQUIRE (waitUntil ([&] { return isRunning.load(); }));
        CHECK (jobs.progress());
        jobs.cancel();
        CHECK_FALSE (jobs.progress());
        CHECK (waitUntil ([&] { return ! isRunning; }));
        CHECK_FALSE (jobs.poll());
        jobs.start ({ { "a", "b" }, {}, -6.0 });
        REQUIRE (waitUntil ([&] { return isRunning.load(); }));
    }

    CHECK_FALSE (isRunning);
}
