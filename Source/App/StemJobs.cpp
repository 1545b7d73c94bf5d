#include "App/StemJobs.h"

#include "Files/StemAnalysis.h"

namespace twobus
{
StemAnalyser sumInBackground()
{
    return [] (const StemRequest& request, const StemJobs::Progress& progress, const std::stop_token& stop) {
        return analyseStems (request.paths, { request.aimDbtp, request.mixPath }, progress, stop);
    };
}
} // namespace twobus
