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

    The keys are the design's names of the readings. null means not measured, and is also the level of silence, which
    JSON cannot write: "silent" tells the two apart. "rmsConvention" and "dualMono" always say in which sense RMS and
    loudness are meant. "bits" is null for lossy files, "channelLayout" if nobody named the channels, "bext" if there is
    no such chunk. In "bext", "agrees" says for each loudness that the file claims whether ours is the same (see
    LoudnessClaims), or is null if one of the two is missing. "extent" keeps apart what the container promises (null:
    nothing), what was decoded and what is left over; for live audio it is null. "findings" holds all findings, worst
    first; the text leaves out those that its verdict or its checks already cover.
*/
namespace twobus
{
/** "3:42 · 48 kHz · WAV 24-bit · stereo". */
std::string factsText (const FileFacts&);

/** The targets to report on where a master goes. Nothing is reported for a mix or without targets. */
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

/** The object for a file that could not be read: "file" and "error", and a null verdict. */
std::string fileFailureJson (const std::string& path, const std::string& reason);
} // namespace twobus
