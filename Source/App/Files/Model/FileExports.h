#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

/** @file
    The exports of measured files: for people, for programs, and for the DAW.
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
    const char* name; ///< on the button or in the menu
    const char* thing; ///< "The report"
    const char* ending; ///< the file name's ending: ".html"
    const char* meaning;
};

FileExportWords wordsFor (FileExport) noexcept;

/** True for markers, which belong to one file; the other exports can cover several files. */
constexpr bool isForSingleFile (FileExport kind) noexcept { return kind >= FileExport::reaperMarkers; }

struct ExportedFiles
{
    std::vector<ReportedFile> files;
    ReportSettings settings;
};

/** Writes the export to the path, and returns the path of the file that was written. Called on its own thread. Throws a
    std::exception that names the thing, the reason and what to do. */
using FileExportWriter = std::function<std::filesystem::path (const ExportedFiles&, const std::filesystem::path& path)>;

/** Only exports with an entry are offered. */
using FileExports = std::map<FileExport, FileExportWriter>;

/** The writers of all exports. They write atomically. */
FileExports allFileExports();
} // namespace twobus
