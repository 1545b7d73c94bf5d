#pragma once

#include "Files/FileAnalysis.h"

#include <string>
#include <vector>

/** `twobus-cli check`: measures files and prints every reading and the verdict. */
namespace twobus
{
struct CheckOptions
{
    std::vector<std::string> paths;
    bool asJson = false;
    FileAnalysisOptions analysis;
    RmsConvention rms = RmsConvention::mathematical;
};

/** Reports go to stdout as each file is done, errors and (on a terminal) progress to stderr. Returns the exit
    status: 0 all ready, 1 a verdict asks for a fix, 2 a file could not be read; the highest wins. */
int runCheck (const CheckOptions&);
} // namespace twobus
