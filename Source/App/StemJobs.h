#pragma once

#include "App/LatestJob.h"
#include "Present/StemReport.h"

#include <optional>
#include <string>
#include <vector>

/** Stems summed and measured in the background: see LatestJob. */
namespace twobus
{
struct StemRequest
{
    std::vector<std::string> paths; ///< in bytes, as the system has them
    std::optional<std::string> mixPath;
    double aimDbtp = -6.0;
};

using StemJobs = LatestJob<StemRequest, StemReport>;
using StemAnalyser = StemJobs::Work;

StemAnalyser sumInBackground();
} // namespace twobus
