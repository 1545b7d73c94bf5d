#include "App/StemJobs.h"

#include <exception>
#include <utility>

namespace twobus
{
StemJobs::StemJobs (StemAnalyser analyser)
    : analyse (std::move (analyser)),
      thread ([this] (const std::stop_token& end) { run (end); })
{
}

StemJobs::~StemJobs()
{
    cancel();
}

void StemJobs::start (StemRequest request)
{
    cancel();

    {
        const std::lock_guard lock (mutex);
        wanted = std::move (request);
        share = 0.0;
    }

    news.notify_one();
}

void StemJobs::cancel()
{
    auto toStop = std::stop_source (std::nostopstate);

    {
        const std::lock_guard lock (mutex);
        wanted.reset();
        toStop = current;
    }

    toStop.request_stop(); // from here on nothing comes of that request

    const std::lock_guard lock (mutex);
    result.reset();
}

std::optional<StemResult> StemJobs::poll()
{
    const std::lock_guard lock (mutex);
    return std::exchange (result, std::nullopt);
}

std::optional<double> StemJobs::progress() const
{
    const std::lock_guard lock (mutex);
    const auto isWorking = wanted || (isServing && ! current.stop_requested());
    return isWorking ? std::optional (share) : std::nullopt;
}

//==============================================================================
void StemJobs::run (const std::stop_token& end)
{
    while (const auto request = waitForRequest (end))
    {
        const auto stop = current.get_token(); // only this thread replaces it
        auto served = serve (*request, stop);

        const std::lock_guard lock (mutex);
        isServing = false;

        if (! stop.stop_requested())
            result = std::move (served);
    }
}

std::optional<StemRequest> StemJobs::waitForRequest (const std::stop_token& end)
{
    std::unique_lock lock (mutex);

    if (! news.wait (lock, end, [this] { return wanted.has_value(); }) || end.stop_requested())
        return std::nullopt;

    current = std::stop_source();
    isServing = true;
    return std::exchange (wanted, std::nullopt);
}

StemResult StemJobs::serve (const StemRequest& request, const std::stop_token& stop)
{
    const auto note = [this, &stop] (double progressNow) {
        const std::lock_guard lock (mutex);

        if (! stop.stop_requested())
            share = progressNow;
    };

    try
    {
        return { analyse (request, note, stop), {} };
    }
    catch (const std::bad_alloc&)
    {
        return { std::nullopt, "There is too little memory for these stems. Close other programs and try again." };
    }
    catch (const std::exception& fault)
    {
        return { std::nullopt, fault.what() };
    }
    catch (...) // it was asked to stop
    {
        return {};
    }
}
} // namespace twobus
