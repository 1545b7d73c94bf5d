#pragma once

#include "Files/Analysis/FileAnalysis.h"

#include <filesystem>
#include <vector>

namespace twobus
{
/** A file measured whole, with its rows of 0.1 s: 16 bytes a row, 0.6 MB an hour. */
struct RowedAnalysis
{
    FileAnalysis analysis;
    std::vector<MeterRow> rows;

    /** For alignEnvelopes. */
    std::vector<float> momentaryLufs() const;
};

/** As analyseFile. */
RowedAnalysis analyseWithRows (const std::filesystem::path&, const FileAnalysisOptions&, const FileProgress& = {},
                               const std::stop_token& = {});
} // namespace twobus
