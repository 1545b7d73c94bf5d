#include "Cli/ReportOptions.h"

#include "Cli/SharedOptions.h"
#include "Present/Base/PathText.h"

#include <filesystem>

namespace twobus
{
void ReportOptions::addTo (CLI::App& command, ReportFiles& files)
{
    const auto storeIn = [] (std::filesystem::path& path) {
        return [&path] (const std::string& text) { path = toPath (text); };
    };

    command
        .add_option_function<std::string> (
            "--html", storeIn (files.html),
            "Also write a page for any browser: verdicts, plots, readings, worst moments")
        ->option_text ("FILE");
    command
        .add_option_function<std::string> ("--csv", storeIn (files.csv),
                                           "Also write a table for spreadsheets, one line per file")
        ->option_text ("FILE");
    command
        .add_option_function<std::string> ("--report-json", storeIn (files.json),
                                           "Also write one JSON report on "
                                           "all files; its schema is Resources/schema/report-1.schema.json")
        ->option_text ("FILE");
    auto* markers = command
                        .add_option ("--markers", markerKeys,
                                     "Write markers for each file's worst moments: reaper "
                                     "(CSV of regions and markers), audacity (labels) or "
                                     "cue (cue points in a copy of a WAV)")
                        ->delimiter (',')
                        ->check (oneOf ([] (const std::string& text) { return markerFormatFromKey (text).has_value(); },
                                        "markers must be for reaper, audacity or cue"))
                        ->option_text ("WHICH,...");
    command
        .add_option_function<std::string> ("--marker-folder", storeIn (files.markerFolder),
                                           "The folder for markers (default: beside each file). Nothing is overwritten")
        ->needs (markers)
        ->option_text ("FOLDER");
}

std::vector<MarkerFormat> ReportOptions::markers() const
{
    std::vector<MarkerFormat> formats;

    for (const auto& key : markerKeys)
        if (const auto format = markerFormatFromKey (key))
            formats.push_back (*format);

    return formats;
}
} // namespace twobus
