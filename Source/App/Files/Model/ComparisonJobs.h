#pragma once

#include "App/Files/Model/LatestJob.h"
#include "Results/ComparisonReport.h"

#include <filesystem>

/** @file
    Two bounces held against each other in the background: see LatestJob.
*/
namespace twobus
{
struct ComparisonRequest
{
    std::filesystem::path first, second;
    bool dualMono = false;
};

using ComparisonJobs = LatestJob<ComparisonRequest, BounceComparison>;

/** Both are read and measured anew, on two threads. */
ComparisonJobs::Work compareInBackground();
} // namespace twobus
