#include "Present/LiveLine.h"

#include "Present/AdviceText.h"
#include "Present/Numbers.h"
#include "Present/ReadingsJson.h"

#include <fmt/format.h>

namespace twobus
{
std::string liveTextLine (const MeterReadings& r, const Advice& advice, const Choices& choices, const LiveState& state)
{
    const auto words = wordsFor (advice, choices, r, state.layout);
    auto line = fmt::format ("{:>8}  peak {}  true peak {}  RMS {}  M {}  S {}  I {}  {}", durationText (r.secondsMeasured),
                             valueText (r.samplePeakDbfs, "dBFS"), valueText (r.truePeakDbtp, "dBTP"),
                             valueText (r.rmsWindowDbfs, "dBFS"), numberText (r.momentaryLufs), numberText (r.shortTermLufs),
                             valueText (r.integratedLufs, "LUFS"), words.sentence);

    for (const auto& part : { words.notice, state.message })
        if (! part.empty())
            line += "  " + part;

    return line;
}

std::string liveJsonLine (const MeterReadings& readings, const Advice& advice, const LiveState& state)
{
    Json json;
    json["device"] = state.device;
    json["message"] = state.message.empty() ? Json() : Json (state.message);
    json["sampleRate"] = state.sampleRate > 0.0 ? Json (state.sampleRate) : Json();
    json["channels"] = state.layout.size();
    json["lostFrames"] = state.lostFrames;
    json["lostSeconds"] = jsonNumber (state.lostSeconds);
    json["interruptions"] = state.interruptions;
    addAdvice (json, advice);
    addMoment (json, readings);
    addProgramme (json, readings);
    return jsonLine (json);
}
} // namespace twobus
