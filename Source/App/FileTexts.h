#pragma once

#include "App/FileRows.h"
#include "Present/RmsConvention.h"

#include <string>

/** All that is said of one file, made from the readings that were kept of it when somebody wants to see it. */
namespace twobus
{
struct FileTexts
{
    std::string facts; ///< "3:42 · 48 kHz · WAV 24-bit · stereo"; empty for a file that could not be read
    std::string sentence; ///< the verdict with what to do, or why it could not be read
    std::string cause, notice; ///< these may be empty
    std::string loudest, moments, aim; ///< these too
};

FileTexts textsOf (const FileRow&, const FileJudging&);

/** The report of `twobus-cli check`; of a file that could not be read its path and the reason. Ends in a line break. */
std::string reportOf (const FileRow&, const FileJudging&, RmsConvention);
} // namespace twobus
