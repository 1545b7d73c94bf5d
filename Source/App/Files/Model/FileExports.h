#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

/** @file
    What can be written about files that were measured: for people, for programs, and for the DAW.
*/
namespace twobus
{
enum class FileExport
{
    report,
    csv,
    json,
    reaperMarkers,
    audacityLabels,
    wavCues ///< a copy of the file with its moments as cue points
};

inline constexpr std::array fileExports { FileExport::report,         FileExport::csv,
                                          FileExport::json,           FileExport::reaperMarkers,
                                          FileExport::audacityLabels, FileExport::wavCues };

struct FileExportWords
{
    const char* name; ///< on its button or in its menu
    const char* thing; ///< "The report"
    const char* ending; ///< of its file: ".html"
    const char* meaning;
};

FileExportWords wordsFor (FileExport) noexcept;

/** Markers are of one file; the others may be of several. */
constexpr bool isOfOneFile (FileExport kind) noexcept { return kind >= FileExport::reaperMarkers; }

struct ExportedFiles
{
    std::vector<ReportedFile> files;
    ReportSettings settings;
};

/** Writes what is said of the files to a path, and returns the path that it has got. Called on a thread of its own.
    Throws a std::exception that names the thing, the reason and what to do. */
using FileExportWriter = std::function<std::filesystem::path (const ExportedFiles&, const std::filesystem::path& path)>;

/** Only what is here is offered. */
using FileExports = std::map<FileExport, FileExportWriter>;

/** All of them, written atomically. */
FileExports allFileExports();
} // namespace twobus
