#pragma once

#include "App/Files/Model/LatestJob.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace twobus
{
/** Work on files in the background that a page offers: started, polled and cancelled in one way, whatever it makes (see
    LatestJob). Nothing is offered until there is somebody to do the work; until then no call does anything. The page
    sets all functions before that. Message thread.
*/
template <typename Request, typename Report>
class OfferedJob
{
public:
    using Jobs = LatestJob<Request, Report>;

    void offer (typename Jobs::Work work) { jobs = std::make_unique<Jobs> (std::move (work)); }
    bool isOffered() const noexcept { return jobs != nullptr; }

    /** From 0 to 1; empty while it does not work. Called by each poll. */
    std::function<void (std::optional<double>)> onProgress;

    std::function<void (const Report&)> onReport;
    std::function<void (const std::string& error)> onError; ///< a sentence: why there is no report

    /** In place of what was asked for before. */
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
