#pragma once

#include "App/Files/Model/FileRows.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Reports/FileMomentText.h"
#include "Present/Reports/ReportedFileText.h"

#include <string>
#include <vector>

namespace twobus
{
/** One of the worst moments. */
struct FileMoment
{
    double seconds = 0.0;
    Severity severity =
        Severity::neutral; ///< caution: over the limit of a file that has to be mended; damage: flat tops
    FileMomentText text;

    bool operator== (const FileMoment&) const = default;
};

/** Something odd about the file, as a line. */
struct FileNote
{
    Severity severity = Severity::neutral;
    std::string text;
};

/** All that is said of one file, made from the readings that were kept of it when somebody wants to see it. */
struct FileTexts
{
    std::string facts; ///< "3:42 · 48 kHz · WAV 24-bit · stereo"; empty for a file that could not be read
    std::string sentence; ///< the verdict with what to do, or why it could not be read
    std::string cause, notice; ///< these may be empty
    std::string loudest, aim; ///< these too
    std::vector<FileMoment> moments; ///< the worst first
    std::vector<FileNote> findings; ///< the worst first
};

FileTexts textsOf (const FileRow&, const FileJudging&);

/** As it was measured and is judged now, for what is written about it; without its trace. */
ReportedFile reportedFileOf (const FileRow&, const FileJudging&);

/** The report of `twobus-cli check`; of a file that could not be read its path and the reason. Ends in a line break. */
std::string reportOf (const FileRow&, const FileJudging&, RmsConvention);
} // namespace twobus
