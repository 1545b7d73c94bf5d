#pragma once

#include "Files/Analysis/FileAnalysis.h"

#include <filesystem>
#include <vector>

namespace twobus
{
/** The results of measuring a whole file, with its rows of 0.1 s: 16 bytes per row, 0.6 MB per hour. */
struct RowedAnalysis
{
    FileAnalysis analysis;
    std::vector<MeterRow> rows;

    /** For alignEnvelopes. */
    std::vector<float> momentaryLufs() const;
};

/** Like analyseFile, and also keeps the rows. */
RowedAnalysis analyseWithRows (const std::filesystem::path&, const FileAnalysisOptions&, const FileProgress& = {},
                               const std::stop_token& = {});
} // namespace twobus
