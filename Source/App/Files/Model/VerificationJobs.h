#pragma once

#include "App/Files/Model/LatestJob.h"
#include "Results/VerificationReport.h"

#include <filesystem>

/** @file
    Compares a bounce with what was heard live, in the background: see LatestJob.
*/
namespace twobus
{
struct VerificationRequest
{
    std::filesystem::path path; ///< of the bounce
    std::filesystem::path sessionPath; ///< the log of the running session; if empty, the newest log is used
    bool dualMono = false;
};

using VerificationJobs = LatestJob<VerificationRequest, BounceVerification>;

/** Reads the log, measures the file and compares them. */
VerificationJobs::Work verifyInBackground();
} // namespace twobus
