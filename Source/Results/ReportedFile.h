#pragma once

#include "Advice/Advice.h"
#include "Advice/FileFinding.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Bank/ProgrammeTrace.h"
#include "Results/FileFacts.h"

#include <string>
#include <vector>

namespace twobus
{
/** One file, or a recording of a live source, with its measurements and advice: the data of a report. */
struct ReportedFile
{
    std::string path; ///< reports show only its name: see reportedName
    std::string error; ///< why it could not be read; then only `path` is valid
    FileFacts facts;
    MeterReadings readings;
    Choices choices;
    Advice advice;
    std::vector<FileFinding> findings; ///< worst first
    ProgrammeTrace trace;
    bool isLive = false; ///< heard from a source, whose name then stands in `path`
    double secondsLost = 0.0; ///< the part of live audio that was lost
};
} // namespace twobus
