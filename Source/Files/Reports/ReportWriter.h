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
    std::filesystem::path html, csv, json; ///< empty: none
    std::vector<MarkerFormat> markers;
    std::filesystem::path markerFolder; ///< empty: beside each file

    bool areWanted() const noexcept { return ! html.empty() || ! csv.empty() || ! json.empty() || ! markers.empty(); }
};

/** The result of one file as reports take it. */
ReportedFile reportedFile (const FileResult&);

/** Writes what a check has found into files: HTML, CSV, JSON, markers for the DAW.

    A report replaces the file that it is named as, atomically; but never an audio file. Markers go beside each file, or
    into a folder, under new names: nothing is replaced. Memory does not grow with the list: what is long waits in a
    temporary file without a name, which goes away by itself even when the program is killed.
*/
class ReportWriter
{
public:
    /** Throws FileError where a report could not be written there, before hours of measuring: no such folder, no
        rights, the name of one of the inputs, or of an audio file. */
    ReportWriter (ReportFiles, ReportSettings, std::span<const ListedFile> inputs);

    /** The next file, in the order of the list. Its markers are written at once. */
    void add (const FileResult&);

    /** Writes the reports. */
    void finish();

    /** What was written, in order. */
    const std::vector<std::filesystem::path>& written() const noexcept { return names; }

    /** A sentence for each that could not be. */
    const std::vector<std::string>& problems() const noexcept { return sentences; }

private:
    struct CloseFile
    {
        void operator() (std::FILE* file) const noexcept { std::fclose (file); }
    };

    /** A temporary file without a name. */
    using Spool = std::unique_ptr<std::FILE, CloseFile>;

    void writeMarkers (const ReportedFile&);
    std::filesystem::path markerName (const std::filesystem::path&, std::string_view ending) const;
    void finish (const std::filesystem::path&, const Spool&);

    template <typename MakeText>
    void append (Spool&, MakeText&&);

    /** What it throws becomes a problem. */
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
