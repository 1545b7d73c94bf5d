#include "Present/Reports/PathCheckJson.h"

#include "Core/Base/Decibels.h"
#include "Present/Advice/PathCheckText.h"
#include "Present/Reports/ReadingsJson.h"

#include <cmath>

namespace twobus
{
std::string pathCheckJson (const PathReadings& readings, const PathVerdict& verdict)
{
    const auto text = wordsFor (readings, verdict);
    Json json;
    json["badge"] = keyOf (verdict.badge);
    json["text"] = text.badge;
    json["findings"] = Json::array();

    for (const auto& finding : verdict.findings)
    {
        Json each;
        each["kind"] = keyOf (finding.kind);
        each["value"] = jsonNumber (finding.value);
        each["other"] = jsonNumber (finding.other);
        json["findings"].push_back (each);
    }

    json["sentences"] = text.faults;
    json["notes"] = text.notes;
    json["fileRateHz"] = readings.fileRate > 0.0 ? jsonNumber (readings.fileRate) : Json();
    json["heardRateHz"] = jsonNumber (readings.heardRate);
    json["isBitExact"] = readings.isBitExact;
    json["isWhole"] = readings.extent == PathReadings::Extent::whole;
    json["driftPpm"] = jsonNumber (readings.driftPpm);
    json["leftGainDb"] = jsonNumber (amplitudeToDb (std::abs (readings.gains[0][0])));
    json["rightGainDb"] = jsonNumber (amplitudeToDb (std::abs (readings.gains[1][1])));
    json["leftOnRightDb"] = jsonNumber (amplitudeToDb (std::abs (readings.gains[1][0])));
    json["rightOnLeftDb"] = jsonNumber (amplitudeToDb (std::abs (readings.gains[0][1])));
    json["loudReductionDb"] = jsonNumber (readings.loudReductionDb);
    json["sideDelayFrames"] = jsonNumber (readings.sideDelayFrames);
    json["ceilingDbfs"] = readings.ceiling ? jsonNumber (readings.ceiling->levelDbfs) : Json();
    json["noiseDbfs"] = Json::array ({ jsonNumber (readings.noiseDbfs[0]), jsonNumber (readings.noiseDbfs[1]) });
    json["residualDb"] = Json::array ({ jsonNumber (readings.residualDb[0]), jsonNumber (readings.residualDb[1]) });
    json["bits"] = readings.bits ? Json (*readings.bits) : Json();
    json["lostPieces"] = readings.losses.size();
    json["framesLostHere"] = readings.framesLostHere;
    return json.dump();
}
} // namespace twobus
