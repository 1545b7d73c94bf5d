#include "Files/Reports/ReportWriter.h"

#include "Files/Decoding/ReadableFormats.h"
#include "Files/Disk/AtomicFile.h"
#include "Files/Reports/CueCopy.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/ReportCsv.h"
#include "Present/Reports/ReportJson.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

[[noreturn]] void failSpool()
{
    throw FileError (fmt::format (
        "The folder for temporary files could not take the report ({}). Make room there, or name another with TMPDIR.",
        std::generic_category().message (errno)));
}

void put (std::FILE* spool, const std::string& text)
{
    if (std::fwrite (text.data(), 1, text.size(), spool) != text.size())
        failSpool();
}

/** A report must never overwrite the audio that it is about. */
void refuseAudio (const fs::path& path, std::span<const ListedFile> inputs)
{
    if (hasAudioEnding (path))
        throw FileError (fmt::format ("{}: this is the name of an audio file, and the report would replace it. "
                                      "Name another file.",
                                      toUtf8 (path)));

    std::error_code error;

    if (! fs::exists (path, error))
        return;

    for (const auto& input : inputs)
        if (fs::equivalent (path, input.path, error) && ! error)
            throw FileError (fmt::format (
                "{}: this is one of the files to be checked. Name another file for the report.", toUtf8 (path)));
}

void refuseDuplicateFiles (const ReportFiles& files)
{
    std::set<fs::path> paths;

    for (const auto* path : { &files.html, &files.csv, &files.json })
        if (! path->empty() && ! paths.insert (fs::absolute (*path).lexically_normal()).second)
            throw FileError (fmt::format ("{}: two reports cannot share one file. Name another file for one of "
                                          "them.",
                                          toUtf8 (*path)));
}

/** Throws FileError if no file can be written there. Doesn't try a pipe: closing it would tell its reader that the
    report has ended. */
void checkWritable (const fs::path& path)
{
    if (! isSpecialFile (path))
        const AtomicFile nothing (path);
}
} // namespace

ReportedFile reportedFile (const FileResult& result)
{
    ReportedFile file;
    file.path = toUtf8 (result.path);

    if (! result.analysis)
    {
        file.error = result.error;
        return file;
    }

    const auto& analysis = *result.analysis;
    file.facts = analysis.facts;
    file.readings = analysis.readings;
    file.choices = analysis.choices;
    file.advice = analysis.advice;
    file.findings = analysis.findings;
    file.trace = analysis.trace;
    return file;
}

ReportWriter::ReportWriter (ReportFiles wanted, ReportSettings reportSettings, std::span<const ListedFile> inputs)
    : files (std::move (wanted)), settings (std::move (reportSettings)), html (settings)
{
    refuseDuplicateFiles (files);

    for (const auto* path : { &files.html, &files.csv, &files.json })
    {
        if (! path->empty())
        {
            refuseAudio (*path, inputs);
            checkWritable (*path);
        }
    }

    if (! files.markerFolder.empty() && ! files.markers.empty())
        checkWritable (files.markerFolder / "markers");

    for (auto [path, spool, head] : { std::tuple { &files.csv, &csv, csvReportHead() },
                                      std::tuple { &files.json, &json, jsonReportHead (settings) } })
    {
        if (path->empty())
            continue;

        spool->reset (std::tmpfile());

        if (*spool == nullptr)
            failSpool();

        put (spool->get(), head);
    }
}

template <typename Write>
void ReportWriter::attempt (Write&& write)
{
    try
    {
        write();
    }
    catch (const FileError& error)
    {
        sentences.emplace_back (error.what());
    }
}

/** Reports the first failure of a spool, then gives that report up. */
template <typename MakeText>
void ReportWriter::append (Spool& spool, MakeText&& makeText)
{
    if (spool == nullptr)
        return;

    const auto numProblems = sentences.size();
    attempt ([&] { put (spool.get(), makeText()); });

    if (sentences.size() > numProblems)
        spool.reset();
}

void ReportWriter::add (const FileResult& result)
{
    const auto file = reportedFile (result);

    if (! files.html.empty())
        html.add (file);

    append (csv, [&] { return csvReportLine (file, settings); });
    append (json, [&] { return jsonReportFile (file, settings, std::exchange (isFirst, false)); });

    if (file.error.empty())
        writeMarkers (file);
}

fs::path ReportWriter::markerName (const fs::path& original, std::string_view ending) const
{
    const auto folder = files.markerFolder.empty() ? original.parent_path() : files.markerFolder;
    return folder / toPath (fmt::format ("{}-markers{}", toUtf8 (original.stem()), ending));
}

void ReportWriter::writeMarkers (const ReportedFile& file)
{
    const auto markers = markersOf (file);
    const auto path = toPath (file.path);
    const auto writeText = [&] (std::string_view ending, const std::string& text) {
        AtomicFile written (markerName (path, ending));
        written.write (text);
        names.push_back (written.commitAsNew());
    };

    for (const auto format : files.markers)
    {
        attempt ([&] {
            switch (format)
            {
                case MarkerFormat::reaper: return writeText (".csv", reaperMarkers (markers));
                case MarkerFormat::audacity: return writeText (".txt", audacityLabels (markers));
                case MarkerFormat::cuePoints:
                    names.push_back (writeCueCopy (path, markers, markerName (path, ".wav")));
                    return;
            }
        });
    }
}

void ReportWriter::finish (const fs::path& path, const Spool& spool)
{
    attempt ([&] {
        AtomicFile file (path);
        std::array<char, 65536> buffer {};
        std::rewind (spool.get());

        while (const auto count = std::fread (buffer.data(), 1, buffer.size(), spool.get()))
            file.write (std::string_view (buffer.data(), count));

        if (std::ferror (spool.get()) != 0)
            failSpool();

        file.commit();
        names.push_back (path);
    });
}

void ReportWriter::finish()
{
    if (! files.html.empty())
        attempt ([this] {
            writeFileAtomically (files.html, html.text());
            names.push_back (files.html);
        });

    append (json, jsonReportTail);

    if (csv)
        finish (files.csv, csv);

    if (json)
        finish (files.json, json);
}
} // namespace twobus
