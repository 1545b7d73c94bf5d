#include "Present/Reports/ReportJson.h"

#include "Present/Advice/DeliveryPageText.h"
#include "Present/Base/Names.h"
#include "Present/Reports/ReadingsJson.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
Json settingsOf (const ReportSettings& settings)
{
    const auto targetsDate = newestDateOf (settings.delivery.targets);
    return { { "stage", keyOf (settings.stage) },
             { "aimDbtp", jsonNumber (settings.aimDbtp) },
             { "clippedByChoice", settings.isClippedByChoice },
             { "rmsConvention", keyOf (settings.rms) },
             { "dualMono", settings.dualMono },
             { "targetsDate", targetsDate.empty() ? Json() : Json (targetsDate) } };
}
} // namespace

std::string jsonReportHead (const ReportSettings& settings)
{
    Json json;
    json["format"] = jsonReportFormat;
    json["program"] = { { "name", "Twobus" }, { "version", settings.programVersion } };
    json["created"] = settings.madeAt.empty() ? Json() : Json (settings.madeAt);
    json["settings"] = settingsOf (settings);
    json["standard"] = measurementStandards;
    json["stream"] = nullptr; // live only: what was lost. A file's own object says whether the file is whole.
    json["files"] = Json::array();

    auto text = jsonLine (json);
    text.resize (text.size() - 2); // removes "]}"
    return text;
}

std::string jsonReportFile (const ReportedFile& file, const ReportSettings& settings, bool isFirst)
{
    auto facts = file.facts;
    facts.path = reportedName (file);
    const auto json = file.error.empty() ? fileReportJson (facts, file.readings, file.advice, file.choices,
                                                           settings.rms, settings.delivery, file.findings)
                                         : fileFailureJson (facts.path, reportedError (file));
    return fmt::format ("{}{}", isFirst ? "\n" : ",\n", json);
}

std::string jsonReportTail() { return "\n]}\n"; }
} // namespace twobus
