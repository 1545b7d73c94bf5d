#pragma once

#include "App/Files/Model/LatestJob.h"
#include "Results/VerificationReport.h"

#include <filesystem>

/** @file
    A bounce held against what was heard live, in the background: see LatestJob.
*/
namespace twobus
{
struct VerificationRequest
{
    std::filesystem::path path; ///< of the bounce
    std::filesystem::path sessionPath; ///< the log of the session that runs; empty: the newest one that is kept
    bool dualMono = false;
};

using VerificationJobs = LatestJob<VerificationRequest, BounceVerification>;

/** Reads the log, measures the file and holds the one against the other. */
VerificationJobs::Work verifyInBackground();
} // namespace twobus
