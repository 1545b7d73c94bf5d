#include "App/Files/Model/ComparisonJobs.h"

#include "Files/Analysis/BounceComparison.h"

#include <atomic>
#include <future>

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

            auto second = std::async (std::launch::async, [&] {
                return analyseWithRows (request.second, options, noteIn (secondShare), stop);
            });
            const auto first = analyseWithRows (request.first, options, noteIn (firstShare), stop);
            return compareBounces (first, second.get());
        };
}
} // namespace twobus
