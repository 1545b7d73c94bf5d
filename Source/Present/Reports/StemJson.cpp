#include "Present/Reports/StemJson.h"

#include "Present/Reports/ReadingsJson.h"

#include <cmath>

namespace twobus
{
namespace
{
Json stemsOf (const StemReport& report)
{
    auto stems = Json::array();

    for (std::size_t i = 0; i < report.stems.size(); ++i)
    {
        const auto& stem = report.stems[i];
        stems.push_back ({ { "file", stem.path },
                           { "name", stem.name },
                           { "seconds", jsonNumber (stem.seconds) },
                           { "truePeakDbtp", jsonNumber (stem.truePeakDbtp) },
                           { "share", report.moments.empty() ? Json() : jsonNumber (report.moments.front().shares[i]) },
                           { "trimDb", jsonNumber (stem.trimDb) },
                           { "complete", ! stem.isIncomplete } });
    }

    return stems;
}

Json momentsOf (const StemReport& report)
{
    auto moments = Json::array();

    for (const auto& moment : report.moments)
    {
        auto shares = Json::array();

        for (const auto share : moment.shares)
            shares.push_back (jsonNumber (share));

        moments.push_back ({ { "seconds", jsonNumber (moment.seconds) },
                             { "channel", moment.channel },
                             { "truePeakDbtp", jsonNumber (moment.truePeakDbtp) },
                             { "shares", std::move (shares) } });
    }

    return moments;
}
} // namespace

std::string stemReportJson (const StemReport& report)
{
    Json json;
    json["stems"] = stemsOf (report);
    json["sampleRate"] = report.sampleRate;
    json["channels"] = report.layout.size();
    json["aimDbtp"] = jsonNumber (report.aimDbtp);
    json["moments"] = momentsOf (report);
    json["hasTrims"] = report.hasTrims;
    json["truePeakAfterDbtp"] = report.hasTrims ? jsonNumber (report.truePeakAfterDbtp) : Json();
    json["masterTrimDb"] = jsonNumber (report.masterTrimDb);
    json["mix"] = report.mixPath ? Json (*report.mixPath) : Json();
    json["nullDepthDb"] = jsonNumber (report.nullDepthDb);
    json["nullsCompletely"] = report.nullDepthDb && std::isinf (*report.nullDepthDb) && *report.nullDepthDb < 0.0;
    json["mixGainDb"] = jsonNumber (report.mixGainDb);
    json["mixDelaySeconds"] = report.mixDelaySeconds;
    json["mixInverted"] = report.mixIsInverted;
    json["estimate"] = report.isEstimate;
    json["notes"] = report.notes;
    addAdvice (json, report.advice);
    addProgramme (json, report.sum, RmsConvention::mathematical);
    return jsonLine (json);
}

std::string stemFailureJson (const std::string& reason)
{
    Json json;
    json["stems"] = nullptr;
    json["verdict"] = nullptr;
    json["error"] = reason;
    return jsonLine (json);
}
} // namespace twobus
