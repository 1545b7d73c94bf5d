#pragma once

#include "Advice/LoudnessClaims.h"

#include <cstdint>
#include <string>

namespace twobus
{
/** What the bext chunk of a Broadcast Wave file says: EBU Tech 3285, version 2. Text is as it stands in the file, up to
    its first zero. A loudness field that says "not set" (0x7FFF) is not a claim. Nor are all five if the version is
    below 2 or if all are 0, which writers leave that only set the version. */
struct BroadcastExtension
{
    int version = 0;
    std::string description, originator, originatorReference;
    std::string originationDate, originationTime; ///< "2026-11-26", "21:54:13"
    std::uint64_t timeReferenceFrames = 0; ///< of the first sample since midnight
    LoudnessClaims claims;
};
} // namespace twobus
