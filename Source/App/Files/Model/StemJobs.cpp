#include "App/Files/Model/StemJobs.h"

#include "Files/Stems/StemAnalysis.h"

namespace twobus
{
StemAnalyser sumInBackground()
{
    return [] (const StemRequest& request, const StemJobs::Progress& progress, const std::stop_token& stop) {
        StemOptions options;
        options.mixPath = request.mixPath;
        options.aimDbtp = request.aimDbtp;
        return analyseStems (request.paths, options, progress, stop);
    };
}
} // namespace twobus
