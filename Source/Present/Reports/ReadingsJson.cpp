#include "Present/Reports/ReadingsJson.h"

#include "Advice/Delivery.h"
#include "Present/Base/Names.h"

#include <cmath>

namespace twobus
{
namespace
{
template <typename Reading>
Json byChannel (const MeterReadings& readings, Reading ChannelReadings::*member)
{
    auto array = Json::array();

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
    {
        const auto& value = readings.channels[channel].*member;

        if constexpr (std::is_same_v<Reading, std::uint64_t>)
            array.push_back (value);
        else
            array.push_back (jsonNumber (value));
    }

    return array;
}

template <typename Whole, typename Reading>
void addWithChannels (Json& json, const std::string& key, const Whole& whole, const MeterReadings& readings,
                      Reading ChannelReadings::*member)
{
    if constexpr (std::is_same_v<Whole, std::uint64_t>)
        json[key] = whole;
    else
        json[key] = jsonNumber (whole);

    json[key + "ByChannel"] = byChannel (readings, member);
}

Json inputsOf (const Advice& advice)
{
    auto inputs = Json::array();

    for (const auto& input : advice.inputs)
        inputs.push_back ({ { "verdict", keyOf (input.verdict) },
                            { "gainDb", input.gainDb ? Json (*input.gainDb) : Json() },
                            { "optional", input.isOptional },
                            { "linkedWith", input.linkedWith ? Json (*input.linkedWith) : Json() },
                            { "averageDbfsAes17", jsonNumber (input.averageDbfs) },
                            { "noiseFloorDbfs", jsonNumber (input.noiseFloorDbfs) },
                            { "digitalSilence", input.noiseFloorDbfs && std::isinf (*input.noiseFloorDbfs) },
                            { "signalToNoiseDb", jsonNumber (input.signalToNoiseDb) },
                            { "humHz", jsonNumber (input.humHz) },
                            { "humDbfs", jsonNumber (input.humDbfs) } });

    return inputs;
}
} // namespace

Json jsonNumber (std::optional<double> value)
{
    if (! value || ! std::isfinite (*value))
        return nullptr;

    return std::round (*value * 1.0e4) / 1.0e4 + 0.0; // + 0.0 prevents "-0.0"
}

void addAdvice (Json& json, const Advice& advice)
{
    const auto isOfTruePeaks = advice.evidence.isCeilingOfTruePeaks;
    json["verdict"] = keyOf (advice.verdict);
    json["levelVerdict"] = keyOf (advice.levelVerdict);
    json["trimDb"] = jsonNumber (advice.trimDb);
    json["optionalTrimDb"] = jsonNumber (advice.optionalTrimDb);
    json["cause"] = keyOf (advice.cause);
    json["provisional"] = advice.isProvisional;
    json["byChoice"] = advice.isByChoice;
    json["flatTops"] = advice.evidence.flatTops;
    json["flatTopSeconds"] = jsonNumber (advice.evidence.flatTopSeconds);
    json["flatTopLevelDbfs"] = jsonNumber (advice.evidence.flatTopLevelDbfs);
    json["pinnedSeconds"] = jsonNumber (advice.evidence.pinnedSeconds);
    json["pinnedCeilingDbfs"] = jsonNumber (isOfTruePeaks ? std::nullopt : advice.evidence.pinnedCeilingDb);
    json["pinnedCeilingDbtp"] = jsonNumber (isOfTruePeaks ? advice.evidence.pinnedCeilingDb : std::nullopt);

    auto checks = Json::array();

    for (const auto& check : advice.checks)
        checks.push_back ({ { "check", keyOf (check.kind) },
                            { "value", jsonNumber (check.value) },
                            { "limit", jsonNumber (check.limit) },
                            { "severity", keyOf (check.severity) },
                            { "byEar", check.isByEar },
                            { "region", check.region ? Json (keyOf (*check.region)) : Json() } });

    json["checks"] = std::move (checks);

    if (! advice.inputs.empty())
    {
        auto gains = Json::array();

        for (const auto& input : advice.inputs)
            gains.push_back (input.gainDb ? Json (*input.gainDb) : Json());

        json["inputGainDb"] = std::move (gains);
        json["inputs"] = inputsOf (advice);
    }

    if (advice.tracking)
    {
        json["trackingStep"] = keyOf (advice.tracking->step);
        json["trackingSecondsLeft"] = jsonNumber (advice.tracking->secondsLeft);
    }
}

namespace
{
/** An array of centre frequency and level; empty if the spectrum was not measured. */
Json thirdOctavesOf (const SpectrumReadings& spectrum)
{
    auto bands = Json::array();

    for (std::size_t band = 0; band < spectrum.numBands && spectrum.seconds > 0.0; ++band)
        bands.push_back ({ { "hz", std::round (thirdOctaveHz (band) * 10.0) / 10.0 },
                           { "dbfs", jsonNumber (static_cast<double> (spectrum.thirdOctavesDbfs[band])) } });

    return bands;
}

/** The loudest moments, loudest first. */
Json loudMomentsOf (const MeterReadings& readings)
{
    auto moments = Json::array();

    for (std::uint32_t i = 0; i < readings.numLoudMoments; ++i)
    {
        const auto& moment = readings.loudMoments[i];
        moments.push_back ({ { "seconds", jsonNumber (moment.seconds) },
                             { "channel", moment.channel },
                             { "truePeakDbtp", jsonNumber (moment.truePeakDbtp) },
                             { "cause", keyOf (moment.cause) },
                             { "octaveBandHz", jsonNumber (moment.octaveBandHz) },
                             { "pass", moment.pass },
                             { "replayed", moment.isReplayed } });
    }

    return moments;
}
} // namespace

void addFollowUp (Json& json, const Advice& advice)
{
    json["followUp"] = nullptr;
    json["notReplayed"] = nullptr;
    json["warnings"] = advice.warning.count;
    json["warningLimitDbtp"] = jsonNumber (advice.warning.limitDbtp);
    json["loudestDawSeconds"] = jsonNumber (advice.loudestPlayerSeconds);
    json["longestPassSeconds"] = jsonNumber (advice.coverage.longestPassSeconds);

    if (const auto& followUp = advice.followUp)
        json["followUp"] = { { "result", keyOf (followUp->kind) },
                             { "secondsMatched", jsonNumber (followUp->secondsMatched) },
                             { "loudnessChangeDb", jsonNumber (followUp->loudnessChangeDb) },
                             { "truePeakChangeDb", jsonNumber (followUp->truePeakChangeDb) },
                             { "truePeakDbtp", jsonNumber (followUp->truePeakDbtp) },
                             { "remainingTrimDb", jsonNumber (followUp->remainingTrimDb) } };

    if (const auto& missing = advice.coverage.notReplayed)
        json["notReplayed"] = { { "seconds", jsonNumber (missing->seconds) },
                                { "truePeakDbtp", jsonNumber (missing->truePeakDbtp) } };
}

void addProgramme (Json& json, const MeterReadings& mathematical, RmsConvention rms)
{
    const auto r = withShownRms (mathematical, rms);
    json["secondsMeasured"] = jsonNumber (r.secondsMeasured);
    json["silent"] = r.samplePeakDbfs && std::isinf (*r.samplePeakDbfs);
    json["integratedLufs"] = jsonNumber (r.integratedLufs);
    json["momentaryMaxLufs"] = jsonNumber (r.momentaryMaxLufs);
    json["shortTermMaxLufs"] = jsonNumber (r.shortTermMaxLufs);
    json["loudnessRangeLu"] = jsonNumber (r.loudnessRangeLu);
    addWithChannels (json, "samplePeakDbfs", r.samplePeakDbfs, r, &ChannelReadings::samplePeakDbfs);
    addWithChannels (json, "truePeakDbtp", r.truePeakDbtp, r, &ChannelReadings::truePeakDbtp);
    json["rmsConvention"] = keyOf (rms);
    addWithChannels (json, "rmsDbfs", r.rmsDbfs, r, &ChannelReadings::rmsDbfs);
    addWithChannels (json, "rmsWindowDbfs", r.rmsWindowDbfs, r, &ChannelReadings::rmsWindowDbfs);
    addWithChannels (json, "crestFactorDb", r.crestFactorDb, r, &ChannelReadings::crestFactorDb);
    json["plrDb"] = jsonNumber (r.plrDb);
    json["psrMinDb"] = jsonNumber (r.psrMinDb);
    json["thirdOctaves"] = thirdOctavesOf (r.spectrum);
    json["loudPartsPsrDb"] = jsonNumber (r.loudPartsPsrDb);
    json["correlation"] = jsonNumber (r.correlation);
    json["balanceDb"] = jsonNumber (r.balanceDb);
    addWithChannels (json, "dcOffsetPercent", r.dcOffsetPercent, r, &ChannelReadings::dcOffsetPercent);
    addWithChannels (json, "samplesAtFullScale", r.samplesAtFullScale, r, &ChannelReadings::samplesAtFullScale);
    addWithChannels (json, "samplesOverFullScale", r.samplesOverFullScale, r, &ChannelReadings::samplesOverFullScale);
    addWithChannels (json, "flatRunsAtFullScale", r.flatRunsAtFullScale, r, &ChannelReadings::flatRunsAtFullScale);
    addWithChannels (json, "samplesInFlatRuns", r.samplesInFlatRuns, r, &ChannelReadings::samplesInFlatRuns);
    addWithChannels (json, "samplesInDeepRuns", r.samplesInDeepRuns, r, &ChannelReadings::samplesInDeepRuns);
    addWithChannels (json, "topsAtFullScale", r.topsAtFullScale, r, &ChannelReadings::topsAtFullScale);
    addWithChannels (json, "invalidSamples", r.invalidSamples, r, &ChannelReadings::invalidSamples);

    json["loudMoments"] = loudMomentsOf (r);

    if (r.loudestMoment)
        json["loudestMoment"] = { { "seconds", jsonNumber (r.loudestMoment->seconds) },
                                  { "channel", r.loudestMoment->channel },
                                  { "truePeakDbtp", jsonNumber (r.loudestMoment->truePeakDbtp) } };
    else
        json["loudestMoment"] = nullptr;
}

void addMoment (Json& json, const MeterReadings& r)
{
    auto times = Json::array();

    for (std::size_t i = 0; i < r.levelEvents.numNewest; ++i)
        times.push_back (jsonNumber (r.levelEvents.newest[i].seconds));

    json["warningSeconds"] = std::move (times);
    json["momentaryLufs"] = jsonNumber (r.momentaryLufs);
    json["shortTermLufs"] = jsonNumber (r.shortTermLufs);
    json["psrDb"] = jsonNumber (r.psrDb);
    json["correlationWindow"] = jsonNumber (r.correlationWindow);
    json["barPeakDbfsByChannel"] = byChannel (r, &ChannelReadings::barPeakDbfs);
}

void addDelivery (Json& json, const MeterReadings& readings, const std::vector<DeliveryTarget>& targets,
                  bool withHidden)
{
    auto rows = Json::array();

    for (const auto& target : targets)
    {
        if (target.isHiddenByDefault() && ! withHidden)
            continue;

        const auto delivery = deliver (readings, target);
        rows.push_back ({ { "id", target.id },
                          { "targetLufs", jsonNumber (target.targetLufs) },
                          { "gainDb", jsonNumber (delivery.gainDb) },
                          { "playsAtLufs", jsonNumber (delivery.playsAtLufs) },
                          { "truePeakAfterDbtp", jsonNumber (delivery.truePeakAfterDbtp) },
                          { "ceilingDbtp", jsonNumber (delivery.ceilingDbtp) },
                          { "overCeilingDb", jsonNumber (delivery.overCeilingDb) },
                          { "limitingNeededDb", jsonNumber (delivery.limitingNeededDb) },
                          { "inSpec", delivery.isInSpec ? Json (*delivery.isInSpec) : Json() },
                          { "outOfToleranceLu", jsonNumber (delivery.outOfToleranceLu) },
                          { "severity", keyOf (delivery.severity) },
                          { "provisional", delivery.isProvisional },
                          { "reported", target.provenance == Provenance::reported } });
    }

    json["delivery"] = std::move (rows);
}

std::string jsonLine (const Json& json) { return json.dump (-1, ' ', false, Json::error_handler_t::replace); }
} // namespace twobus
