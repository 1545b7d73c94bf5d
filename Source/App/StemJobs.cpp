#include "App/StemJobs.h"

#include "Files/StemAnalysis.h"
#include "Present/PathText.h"

namespace twobus
{
StemAnalyser sumInBackground()
{
    return [] (const StemRequest& request, const StemJobs::Progress& progress, const std::stop_token& stop) {
        StemOptions options;
        options.aimDbtp = request.aimDbtp;

        if (request.mixPath)
            options.mixPath = toPath (*request.mixPath);

        return analyseStems (toPaths (request.paths), options, progress, stop);
    };
}
} // namespace twobus
