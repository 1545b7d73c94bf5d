#include "ConformanceCase.h"
#include "Core/Base/Decibels.h"
#include "Support/ReferenceLoudness.h"

#include <cmath>

namespace twobus::test
{
using enum ChannelPosition;

namespace
{
const auto asked = plusMinus (0.1);

struct NamedLayout
{
    const char* name;
    std::vector<ChannelPosition> positions;
    std::vector<const char*> channels;
};

const NamedLayout layout51 { "5.1",
                             { left, right, centre, lowFrequency, leftSurround, rightSurround },
                             { "L", "R", "C", "LFE", "Ls", "Rs" } };
const NamedLayout layout71 { "7.1",
                             { left, right, centre, lowFrequency, leftSurround, rightSurround, leftRear, rightRear },
                             { "L", "R", "C", "LFE", "Lss", "Rss", "Lrs", "Rrs" } };
const NamedLayout layout514 { "5.1.4",
                              { left, right, centre, lowFrequency, leftSurround, rightSurround, height, height, height,
                                height },
                              {} };
const NamedLayout layout714 { "7.1.4",
                              { left, right, centre, lowFrequency, leftSurround, rightSurround, leftRear, rightRear,
                                height, height, height, height },
                              {} };

// In 22.2 the front pair is at 60 degrees and the centre pair at 30.
const NamedLayout layout222 { "22.2",
                              { leftWide,     rightWide,     centre,     lowFrequency, leftRear,     rightRear,
                                leftOfCentre, rightOfCentre, rearCentre, lowFrequency, leftSurround, rightSurround,
                                height,       height,        height,     height,       height,       height,
                                height,       height,        height,     height,       height,       height },
                              {} };

/** The weights of Annex 3 of BS.1770-5 for these positions. Core has its own table. */
double weightOf (ChannelPosition position)
{
    switch (position)
    {
        case lowFrequency: return 0.0;
        case leftSurround:
        case rightSurround:
        case leftWide:
        case rightWide: return 1.41;
        default: return 1.0;
    }
}

MeterFormat formatOf (const NamedLayout& layout, double sampleRate)
{
    return { sampleRate, ChannelLayout (layout.positions) };
}

std::optional<double> integratedOfOne (const NamedLayout& layout, std::size_t channel, const Samples& samples,
                                       double sampleRate)
{
    AudioBuffer audio (layout.positions.size(), samples.size());
    audio[channel] = samples;
    return measureLoudness (audio, formatOf (layout, sampleRate)).integratedLufs();
}

Samples fullScaleTone (double sampleRate, double phase = 0.0)
{
    return sine (framesOf (3.2, sampleRate), sampleRate, 997.0, 1.0, phase);
}

ExpectedReading anchor (const char* name, double nominal, double exact)
{
    return { name, nominal, asked, exact, plusMinus (0.002), 997.0 };
}

ConformanceCase oneChannelCase (std::size_t channel)
{
    const auto measureOne = [channel] (double sampleRate) {
        const auto tone = fullScaleTone (sampleRate);
        AudioBuffer audio (2, tone.size());
        audio[channel] = tone;
        const auto readings = measureLive (audio, sampleRate);
        return Values { readings.momentaryLufs, readings.shortTermLufs, readings.integratedLufs };
    };
    return {
        "1770 L-1",
        std::string ("997 Hz, 0 dBFS, ") + (channel == 0 ? "left" : "right") + " of two channels",
        usualRates,
        { anchor ("M, LUFS", -3.01, -3.010), anchor ("S, LUFS", -3.01, -3.010), anchor ("I, LUFS", -3.01, -3.010) },
        measureOne,
        {}
    };
}

ConformanceCase bothChannelsCase (const char* signal, double phase)
{
    const auto measureBoth = [phase] (double sampleRate) {
        return Values { measureLoudness (
                            AudioBuffer ({ fullScaleTone (sampleRate), fullScaleTone (sampleRate, phase) }),
                            { sampleRate })
                            .integratedLufs() };
    };
    return { "1770 L-2", signal, usualRates, { anchor ("I, LUFS", 0.0, 0.0) }, measureBoth, {} };
}

ConformanceCase otherRatesCase()
{
    auto expected = anchor ("I, LUFS", 0.0, 0.0);
    expected.tolerance = {}; // at low rates the bilinear transform distorts the filter's response
    const auto measureBoth = [] (double sampleRate) {
        return Values { measureLoudness (fullScaleTone (sampleRate), { sampleRate }).integratedLufs() };
    };
    return { "1770 L-2",
             "the same in phase at rates of other uses",
             { 8000.0, 11025.0, 16000.0, 22050.0, 32000.0, 88200.0, 176400.0, 352800.0, 384000.0 },
             { expected },
             measureBoth,
             {} };
}

ConformanceCase channelWeightCase (const NamedLayout& layout, std::size_t channel)
{
    const auto weight = weightOf (layout.positions[channel]);
    const auto exact = weight > 0.0 ? -3.010 + 10.0 * std::log10 (weight) : silenceDb;
    const auto measureChannel = [layout, channel] (double sampleRate) {
        return Values { integratedOfOne (layout, channel, fullScaleTone (sampleRate), sampleRate) };
    };
    return { "1770 G",       std::string ("997 Hz, 0 dBFS, ") + layout.channels[channel] + " of " + layout.name,
             { 48000.0 },    { anchor ("I, LUFS", exact, exact) },
             measureChannel, {} };
}

ConformanceCase toneCase (int targetLufs, double frequencyHz, double levelForMinus23)
{
    const auto level = levelForMinus23 + targetLufs + 23.0;
    const auto measureTone = [=] (double sampleRate) {
        return Values {
            measureLoudness (toneSteps ({ { 29.0, level } }, sampleRate, frequencyHz), { sampleRate }).integratedLufs()
        };
    };
    return { "2217 " + std::to_string (-targetLufs),
             "stereo tone, " + std::to_string (static_cast<int> (frequencyHz)) + " Hz, 29 s",
             usualRates,
             { { "I, LUFS", static_cast<double> (targetLufs), asked, static_cast<double> (targetLufs),
                 plusMinus (0.005), frequencyHz } },
             measureTone,
             {} };
}

ConformanceCase channelCheckCase (int targetLufs, std::size_t channel)
{
    const auto isLowFrequency = layout51.positions[channel] == lowFrequency;
    const auto levelDbfs = (isLowFrequency                                 ? -18.16
                            : weightOf (layout51.positions[channel]) > 1.0 ? -21.489
                                                                           : -19.996)
                           + targetLufs + 23.0;
    const auto measureChannel = [=] (double sampleRate) {
        const auto tone = toneSteps ({ { 5.0, levelDbfs } }, sampleRate, isLowFrequency ? 100.0 : 1000.0);
        return Values { integratedOfOne (layout51, channel, tone, sampleRate) };
    };
    const auto expected = isLowFrequency ? silenceDb : static_cast<double> (targetLufs);
    return { "2217 " + std::to_string (-targetLufs),
             std::string ("channel check, ") + layout51.channels[channel] + " of 5.1",
             usualRates,
             { { "I, LUFS", expected, asked, expected, plusMinus (0.005) } },
             measureChannel,
             {} };
}

/** The same tone in every channel, at the level at which the weighted powers add up to the target. */
ConformanceCase summingCase (int targetLufs, const NamedLayout& layout)
{
    auto weights = 0.0;

    for (const auto position : layout.positions)
        weights += weightOf (position);

    const auto levelDbfs = -19.996 + targetLufs + 23.0 - 10.0 * std::log10 (weights);
    const auto measureAll = [=] (double sampleRate) {
        return Values { measureLoudness (toneSteps ({ { 3.2, levelDbfs } }, sampleRate), formatOf (layout, sampleRate))
                            .integratedLufs() };
    };
    return { "2217 " + std::to_string (-targetLufs),
             "summing test, every channel of " + std::string (layout.name),
             usualRates,
             { { "I, LUFS", static_cast<double> (targetLufs), asked, static_cast<double> (targetLufs),
                 plusMinus (0.005) } },
             measureAll,
             {} };
}

ConformanceCase gateCase (const char* id, const char* signal, std::vector<ToneStep> steps, ExpectedReading expected)
{
    const auto measureGate = [steps = std::move (steps)] (double sampleRate) {
        return Values { measureLoudness (toneSteps (steps, sampleRate), { sampleRate }).integratedLufs() };
    };
    return { id, signal, usualRates, { std::move (expected) }, measureGate, {} };
}

std::vector<ToneStep> relativeGateSteps()
{
    return { { 0.5, silenceDb }, { 0.9, -19.9 }, { 1.3, -7.1 }, { 0.8, -19.9 }, { 0.5, silenceDb } };
}

/** Like the ITU's file, but without the dither between the bursts. */
std::vector<ToneStep> absoluteGateSteps()
{
    constexpr ToneStep burst { 0.5, -69.48 }, pause { 0.5, silenceDb };
    return { { 0.8, silenceDb }, burst, pause, burst, pause, burst, { 0.7, silenceDb } };
}
} // namespace

std::vector<ConformanceCase> bs1770Cases()
{
    std::vector<ConformanceCase> cases { oneChannelCase (0),
                                         oneChannelCase (1),
                                         bothChannelsCase ("997 Hz, 0 dBFS, both channels in phase", 0.0),
                                         bothChannelsCase ("the same, one inverted", std::numbers::pi),
                                         bothChannelsCase ("the same, 90 degrees apart", std::numbers::pi / 2.0),
                                         otherRatesCase() };

    cases.push_back (
        { "1770 L-1",
          "997 Hz, 0 dBFS, mono",
          usualRates,
          { anchor ("I, LUFS", -3.01, -3.010) },
          [] (double sampleRate) {
              return Values { measure (AudioBuffer ({ fullScaleTone (sampleRate) }), sampleRate).integratedLufs };
          },
          {} });
    cases.push_back (
        { "1770 L-3",
          "1 kHz, -18 dBFS, both: alignment",
          usualRates,
          { { "I, LUFS", -18.0, asked, -17.9933, plusMinus (0.002) } },
          [] (double sampleRate) {
              return Values {
                  measure (inBothChannels (toneSteps ({ { 5.0, -18.0 } }, sampleRate)), sampleRate).integratedLufs
              };
          },
          {} });

    for (const auto* layout : { &layout51, &layout71 })
        for (std::size_t channel = 0; channel < layout->positions.size(); ++channel)
            cases.push_back (channelWeightCase (*layout, channel));

    return cases;
}

std::vector<ConformanceCase> bs2217Cases()
{
    struct Tone
    {
        double frequencyHz, levelForMinus23;
    };

    std::vector<ConformanceCase> cases;

    for (const int target : { -23, -24 })
    {
        for (const auto& [frequencyHz, level] :
             { Tone { 25.0, -11.916 }, Tone { 100.0, -21.176 }, Tone { 500.0, -22.352 }, Tone { 1000.0, -23.007 },
               Tone { 2000.0, -25.380 }, Tone { 10000.0, -26.351 } })
            cases.push_back (toneCase (target, frequencyHz, level));

        for (std::size_t channel = 0; channel < 6; ++channel)
            cases.push_back (channelCheckCase (target, channel));

        for (const auto* layout : { &layout51, &layout71, &layout514, &layout714, &layout222 })
            cases.push_back (summingCase (target, *layout));
    }

    cases.push_back (gateCase ("2217 RelGate", "0.9 s -19.9, 1.3 s -7.1, 0.8 s -19.9 dBFS", relativeGateSteps(),
                               { "I, LUFS", -10.0, asked, -10.029, plusMinus (0.005) }));
    cases.push_back (gateCase ("2217 AbsGate", "three bursts of 0.5 s at -69.48 dBFS", absoluteGateSteps(),
                               { "I, LUFS", -69.5, asked, -69.473, plusMinus (0.005) }));
    return cases;
}
} // namespace twobus::test
