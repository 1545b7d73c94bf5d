#include "App/FileExports.h"

namespace twobus
{
FileExportWords wordsFor (FileExport kind) noexcept
{
    switch (kind)
    {
        case FileExport::report: return { "Report", "The report", ".html", "A page with everything about the chosen files,\nfor a browser, a phone or paper." };
        case FileExport::csv: return { "CSV", "The table", ".csv", "The chosen files as a table,\nfor a spreadsheet." };
        case FileExport::json: return { "JSON", "The JSON file", ".json", "All readings of the chosen files,\nfor programs." };
        case FileExport::reaperMarkers: return { "REAPER: markers as CSV", "The markers", "-markers.csv", "For REAPER's Region/Marker Manager." };
        case FileExport::audacityLabels: return { "Audacity: labels", "The labels", "-labels.txt", "For Audacity's import of labels." };
        case FileExport::wavCues: return { "WAV with cue points: a copy", "The copy with cue points", "-cues.wav", "A copy of the file; the original stays as it is." };
        case FileExport::ardourMarkers: return { "Ardour: markers", "The markers", "-markers.txt", "For Ardour." };
    }

    return {};
}
} // namespace twobus
