#pragma once

#include "App/Files/Model/OfferedJob.h"

namespace twobus
{
/** A panel beside the bounces (an AsidePanel) and the work that fills it: started, polled, cancelled and closed in one
    way. Message thread. */
template <typename Panel, typename Request, typename Report>
class AsideJob
{
public:
    AsideJob()
    {
        job.onProgress = [this] (std::optional<double> share) { panel.showProgress (share); };
        job.onReport = [this] (const Report& report) { panel.show (report); };
        job.onError = [this] (const std::string& error) { showError (error); };
        panel.onCancel = [this] { cancel(); };
        panel.onClose = [this] { close(); };
    }

    AsideJob (const AsideJob&) = delete;
    AsideJob& operator= (const AsideJob&) = delete;

    /** The panel should be seen, or no longer. */
    std::function<void (bool isOpen)> onOpen;

    /** Why there is no new report, while an earlier one stays in the panel. */
    std::function<void (const std::string& error)> onErrorBesideReport;

    void offer (typename OfferedJob<Request, Report>::Jobs::Work work) { job.offer (std::move (work)); }
    bool isOffered() const noexcept { return job.isOffered(); }

    /** Opens the panel, empty until there is a report. */
    void start (Request request)
    {
        panel.clear();
        startBesideReport (std::move (request));
    }

    /** The same, but the earlier report stays until there is another. */
    void startBesideReport (Request request)
    {
        onOpen (true);
        job.start (std::move (request));
    }

    void show (const Report& report)
    {
        panel.show (report);
        onOpen (true);
    }

    void poll() { job.poll(); }

    Panel panel;

private:
    /** An earlier report stays open. */
    void cancel()
    {
        job.cancel();

        if (! panel.hasSomething())
            onOpen (false);
    }

    void close()
    {
        job.cancel();
        panel.clear();
        onOpen (false);
    }

    void showError (const std::string& error)
    {
        if (panel.hasReport() && onErrorBesideReport != nullptr)
            onErrorBesideReport (error);
        else
            panel.showError (error);
    }

    OfferedJob<Request, Report> job;
};
} // namespace twobus
