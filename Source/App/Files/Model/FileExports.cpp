#include "App/Files/Model/FileExports.h"

#include "Files/Disk/AtomicFile.h"
#include "Files/Reports/CueCopy.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/ReportCsv.h"
#include "Present/Reports/ReportHtml.h"
#include "Present/Reports/ReportJson.h"

namespace twobus
{
namespace
{
std::string htmlOf (const ExportedFiles& exported)
{
    HtmlReport report (exported.settings);

    for (const auto& file : exported.files)
        report.add (file);

    return report.text();
}

std::string csvOf (const ExportedFiles& exported)
{
    auto text = csvReportHead();

    for (const auto& file : exported.files)
        text += csvReportLine (file, exported.settings);

    return text;
}

std::string jsonOf (const ExportedFiles& exported)
{
    auto text = jsonReportHead (exported.settings);

    for (std::size_t i = 0; i < exported.files.size(); ++i)
        text += jsonReportFile (exported.files[i], exported.settings, i == 0);

    return text + jsonReportTail();
}

std::vector<Marker> markersIn (const ExportedFiles& exported)
{
    return exported.files.empty() ? std::vector<Marker>() : markersOf (exported.files.front());
}

FileExportWriter writerOf (std::string (*textOf) (const ExportedFiles&))
{
    return [textOf] (const ExportedFiles& exported, const std::filesystem::path& path) {
        writeFileAtomically (path, textOf (exported));
        return path;
    };
}

std::filesystem::path writeCues (const ExportedFiles& exported, const std::filesystem::path& path)
{
    return writeCueCopy (toPath (exported.files.at (0).path), markersIn (exported), path);
}
} // namespace

FileExports allFileExports()
{
    return { { FileExport::report, writerOf (htmlOf) },
             { FileExport::csv, writerOf (csvOf) },
             { FileExport::json, writerOf (jsonOf) },
             { FileExport::reaperMarkers,
               writerOf ([] (const ExportedFiles& exported) { return reaperMarkers (markersIn (exported)); }) },
             { FileExport::audacityLabels,
               writerOf ([] (const ExportedFiles& exported) { return audacityLabels (markersIn (exported)); }) },
             { FileExport::wavCues, writeCues } };
}

FileExportWords wordsFor (FileExport kind) noexcept
{
    switch (kind)
    {
        case FileExport::report:
            return { "Report", "The report", ".html",
                     "A page with everything about the chosen files,\nfor a browser, a phone or paper." };
        case FileExport::csv: return { "CSV", "The table", ".csv", "The chosen files as a table,\nfor a spreadsheet." };
        case FileExport::json:
            return { "JSON", "The JSON file", ".json", "All readings of the chosen files,\nfor programs." };
        case FileExport::reaperMarkers:
            return { "REAPER: markers as CSV", "The markers", "-markers.csv", "For REAPER's Region/Marker Manager." };
        case FileExport::audacityLabels:
            return { "Audacity: labels", "The labels", "-labels.txt", "For Audacity's import of labels." };
        case FileExport::wavCues:
            return { "WAV with cue points: a copy", "The copy with cue points", "-cues.wav",
                     "A copy of the file; the original stays as it is." };
    }

    return {};
}
} // namespace twobus
