#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Advice/FileFinding.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Base/RmsConvention.h"
#include "Results/FileFacts.h"

#include <span>
#include <string>
#include <vector>

/** @file
    The report of `twobus-cli check` on one file: for people, or as one JSON object on a line.

    The keys are the design's names of the readings. null stands where nothing was measured, and for a level of silence,
    which JSON cannot write: "silent" tells the two apart. "rmsConvention" and "dualMono" say in which sense RMS and
    loudness are meant, always. "bits" is null in lossy files, "channelLayout" where nobody named the channels, "bext"
    where there is no such chunk; in it, "agrees" says for each loudness that the file claims whether ours is the same
    (see LoudnessClaims), or is null where one of the two is missing. "extent" keeps apart what the container promises
    (null: nothing), what was decoded and what is left over; it is null of what was heard live. "findings" holds all
    findings, the worst first; the text leaves out those that its verdict or its checks have said.
*/
namespace twobus
{
/** "3:42 · 48 kHz · WAV 24-bit · stereo". */
std::string factsText (const FileFacts&);

/** What is to be said of where a master goes: of a mix, or without targets, nothing. */
struct DeliveryChoice
{
    std::vector<DeliveryTarget> targets;
    bool withHidden = false;
};

std::string fileReportText (const FileFacts&, const MeterReadings&, const Advice&, const Choices&,
                            RmsConvention = RmsConvention::mathematical, const DeliveryChoice& = {},
                            std::span<const FileFinding> = {});
std::string fileReportJson (const FileFacts&, const MeterReadings&, const Advice&, const Choices&,
                            RmsConvention = RmsConvention::mathematical, const DeliveryChoice& = {},
                            std::span<const FileFinding> = {});

/** The object of a file that could not be read: "file" and "error", and a null verdict. */
std::string fileFailureJson (const std::string& path, const std::string& reason);
} // namespace twobus
