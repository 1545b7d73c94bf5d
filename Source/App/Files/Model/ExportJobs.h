#pragma once

#include "App/Files/Model/FileExports.h"

#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
struct ExportResult
{
    FileExport kind = FileExport::report;
    std::filesystem::path path; ///< the file that was written
    std::string error; ///< why nothing was written; empty if it was
};

/** Writes exports in the background, each on its own thread. Never overwrites an audio file, whatever name is chosen.

    All functions are for one thread, the message thread, and return at once. The destructor waits until all exports
    have been written.
*/
class ExportJobs
{
public:
    void start (FileExport, FileExportWriter, ExportedFiles, std::filesystem::path path);

    /** The result of an export that has ended and was not returned yet; empty if there is none. */
    std::optional<ExportResult> poll();

private:
    std::vector<std::future<ExportResult>> running;
};

/** Why this path must not be written: the file is an audio file or would look like one. Empty if writing is allowed. */
std::string refusalOf (FileExport, const std::filesystem::path& path);

/** The suggested file name for an export of these files: "song-mix-v7.html", "song-mix-v7 and 3 more.csv". */
std::string suggestedName (FileExport, const std::vector<ReportedFile>&);

/** "The report is in /home/me/song.html." or the error. */
std::string sentenceOf (const ExportResult&);
} // namespace twobus
