#pragma once

#include "App/Files/Model/FileRows.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Meters/TimelineText.h"
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
    Severity severity = Severity::neutral; ///< caution: over the limit in a file that needs a fix; damage: flat tops
    FileMomentText text;
    MomentText words; ///< the same in sentences, as the timeline says it; without what only the trace knows

    bool operator== (const FileMoment&) const = default;
};

/** A finding about the file, as one line. */
struct FileNote
{
    Severity severity = Severity::neutral;
    std::string text;
};

/** All texts about one file. They are made from its kept readings when the file is shown. */
struct FileTexts
{
    std::string facts; ///< "3:42 · 48 kHz · WAV 24-bit · stereo"; empty for a file that could not be read
    std::string sentence; ///< the verdict with what to do, or why the file could not be read
    std::string cause, notice; ///< can be empty
    std::string loudest, aim; ///< can be empty
    std::vector<FileMoment> moments; ///< the worst first
    std::vector<FileNote> findings; ///< the worst first
    double limitDbtp = 0.0; ///< that the moments are compared with
    std::vector<EventLegendEntry> legend; ///< of the moments' marks
};

FileTexts textsOf (const FileRow&, const FileJudging&);

/** The file for an export, with its measurement and its current judgement, but without its trace. */
ReportedFile reportedFileOf (const FileRow&, const FileJudging&);

/** The same report as `twobus-cli check`. For a file that could not be read, its path and the reason. Ends with a line
    break. */
std::string reportOf (const FileRow&, const FileJudging&, RmsConvention);
} // namespace twobus
