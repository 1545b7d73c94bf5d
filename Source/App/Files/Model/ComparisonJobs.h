#pragma once

#include "App/Files/Model/LatestJob.h"
#include "Results/ComparisonReport.h"

#include <filesystem>

/** @file
    Compares two bounces in the background: see LatestJob.
*/
namespace twobus
{
struct ComparisonRequest
{
    std::filesystem::path first, second;
    bool dualMono = false;
};

using ComparisonJobs = LatestJob<ComparisonRequest, BounceComparison>;

/** Reads and measures both files again, on two threads. */
ComparisonJobs::Work compareInBackground();
} // namespace twobus
