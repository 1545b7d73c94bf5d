#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Results/StemReport.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

/** @file
    Measures stems as the mix that they sum to: the sum itself, each stem's share at the worst moments, and the trims
    that bring the sum down to the aim, confirmed by summing again.

    Reads the files several times from first to last frame. Memory does not grow with their length.
*/
namespace twobus
{
struct StemOptions
{
    double aimDbtp = usualAimDbtp;
    std::optional<std::filesystem::path>
        mixPath; ///< the mix to compare the sum with; left out if it is also among the stems
};

inline constexpr std::size_t mostStems = 256; ///< each is an open file

/** How often to look for trims and sum again before reporting that none were found. */
inline constexpr int mostTrimRounds = 8;

/** Throws FileError if there are too few or too many stems, if a file is given twice or cannot be read, or if rates or
    channels do not go together. Throws AnalysisStopped if a stop is requested before the end. Progress is from 0 to 1,
    or less than 0 if the length is not known. */
StemReport analyseStems (const std::vector<std::filesystem::path>& paths, const StemOptions&,
                         const FileProgress& progress = {}, const std::stop_token& stop = {});
} // namespace twobus
