#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace twobus
{
/** Does one job at a time in the background, for a page that polls the result. A new request replaces the previous one.

    All functions are for one thread, the message thread, and return at once. The work gets a function for its progress,
    from 0 to 1, and a stop token. It must return soon after a stop is requested; what it returns or throws then is
    ignored. On failure it throws a std::exception that names the thing, the reason and what to do. The destructor asks
    the work to stop.
*/
template <typename Request, typename Report>
class LatestJob
{
public:
    using Progress = std::function<void (double)>;
    using Work = std::function<Report (const Request&, const Progress&, const std::stop_token&)>;

    struct Result
    {
        std::optional<Report> report;
        std::string error; ///< why there is no report
    };

    explicit LatestJob (Work toDo)
        : work (std::move (toDo)), thread ([this] (const std::stop_token& end) { run (end); })
    {}

    ~LatestJob() { cancel(); }

    LatestJob (const LatestJob&) = delete;
    LatestJob& operator= (const LatestJob&) = delete;
    LatestJob (LatestJob&&) = delete;
    LatestJob& operator= (LatestJob&&) = delete;

    void start (Request request)
    {
        cancel();

        {
            const std::lock_guard lock (mutex);
            wanted = std::move (request);
            share = 0.0;
        }

        news.notify_one();
    }

    void cancel()
    {
        auto stopSource = [this] {
            const std::lock_guard lock (mutex);
            wanted.reset();
            return current;
        }();

        stopSource.request_stop(); // from here on that request gives no result

        const std::lock_guard lock (mutex);
        result.reset();
    }

    /** Returns the result once; empty if there is none. */
    std::optional<Result> poll()
    {
        const std::lock_guard lock (mutex);
        return std::exchange (result, std::nullopt);
    }

    /** From 0 to 1 while it works, otherwise empty. */
    std::optional<double> progress() const
    {
        const std::lock_guard lock (mutex);
        const auto isWorking = wanted || (isServing && ! current.stop_requested());
        return isWorking ? std::optional (share) : std::nullopt;
    }

private:
    void run (const std::stop_token& end)
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

    std::optional<Request> waitForRequest (const std::stop_token& end)
    {
        std::unique_lock lock (mutex);

        if (! news.wait (lock, end, [this] { return wanted.has_value(); }) || end.stop_requested())
            return std::nullopt;

        current = std::stop_source();
        isServing = true;
        return std::exchange (wanted, std::nullopt);
    }

    Result serve (const Request& request, const std::stop_token& stop)
    {
        const auto note = [this, &stop] (double progressNow) {
            const std::lock_guard lock (mutex);

            if (! stop.stop_requested())
                share = progressNow;
        };

        try
        {
            return { work (request, note, stop), {} };
        }
        catch (const std::bad_alloc&)
        {
            return { std::nullopt, "There is not enough memory for these files. Close other programs and try again." };
        }
        catch (const std::exception& fault)
        {
            return { std::nullopt, fault.what() };
        }
        catch (...) // usually because the work was asked to stop: then the result is ignored
        {
            return { std::nullopt, "The files could not be measured, for a reason that is not known. Try again." };
        }
    }

    const Work work;
    mutable std::mutex mutex; ///< guards the members below, except the thread
    std::condition_variable_any news;
    std::optional<Request> wanted;
    std::stop_source current; ///< stops the request that is being served
    bool isServing = false;
    double share = 0.0;
    std::optional<Result> result;
    std::jthread thread;
};
} // namespace twobus
