#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Core/MeterFormat.h"
#include "Core/MeterReadings.h"
#include "Present/RmsConvention.h"

#include <string>
#include <vector>

/** The report of `twobus-cli check` on one file: for people, or as one JSON object on a line.

    The keys are the design's names of the readings. null stands where nothing was measured, and for a level of
    silence, which JSON cannot write: "silent" tells the two apart. "rmsConvention" and "dualMono" say in which sense
    RMS and loudness are meant, always.
*/
namespace twobus
{
struct FileFacts
{
    std::string path;
    std::string container; ///< "WAV", "FLAC"
    std::string encoding; ///< "24-bit", "32-bit float", "Vorbis"
    MeterFormat format;
    double seconds = 0.0;
};

/** "3:42 · 48 kHz · WAV 24-bit · stereo". */
std::string factsText (const FileFacts&);

/** What is to be said of where a master goes: of a mix, or without targets, nothing. */
struct DeliveryChoice
{
    std::vector<DeliveryTarget> targets;
    bool withHidden = false;
};

std::string fileReportText (const FileFacts&, const MeterReadings&, const Advice&, const Choices&,
                            RmsConvention = RmsConvention::mathematical, const DeliveryChoice& = {});
std::string fileReportJson (const FileFacts&, const MeterReadings&, const Advice&, const Choices&,
                            RmsConvention = RmsConvention::mathematical, const DeliveryChoice& = {});

/** The object of a file that could not be read: "file" and "error", and a null verdict. */
std::string fileFailureJson (const std::string& path, const std::string& reason);
} // namespace twobus
