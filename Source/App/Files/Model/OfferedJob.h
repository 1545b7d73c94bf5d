#pragma once

#include "App/Files/Model/LatestJob.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace twobus
{
/** Background work on files that a page offers: the same start, poll and cancel for every kind of report (see
    LatestJob). Nothing is offered until offer is called with the work; until then start, cancel and poll do nothing.
    The page must set all functions before it calls offer. Message thread.
*/
template <typename Request, typename Report>
class OfferedJob
{
public:
    using Jobs = LatestJob<Request, Report>;

    void offer (typename Jobs::Work work) { jobs = std::make_unique<Jobs> (std::move (work)); }
    bool isOffered() const noexcept { return jobs != nullptr; }

    /** Called by each poll, with the progress from 0 to 1; empty if no work is running. */
    std::function<void (std::optional<double>)> onProgress;

    std::function<void (const Report&)> onReport;
    std::function<void (const std::string& error)> onError; ///< called with a sentence: why there is no report

    /** Replaces the previous request. */
    void start (Request request)
    {
        if (! isOffered())
            return;

        jobs->start (std::move (request));
        poll();
    }

    void cancel()
    {
        if (! isOffered())
            return;

        jobs->cancel();
        onProgress (std::nullopt);
    }

    /** Must be called about ten times a second. */
    void poll()
    {
        if (! isOffered())
            return;

        onProgress (jobs->progress());

        if (const auto result = jobs->poll(); result && result->report)
            onReport (*result->report);
        else if (result)
            onError (result->error);
    }

private:
    std::unique_ptr<Jobs> jobs;
};
} // namespace twobus
