#pragma once

#include "Advice/Advice.h"
#include "Core/MeterFormat.h"
#include "Core/MeterReadings.h"

#include <string>

/** The report of `twobus-cli check` on one file: for people, or as one JSON object on a line.

    The keys are the design's names of the readings. null stands where nothing was measured, and for a level of
    silence, which JSON cannot write: "silent" tells the two apart.
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

std::string fileReportText (const FileFacts&, const MeterReadings&, const Advice&, const Choices&);
std::string fileReportJson (const FileFacts&, const MeterReadings&, const Advice&, const Choices&);

/** The object of a file that could not be read: "file" and "error", and a null verdict. */
std::string fileFailureJson (const std::string& path, const std::string& reason);
} // namespace twobus
