#include "Present/Reports/LiveLine.h"

#include "Present/Advice/AdviceText.h"
#include "Present/Advice/StreamText.h"
#include "Present/Base/AddedGainText.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/ReadingsJson.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
/** "  VU −0.3": on the meter's own scale, with its name as the unit. Peak and RMS are in the line anyway. */
std::string levelMeterText (const MeterReadings& readings, LevelMeter meter)
{
    if (meter == LevelMeter::peakAndRms)
        return {};

    const auto& face = faceOf (meter);
    return fmt::format ("  {} {}", face.shortName, face.readingText (face.highestReading (readings)));
}

/** "  Input 1: Down 8 dB.  Input 5: Down 3 dB.": the inputs to turn down while recording, eight at most. */
std::string urgentInputsText (const Advice& advice, const AdviceText& words)
{
    constexpr int most = 8;
    auto left = most;
    std::string text;

    for (std::size_t i = 0; i < advice.inputs.size(); ++i)
        if (advice.inputs[i].gainDb.value_or (0) < 0 && left-- > 0)
            text += fmt::format ("  Input {}: {}.", i + 1, words.inputs[i].gain);

    return text;
}

void addLevelMeter (Json& json, const MeterReadings& readings, LevelMeter meter)
{
    if (meter == LevelMeter::peakAndRms)
        return;

    const auto& face = faceOf (meter);
    auto byChannel = Json::array();

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
        byChannel.push_back (jsonNumber (face.levelsOf (readings.channels[channel]).average));

    json["scale"] = face.key;
    json["scaleReading"] = jsonNumber (face.highestReading (readings));
    json["scaleReadingByChannel"] = std::move (byChannel);
}

/** "  last 5 min −14.2 LUFS"; "  last 2:10 −14.2 LUFS" while less was heard. */
std::string lastMinutesText (const std::optional<LastMinutes>& last)
{
    return last ? fmt::format ("  {} {}", lastMinutesName (*last), valueText (last->integratedLufs, "LUFS"))
                : std::string();
}

Json lastMinutesOf (const std::optional<LastMinutes>& last)
{
    if (! last)
        return nullptr;

    return { { "minutes", last->minutes },
             { "secondsMeasured", jsonNumber (last->secondsMeasured) },
             { "integratedLufs", jsonNumber (last->integratedLufs) },
             { "truePeakDbtp", jsonNumber (last->truePeakDbtp) } };
}

/** A stream beside its target. */
Json streamOf (const Advice& advice)
{
    if (! advice.stream)
        return nullptr;

    return { { "state", keyOf (advice.stream->state) },
             { "targetLufs", jsonNumber (advice.stream->targetLufs) },
             { "aboveTargetLu", jsonNumber (advice.stream->aboveTargetLu) },
             { "ceilingDbtp", jsonNumber (advice.stream->ceilingDbtp) } };
}

/** A short pass since, which is not judged. */
Json auditionOf (const Advice& advice)
{
    if (! advice.audition)
        return nullptr;

    return { { "secondsPlayed", jsonNumber (advice.audition->secondsPlayed) },
             { "truePeakDbtp", jsonNumber (advice.audition->truePeakDbtp) },
             { "samplesOverFullScale", advice.audition->samplesOverFullScale },
             { "flatTopsAtFullScale", advice.audition->flatTopsAtFullScale } };
}

/** Which pass verdict and readings are about. */
Json passOf (const MeterReadings& readings)
{
    if (! readings.pass)
        return nullptr;

    const auto& pass = *readings.pass;
    return { { "number", pass.number },
             { "running", pass.isRunning },
             { "render", pass.isRender },
             { "pauses", pass.pauses },
             { "startSeconds", jsonNumber (pass.startSeconds) },
             { "lengthSeconds", jsonNumber (pass.lengthSeconds) } };
}
} // namespace

std::string rateChangeText (double sampleRateBefore, double sampleRate)
{
    return fmt::format (
        "The sample rate changed from {} to {}, so a new measurement began. Play it again from the start.",
        sampleRateText (sampleRateBefore), sampleRateText (sampleRate));
}

std::string liveTextLine (const MeterReadings& r, const Advice& advice, const Choices& choices, const LiveState& state)
{
    const auto words = wordsFor (advice, choices, r, state.layout, faderScaleOf (state.device));
    const auto integrated = valueText (r.integratedLufs, "LUFS");
    const auto loudness = state.countsAsDualMono ? fmt::format ("{} ({})", integrated, dualMonoText) : integrated;
    auto line = fmt::format (
        "{:>8}{}  peak {}  true peak {}  {} {}{}  M {}  S {}  I {}{}  {}", durationText (r.secondsMeasured),
        r.pass && judgesPasses (choices.stage) ? "  " + passName (*r.pass) : std::string(),
        valueText (r.samplePeakDbfs, "dBFS"), valueText (r.truePeakDbtp, "dBTP"), rmsLabel (state.rms),
        valueText (shownRms (r.rmsWindowDbfs, state.rms), "dBFS"), levelMeterText (r, state.levelMeter),
        numberText (r.momentaryLufs), numberText (r.shortTermLufs), loudness, lastMinutesText (state.lastMinutes),
        words.sentence);

    line += urgentInputsText (advice, words);

    for (const auto& part : { words.notice, capitalised (addedGainText (state.addedGainDb)), state.message })
        if (! part.empty())
            line += "  " + printable (part);

    return line;
}

std::string liveJsonLine (const MeterReadings& readings, const Advice& advice, const LiveState& state)
{
    Json json;
    json["device"] = state.device;
    json["message"] = state.message.empty() ? Json() : Json (state.message);
    json["sampleRate"] = state.sampleRate > 0.0 ? Json (state.sampleRate) : Json();
    json["channels"] = state.layout.size();
    json["pass"] = passOf (readings);
    json["dualMono"] = state.countsAsDualMono;
    json["addedGainDb"] = jsonNumber (state.addedGainDb);
    json["lostFrames"] = state.lostFrames;
    json["lostSeconds"] = jsonNumber (state.lostSeconds);
    json["interruptions"] = state.interruptions;
    json["lostSecondsOfPass"] = jsonNumber (advice.lostSeconds);
    addAdvice (json, advice);
    addFollowUp (json, advice);
    json["audition"] = auditionOf (advice);
    json["recentTruePeakDbtp"] = jsonNumber (advice.recentTruePeakDbtp);
    json["enoughTrimDb"] = jsonNumber (advice.enoughTrimDb);
    json["lastMinutes"] = lastMinutesOf (state.lastMinutes);
    json["stream"] = streamOf (advice);
    json["taps"] = state.taps ? tapsJson (*state.taps) : Json();
    addMoment (json, readings);
    addLevelMeter (json, readings, state.levelMeter);
    addProgramme (json, readings, state.rms);
    return jsonLine (json);
}
} // namespace twobus
