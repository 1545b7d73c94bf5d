#include "Support/ReadingsDifference.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

namespace twobus::test
{
namespace
{
template <typename Visit>
void visitChannel (const ChannelReadings& r, const std::string& prefix, Visit&& visit)
{
    visit (prefix + "samplePeakDbfs", r.samplePeakDbfs);
    visit (prefix + "truePeakDbtp", r.truePeakDbtp);
    visit (prefix + "rmsDbfs", r.rmsDbfs);
    visit (prefix + "rmsWindowDbfs", r.rmsWindowDbfs);
    visit (prefix + "crestFactorDb", r.crestFactorDb);
    visit (prefix + "dcOffsetPercent", r.dcOffsetPercent);
    visit (prefix + "barPeakDbfs", r.barPeakDbfs);
    visit (prefix + "heldPeakDbtp", r.heldPeakDbtp);
    visit (prefix + "needleDbfs", r.needleDbfs);
    visit (prefix + "kAverageDbfs", r.kAverageDbfs);
    visit (prefix + "kPeakDbfs", r.kPeakDbfs);
    visit (prefix + "noiseFloorDbfs", r.noiseFloorDbfs);
    visit (prefix + "humDbfs", r.humDbfs);
    visit (prefix + "humHz", r.humHz);
    visit (prefix + "playedRmsDbfs", r.playedRmsDbfs);
    visit (prefix + "secondsPlayed", r.secondsPlayed);
    visit (prefix + "samplesAtFullScale", static_cast<double> (r.samplesAtFullScale));
    visit (prefix + "samplesOverFullScale", static_cast<double> (r.samplesOverFullScale));
    visit (prefix + "flatRunsAtFullScale", static_cast<double> (r.flatRunsAtFullScale));
    visit (prefix + "samplesInFlatRuns", static_cast<double> (r.samplesInFlatRuns));
    visit (prefix + "samplesInDeepRuns", static_cast<double> (r.samplesInDeepRuns));
    visit (prefix + "topsAtFullScale", static_cast<double> (r.topsAtFullScale));
    visit (prefix + "invalidSamples", static_cast<double> (r.invalidSamples));
}

template <typename Visit>
void visitPass (const std::optional<PassReadings>& pass, const std::string& prefix, Visit&& visit)
{
    const auto r = pass.value_or (PassReadings {});
    visit (prefix + "number", static_cast<double> (r.number));
    visit (prefix + "isRunning", r.isRunning ? 1.0 : 0.0);
    visit (prefix + "hasGap", r.hasGap ? 1.0 : 0.0);
    visit (prefix + "pauses", static_cast<double> (r.pauses));
    visit (prefix + "startSeconds", r.startSeconds);
    visit (prefix + "lengthSeconds", r.lengthSeconds);
    visit (prefix + "secondsOfSignal", r.secondsOfSignal);
    visit (prefix + "truePeakDbtp", r.truePeakDbtp);
    visit (prefix + "samplePeakDbfs", r.samplePeakDbfs);
    visit (prefix + "integratedLufs", r.integratedLufs);
    visit (prefix + "shortTermMaxLufs", r.shortTermMaxLufs);
    visit (prefix + "loudestMoment.seconds", r.loudestMoment ? std::optional (r.loudestMoment->seconds) : std::nullopt);
    visit (prefix + "loudestMoment.channel",
           r.loudestMoment ? std::optional<double> (r.loudestMoment->channel) : std::nullopt);
    visit (prefix + "samplesOverFullScale", static_cast<double> (r.samplesOverFullScale));
    visit (prefix + "flatRunsAtFullScale", static_cast<double> (r.flatRunsAtFullScale));
    visit (prefix + "samplesInFlatRuns", static_cast<double> (r.samplesInFlatRuns));
    visit (prefix + "samplesInDeepRuns", static_cast<double> (r.samplesInDeepRuns));
    visit (prefix + "topsAtFullScale", static_cast<double> (r.topsAtFullScale));
    visit (prefix + "invalidSamples", static_cast<double> (r.invalidSamples));
}

template <typename Visit>
void visitMoments (const MeterReadings& r, Visit&& visit)
{
    visit ("numLoudMoments", static_cast<double> (r.numLoudMoments));

    for (std::size_t i = 0; i < r.numLoudMoments; ++i)
    {
        const auto prefix = "loudMoments[" + std::to_string (i) + "].";
        const auto& moment = r.loudMoments[i];
        visit (prefix + "seconds", moment.seconds);
        visit (prefix + "pass", static_cast<double> (moment.pass));
        visit (prefix + "channel", static_cast<double> (moment.channel));
        visit (prefix + "truePeakDbtp", moment.truePeakDbtp);
        visit (prefix + "samplePeakDbfs", moment.samplePeakDbfs);
        visit (prefix + "octaveBandHz", moment.octaveBandHz);
        visit (prefix + "cause", static_cast<double> (moment.cause));
        visit (prefix + "isReplayed", moment.isReplayed ? 1.0 : 0.0);
    }
}

template <typename Visit>
void visitEvents (const LevelEventReadings& r, Visit&& visit)
{
    visit ("levelEvents.limitDbtp", r.limitDbtp);
    visit ("levelEvents.count", static_cast<double> (r.count));
    visit ("levelEvents.isOver", r.isOver ? 1.0 : 0.0);

    for (std::size_t i = 0; i < r.numNewest; ++i)
    {
        const auto prefix = "levelEvents.newest[" + std::to_string (i) + "].";
        visit (prefix + "seconds", r.newest[i].seconds);
        visit (prefix + "lengthSeconds", r.newest[i].lengthSeconds);
        visit (prefix + "truePeakDbtp", r.newest[i].truePeakDbtp);
        visit (prefix + "channel", static_cast<double> (r.newest[i].channel));
    }
}

template <typename Visit>
void visitPassages (const MeterReadings& r, Visit&& visit)
{
    visit ("passageMatch", r.passageMatch ? 1.0 : 0.0);
    const auto match = r.passageMatch.value_or (PassageMatch {});
    visit ("passageMatch.isRunning", match.isRunning ? 1.0 : 0.0);
    visit ("passageMatch.secondsMatched", match.secondsMatched);
    visit ("passageMatch.startSeconds", match.startSeconds);
    visit ("passageMatch.referencePass", static_cast<double> (match.referencePass));
    visit ("passageMatch.referenceStartSeconds", match.referenceStartSeconds);
    visit ("passageMatch.loudnessChangeDb", match.loudnessChangeDb);
    visit ("passageMatch.truePeakChangeDb", match.truePeakChangeDb);
    visit ("passageMatch.truePeakDbtp", match.truePeakDbtp);
    visit ("passageMatch.referenceTruePeakDbtp", match.referenceTruePeakDbtp);
    visit ("passageMatch.residualDb", match.residualDb);
    visit ("passageMatch.referencePassTruePeakDbtp", match.referencePassTruePeakDbtp);
    visit ("passageMatch.wasReferenceClipped", match.wasReferenceClipped ? 1.0 : 0.0);
    visit ("levelEvents.highestDbtp", r.levelEvents.highestDbtp);
    visit ("unreplayedMoment.seconds", r.unreplayedMoment ? std::optional (r.unreplayedMoment->seconds) : std::nullopt);
    visit ("unreplayedMoment.pass",
           r.unreplayedMoment ? std::optional<double> (r.unreplayedMoment->pass) : std::nullopt);
    visit ("unreplayedMoment.truePeakDbtp",
           r.unreplayedMoment ? std::optional (r.unreplayedMoment->truePeakDbtp) : std::nullopt);
}

/** Calls visit (name, std::optional<double>) for every reading. */
template <typename Visit>
void visitAll (const MeterReadings& r, Visit&& visit)
{
    visit ("framesMeasured", static_cast<double> (r.framesMeasured));
    visit ("secondsMeasured", r.secondsMeasured);
    visit ("secondsOfSignal", r.secondsOfSignal);
    visit ("secondsSinceSignal", r.secondsSinceSignal);
    visit ("momentaryLufs", r.momentaryLufs);
    visit ("momentaryMaxLufs", r.momentaryMaxLufs);
    visit ("shortTermLufs", r.shortTermLufs);
    visit ("shortTermMaxLufs", r.shortTermMaxLufs);
    visit ("integratedLufs", r.integratedLufs);
    visit ("loudnessRangeLu", r.loudnessRangeLu);
    visit ("plrDb", r.plrDb);
    visit ("psrDb", r.psrDb);
    visit ("psrMinDb", r.psrMinDb);
    visit ("samplePeakDbfs", r.samplePeakDbfs);
    visit ("truePeakDbtp", r.truePeakDbtp);
    visit ("rmsDbfs", r.rmsDbfs);
    visit ("rmsWindowDbfs", r.rmsWindowDbfs);
    visit ("crestFactorDb", r.crestFactorDb);
    visit ("dcOffsetPercent", r.dcOffsetPercent);
    visit ("correlation", r.correlation);
    visit ("correlationWindow", r.correlationWindow);
    visit ("balanceDb", r.balanceDb);
    visit ("loudestMoment.seconds", r.loudestMoment ? std::optional (r.loudestMoment->seconds) : std::nullopt);
    visit ("loudestMoment.channel", r.loudestMoment ? std::optional<double> (r.loudestMoment->channel) : std::nullopt);
    visit ("loudestMoment.truePeakDbtp",
           r.loudestMoment ? std::optional (r.loudestMoment->truePeakDbtp) : std::nullopt);
    visit ("samplesAtFullScale", static_cast<double> (r.samplesAtFullScale));
    visit ("samplesOverFullScale", static_cast<double> (r.samplesOverFullScale));
    visit ("flatRunsAtFullScale", static_cast<double> (r.flatRunsAtFullScale));
    visit ("samplesInFlatRuns", static_cast<double> (r.samplesInFlatRuns));
    visit ("samplesInDeepRuns", static_cast<double> (r.samplesInDeepRuns));
    visit ("topsAtFullScale", static_cast<double> (r.topsAtFullScale));
    visit ("ceilings.samplesAtFlatTops", static_cast<double> (r.ceilings.samplesAtFlatTops));
    visit ("ceilings.samplesInDeepTops", static_cast<double> (r.ceilings.samplesInDeepTops));
    visit ("invalidSamples", static_cast<double> (r.invalidSamples));
    visit ("numChannels", static_cast<double> (r.numChannels));

    visitPass (r.pass, "pass.", visit);
    visitPass (r.previousPass, "previousPass.", visit);
    visit ("numPasses", static_cast<double> (r.numPasses));
    visit ("longestPassSeconds", r.longestPassSeconds);
    visitMoments (r, visit);
    visitEvents (r.levelEvents, visit);
    visitPassages (r, visit);

    for (std::size_t channel = 0; channel < maxChannels; ++channel)
        visitChannel (r.channels[channel], "channels[" + std::to_string (channel) + "].", visit);
}

struct Named
{
    std::string name;
    std::optional<double> value;
};

std::vector<Named> listed (const MeterReadings& readings)
{
    std::vector<Named> all;
    visitAll (readings, [&all] (std::string name, std::optional<double> value) {
        all.push_back ({ std::move (name), value });
    });
    return all;
}

bool areAlike (std::optional<double> a, std::optional<double> b, double tolerance)
{
    return a == b || (a && b && std::abs (*a - *b) <= tolerance);
}

void print (std::ostream& stream, std::optional<double> value)
{
    if (value)
        stream << *value;
    else
        stream << "empty";
}
} // namespace

std::string differences (const MeterReadings& a, const MeterReadings& b, double tolerance)
{
    const auto left = listed (a), right = listed (b);
    std::ostringstream text;
    text.precision (17);

    // Stop if a list is longer in one set: its length is reported, and the readings after it no longer match in pairs.
    for (std::size_t i = 0; i < std::min (left.size(), right.size()) && left[i].name == right[i].name; ++i)
    {
        if (areAlike (left[i].value, right[i].value, tolerance))
            continue;

        text << left[i].name << ": ";
        print (text, left[i].value);
        text << " and ";
        print (text, right[i].value);
        text << '\n';
    }

    return text.str();
}

std::string nonFiniteReadings (const MeterReadings& readings)
{
    std::string names;

    for (const auto& reading : listed (readings))
        if (reading.value && std::isnan (*reading.value))
            names += reading.name + '\n';

    return names;
}
} // namespace twobus::test
