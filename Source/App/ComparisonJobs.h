#pragma once

#include "App/LatestJob.h"
#include "Present/ComparisonReport.h"

#include <string>

/** Two bounces held against each other in the background: see LatestJob. */
namespace twobus
{
struct ComparisonRequest
{
    std::string first, second; ///< paths in bytes, as the system has them
    bool dualMono = false;
};

using ComparisonJobs = LatestJob<ComparisonRequest, BounceComparison>;

/** Both are read and measured anew, on two threads. */
ComparisonJobs::Work compareInBackground();
} // namespace twobus
