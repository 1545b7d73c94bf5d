#include "Cli/ReportOptions.h"

#include "Files/ProgramVersion.h"
#include "Files/SessionTime.h"
#include "Present/PathText.h"

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace twobus
{
namespace
{
std::string timeNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return localTimeText (static_cast<std::uint64_t> (std::chrono::duration_cast<std::chrono::milliseconds> (now).count()));
}
} // namespace

void ReportOptions::addTo (CLI::App& command, ReportFiles& files)
{
    const auto isFormat = [] (const std::string& text) { return markerFormatFromKey (text) ? std::string() : text + ": markers are for reaper, audacity or cue"; };

    const auto takenAs = [] (std::filesystem::path& path) { return [&path] (const std::string& text) { path = toPath (text); }; };

    command.add_option_function<std::string> ("--html", takenAs (files.html), "Write a page for any browser too: verdicts, plots, readings, worst moments")->option_text ("FILE");
    command.add_option_function<std::string> ("--csv", takenAs (files.csv), "Write a table for spreadsheets too, one line a file")->option_text ("FILE");
    command.add_option_function<std::string> ("--report-json", takenAs (files.json), "Write one JSON report on all files too; its schema is Resources/schema/report-1.schema.json")->option_text ("FILE");
    auto* markers = command.add_option ("--markers", markerKeys, "Write markers of each file's worst moments: reaper (CSV of regions and markers), audacity (labels) or cue (cue points in a copy of a WAV)")
                        ->delimiter (',')
                        ->check (CLI::Validator (isFormat, "", ""))
                        ->option_text ("WHICH,...");
    command.add_option_function<std::string> ("--marker-folder", takenAs (files.markerFolder), "Where markers go; without it beside each file. Nothing is replaced")->needs (markers)->option_text ("FOLDER");
}

std::vector<MarkerFormat> ReportOptions::markers() const
{
    std::vector<MarkerFormat> formats;

    for (const auto& key : markerKeys)
        if (const auto format = markerFormatFromKey (key))
            formats.push_back (*format);

    return formats;
}

ReportSettings reportSettings (const CheckOptions& options)
{
    return { std::string (programVersion()), timeNow(), options.analysis.stage, options.analysis.aimDbtp, options.analysis.isClippedByChoice, options.analysis.dualMono, options.rms, { options.targets, options.withAllTargets } };
}
} // namespace twobus
