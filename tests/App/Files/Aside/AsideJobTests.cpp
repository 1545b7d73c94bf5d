#include "App/Files/Aside/AsideJob.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <stdexcept>
#include <thread>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The panel interface that AsideJob needs. It records what it is asked to show. */
struct NotedPanel
{
    void show (int next) { report = next; }
    void showError (const std::string& next) { error = next; }
    void showProgress (std::optional<double> next) { progress = next; }
    bool hasReport() const { return report.has_value(); }
    bool hasContent() const { return hasReport() || ! error.empty(); }

    void clear()
    {
        report.reset();
        error.clear();
    }

    std::optional<int> report;
    std::string error;
    std::optional<double> progress;
    std::function<void()> onCancel, onClose;
};

struct Aside
{
    Aside()
    {
        job.onOpen = [this] (bool next) { isOpen = next; };
        job.onErrorBesideReport = [this] (const std::string& error) { said.push_back (error); };
    }

    /** A request of 0 fails, a negative one runs until it is stopped, and any other returns its own number. */
    void offer()
    {
        job.offer ([] (const int& request, const auto&, const std::stop_token& stop) {
            while (request < 0 && ! stop.stop_requested())
                std::this_thread::yield();

            return request != 0 ? request : throw std::runtime_error ("It is nothing.");
        });
    }

    template <typename Condition>
    bool wait (Condition&& condition)
    {
        return waitUntil ([&] {
            job.poll();
            return condition() && ! job.panel.progress;
        });
    }

    bool isOpen = false;
    std::vector<std::string> said;
    AsideJob<NotedPanel, int, int> job;
};
} // namespace

TEST_CASE ("a job without a worker isn't offered and can't be started", "[threads]")
{
    OfferedJob<int, int> job;
    CHECK_FALSE (job.isOffered());
    job.start (1);
    job.poll();
    job.cancel();
    CHECK_FALSE (job.isOffered());
}

TEST_CASE ("starting a job opens the panel, which then shows its report or the reason there is none", "[threads]")
{
    Aside aside;
    aside.offer();
    aside.job.start (7);
    CHECK (aside.isOpen);
    CHECK (aside.wait ([&] { return aside.job.panel.report == 7; }));
    aside.job.start (0);
    CHECK_FALSE (aside.job.panel.hasReport());
    CHECK (aside.wait ([&] { return aside.job.panel.error == "It is nothing."; }));
    CHECK (aside.said.empty());
}

TEST_CASE ("a report stays visible while the next one is made, and a failure is explained", "[threads]")
{
    Aside aside;
    aside.offer();
    aside.job.start (7);
    REQUIRE (aside.wait ([&] { return aside.job.panel.report == 7; }));
    aside.job.startBesideReport (0);
    CHECK (aside.wait ([&] { return ! aside.said.empty(); }));
    CHECK (aside.said == std::vector<std::string> { "It is nothing." });
    CHECK (aside.job.panel.report == 7);
    CHECK (aside.job.panel.error.empty());
    aside.job.startBesideReport (-1);
    CHECK (aside.job.panel.progress == 0.0);
    aside.job.panel.onCancel();
    CHECK_FALSE (aside.job.panel.progress.has_value());
    CHECK (aside.isOpen);
    CHECK (aside.job.panel.report == 7);
}

TEST_CASE ("cancelling closes an empty panel, and closing discards its content", "[threads]")
{
    Aside aside;
    aside.offer();
    aside.job.start (-1);
    CHECK (aside.isOpen);
    aside.job.panel.onCancel();
    CHECK_FALSE (aside.isOpen);
    aside.job.show (7);
    CHECK (aside.isOpen);
    aside.job.startBesideReport (-1);
    aside.job.panel.onClose();
    CHECK_FALSE (aside.isOpen);
    CHECK_FALSE (aside.job.panel.hasContent());
    CHECK_FALSE (aside.job.panel.progress.has_value());
}
