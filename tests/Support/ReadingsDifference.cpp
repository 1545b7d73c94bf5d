#include "Support/ReadingsDifference.h"

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
    visit (prefix + "samplesAtFullScale", static_cast<double> (r.samplesAtFullScale));
    visit (prefix + "samplesOverFullScale", static_cast<double> (r.samplesOverFullScale));
    visit (prefix + "flatRunsAtFullScale", static_cast<double> (r.flatRunsAtFullScale));
    visit (prefix + "invalidSamples", static_cast<double> (r.invalidSamples));
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
    visit ("invalidSamples", static_cast<double> (r.invalidSamples));
    visit ("numChannels", static_cast<double> (r.numChannels));

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

    for (std::size_t i = 0; i < left.size(); ++i)
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

std::string notNumbers (const MeterReadings& readings)
{
    std::string names;

    for (const auto& reading : listed (readings))
        if (reading.value && std::isnan (*reading.value))
            names += reading.name + '\n';

    return names;
}
} // namespace twobus::test
