#pragma once

#include "App/Files/Model/OfferedJob.h"

namespace twobus
{
/** A panel beside the bounces (an AsidePanel) together with the background work that fills it. Message thread. */
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

    /** Called to show the panel, or to hide it. */
    std::function<void (bool isOpen)> onOpen;

    /** Called with the reason why there is no new report, if an earlier report stays in the panel. */
    std::function<void (const std::string& error)> onErrorBesideReport;

    void offer (typename OfferedJob<Request, Report>::Jobs::Work work) { job.offer (std::move (work)); }
    bool isOffered() const noexcept { return job.isOffered(); }

    /** Opens the panel, which stays empty until there is a report. */
    void start (Request request)
    {
        panel.clear();
        startBesideReport (std::move (request));
    }

    /** The same, but the earlier report stays until there is a new one. */
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
    /** Keeps an earlier report open. */
    void cancel()
    {
        job.cancel();

        if (! panel.hasContent())
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
