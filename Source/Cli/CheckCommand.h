#pragma once

#include "Advice/DeliveryTarget.h"
#include "Cli/Console.h"
#include "Files/FileAnalysis.h"
#include "Files/ReportWriter.h"
#include "Present/RmsConvention.h"

#include <filesystem>
#include <vector>

/** `twobus-cli check`: measures files, and the files in folders, on all cores and prints every reading and the verdict. */
namespace twobus
{
struct CheckOptions
{
    std::vector<std::filesystem::path> paths; ///< files and folders: see listFiles
    bool asJson = false;
    FileAnalysisOptions analysis;
    RmsConvention rms = RmsConvention::mathematical;
    std::vector<DeliveryTarget> targets; ///< of masters
    bool withAllTargets = false; ///< those too that are hidden at first
    ReportFiles reports; ///< beside what goes to stdout
};

/** Reports go to stdout in the order of the list, each as soon as it and those before it are done; errors and (on a
    terminal) progress to stderr. Returns the exit status: 0 all ready, 1 a verdict or a finding (see FileFindings: a caution
    or damage) asks for a fix, 2 a file could not be read or a report not be written; the highest wins. After Ctrl+C no more
    files are begun, no report is written, and it is 130. */
int runCheck (const CheckOptions&, Console&);
} // namespace twobus
