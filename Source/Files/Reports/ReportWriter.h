#pragma once

#include "Files/Analysis/ParallelAnalysis.h"
#include "Present/Reports/MarkerText.h"
#include "Present/Reports/ReportHtml.h"
#include "Present/Reports/ReportedFileText.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
struct ReportFiles
{
    std::filesystem::path html, csv, json; ///< empty if that report is not wanted
    std::vector<MarkerFormat> markers;
    std::filesystem::path markerFolder; ///< empty to write markers beside each file

    bool isAnyRequested() const noexcept
    {
        return ! html.empty() || ! csv.empty() || ! json.empty() || ! markers.empty();
    }
};

/** Converts the result of one file for the reports. */
ReportedFile reportedFile (const FileResult&);

/** Writes the results of a check to files: HTML, CSV, JSON, and markers for the DAW.

    A report atomically replaces an existing file of its name, but never an audio file. Markers go beside each file, or
    into a folder, under new names; they replace nothing. Memory does not grow with the list: the HTML page is bounded,
    and the rows of CSV and JSON wait in unnamed temporary files, which vanish even if the program is killed.
*/
class ReportWriter
{
public:
    /** Throws FileError if a report could not be written, before hours are spent measuring: no such folder, no
        permission, the name of one of the inputs or of an audio file, or one name for two reports. */
    ReportWriter (ReportFiles, ReportSettings, std::span<const ListedFile> inputs);

    /** Adds the next file, in the order of the list. Writes its markers at once. */
    void add (const FileResult&);

    /** Writes the reports. */
    void finish();

    /** The files written, in order. */
    const std::vector<std::filesystem::path>& written() const noexcept { return names; }

    /** A sentence for each file that could not be written. */
    const std::vector<std::string>& problems() const noexcept { return sentences; }

private:
    struct CloseFile
    {
        void operator() (std::FILE* file) const noexcept { std::fclose (file); }
    };

    /** An unnamed temporary file. */
    using Spool = std::unique_ptr<std::FILE, CloseFile>;

    void writeMarkers (const ReportedFile&);
    std::filesystem::path markerName (const std::filesystem::path&, std::string_view ending) const;
    void finish (const std::filesystem::path&, const Spool&);

    template <typename MakeText>
    void append (Spool&, MakeText&&);

    /** Turns a FileError into a problem. */
    template <typename Write>
    void attempt (Write&&);

    ReportFiles files;
    ReportSettings settings;
    HtmlReport html;
    Spool csv, json;
    bool isFirst = true;
    std::vector<std::filesystem::path> names;
    std::vector<std::string> sentences;
};
} // namespace twobus
