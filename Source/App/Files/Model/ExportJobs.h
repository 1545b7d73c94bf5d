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
    std::filesystem::path path; ///< where it went
    std::string error; ///< why not; empty where it did
};

/** Exports written in the background, each on a thread of its own. No audio file is ever overwritten, whatever name is
    chosen.

    All functions are for one thread, the message thread, and return at once; the destructor waits until what was begun
    is written whole.
*/
class ExportJobs
{
public:
    void start (FileExport, FileExportWriter, ExportedFiles, std::filesystem::path path);

    /** One that has ended since. */
    std::optional<ExportResult> poll();

private:
    std::vector<std::future<ExportResult>> running;
};

/** Why nothing may be written there: it would be, or seem to be, an audio file. Empty where it may. */
std::string refusalOf (FileExport, const std::filesystem::path& path);

/** What is suggested as a name for an export of these files: "song-mix-v7.html", "song-mix-v7 and 3 more.csv". */
std::string suggestedName (FileExport, const std::vector<ReportedFile>&);

/** "The report is in /home/me/song.html." or why it is not. */
std::string sentenceOf (const ExportResult&);
} // namespace twobus
