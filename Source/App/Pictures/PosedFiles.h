#pragma once

#include "App/Files/Model/FileRecord.h"
#include "App/Pictures/PosedWindow.h"
#include "Results/ComparisonReport.h"
#include "Results/StemReport.h"

#include <vector>

/** @file
    Measured bounces made from the demo, for a picture of the Files page: hot, ready, quiet, clipped, and one that
    cannot be read. No file is written; the names are invented.
*/
namespace twobus
{
std::vector<FileRecord> posedFiles (const PosedProgramme& demo);

/** Eight stems, as if they summed to the first of these bounces. */
StemReport posedStems();

/** The first two of these bounces, as if they differed in the middle. */
BounceComparison posedComparison();
} // namespace twobus
