#pragma once

#include "App/Files/Model/LatestJob.h"
#include "Results/StemReport.h"

#include <filesystem>
#include <optional>
#include <vector>

/** @file
    Sums and measures stems in the background: see LatestJob.
*/
namespace twobus
{
struct StemRequest
{
    std::vector<std::filesystem::path> paths;
    std::optional<std::filesystem::path> mixPath;
    double aimDbtp = usualAimDbtp;
};

using StemJobs = LatestJob<StemRequest, StemReport>;
using StemAnalyser = StemJobs::Work;

StemAnalyser sumInBackground();
} // namespace twobus
