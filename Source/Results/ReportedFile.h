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
/** One file, or what was heard of a source, as it was measured and judged: what a report is made of. */
struct ReportedFile
{
    std::string path; ///< reports say its name only: see reportedName
    std::string error; ///< why it could not be read; nothing else holds then
    FileFacts facts;
    MeterReadings readings;
    Choices choices;
    Advice advice;
    std::vector<FileFinding> findings; ///< the worst first
    ProgrammeTrace trace;
    bool isLive = false; ///< no file: heard from a source, whose name stands in place of the path
    double secondsLost = 0.0; ///< of what was to be heard live
};
} // namespace twobus
