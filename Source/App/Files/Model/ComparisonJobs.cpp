#include "App/Files/Model/ComparisonJobs.h"

#include "Files/Analysis/BounceComparison.h"

#include <atomic>
#include <future>
#include <stop_token>

namespace twobus
{
ComparisonJobs::Work compareInBackground()
{
    return
        [] (const ComparisonRequest& request, const ComparisonJobs::Progress& progress, const std::stop_token& stop) {
            FileAnalysisOptions options;
            options.dualMono = request.dualMono;

            // The progress is that of the slower file.
            std::atomic<double> firstShare = 0.0, secondShare = 0.0;
            const auto noteIn = [&] (std::atomic<double>& share) {
                return [&] (double next) {
                    share = next;
                    progress (std::max (0.0, std::min (firstShare.load(), secondShare.load())));
                };
            };

            // Without the first file the second is not needed: its measurement must not delay the message.
            std::stop_source stopSecond;
            const std::stop_callback passOn (stop, [&] { stopSecond.request_stop(); });

            auto second = std::async (std::launch::async, [&] {
                return analyseWithRows (request.second, options, noteIn (secondShare), stopSecond.get_token());
            });

            try
            {
                const auto first = analyseWithRows (request.first, options, noteIn (firstShare), stop);
                return compareBounces (first, second.get());
            }
            catch (...)
            {
                stopSecond.request_stop();
                throw;
            }
        };
}
} // namespace twobus
