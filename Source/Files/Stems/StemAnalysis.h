#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Results/StemReport.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

/** @file
    Stems measured as the mix that they sum to: their sum, the share of each at the worst moments, and the trims that
    bring the sum to the aim, confirmed by summing again.

    The files are read a few times from first to last frame; memory does not grow with their length.
*/
namespace twobus
{
struct StemOptions
{
    double aimDbtp = usualAimDbtp;
    std::optional<std::filesystem::path>
        mixPath; ///< what they are held against; left out of the stems where it is among them
};

inline constexpr std::size_t mostStems = 256; ///< each is an open file

/** How often trims are looked for and summed again, before it is said that none were found. */
inline constexpr int mostTrimRounds = 8;

/** Throws FileError: no stems or too many, a file that is given twice or cannot be read, rates or channels that do not
    go together; AnalysisStopped where a stop is requested before the end. Progress is from 0 to 1. */
StemReport analyseStems (const std::vector<std::filesystem::path>& paths, const StemOptions&,
                         const FileProgress& progress = {}, const std::stop_token& stop = {});
} // namespace twobus
