#include "AccuracyProgramme.h"
#include "DifferenceTable.h"
#include "Support/Catch.h"
#include "Support/ReferenceLevels.h"
#include "Support/ReferenceLoudness.h"

#include <array>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr std::array<std::size_t, 9> oddBlockSizes { 1, 17, 64, 441, 1000, 4097, 0, 3, 20011 };

/** The last 300 ms of samples that are complete on the 10 ms grid. */
std::span<const float> lastWindow (const Samples& samples, double sampleRate)
{
    const auto frameAt = [sampleRate] (int hundredths) {
        return static_cast<std::size_t> (std::llround (sampleRate * hundredths / 100.0));
    };
    auto end = static_cast<int> (100.0 * static_cast<double> (samples.size()) / sampleRate) + 1;

    while (frameAt (end) > samples.size())
        --end;

    return std::span (samples).subspan (frameAt (end - 30), frameAt (end) - frameAt (end - 30));
}

void addLoudness (DifferenceTable& table, const std::string& name, const MeterReadings& readings,
                  const ReferenceReadings& expected)
{
    table.add ("integrated, LU", name, readings.integratedLufs, expected.integratedLufs);
    table.add ("momentary max, LU", name, readings.momentaryMaxLufs, expected.momentaryMaxLufs);
    table.add ("short-term max, LU", name, readings.shortTermMaxLufs, expected.shortTermMaxLufs);
    table.add ("loudness range, LU", name, readings.loudnessRangeLu, expected.loudnessRangeLu);
}

void addLevels (DifferenceTable& table, const std::string& name, const ChannelReadings& readings,
                const Samples& samples, double sampleRate)
{
    const auto expected = referenceLevels (samples);
    table.add ("RMS, dB", name, readings.rmsDbfs, expected.rmsDbfs);
    table.add ("RMS of 300 ms, dB", name, readings.rmsWindowDbfs,
               referenceLevels (lastWindow (samples, sampleRate)).rmsDbfs);
    table.add ("sample peak, dB", name, readings.samplePeakDbfs, expected.samplePeakDbfs);
    table.add ("crest factor, dB", name, readings.crestFactorDb, expected.crestFactorDb);
    table.add ("DC, percent", name, readings.dcOffsetPercent, expected.dcOffsetPercent);
    CHECK (readings.truePeakDbtp.value() >= readings.samplePeakDbfs.value());
}

void addProgramme (DifferenceTable& table, double sampleRate, std::size_t numChannels, std::uint32_t seed)
{
    // The length is not a multiple of 10 ms, and is long enough for some tens of loudness range values.
    const auto seconds = sampleRate > 100000.0 ? 5.0337 : 11.0337;
    const auto audio = accuracyProgramme (numChannels, seconds, sampleRate, seed);
    const auto name = std::to_string (numChannels) + " channels at " + std::to_string (static_cast<int> (sampleRate))
                      + " Hz, seed " + std::to_string (seed);

    MeterBank bank;
    bank.prepare ({ sampleRate, usualLayout (numChannels) });
    feed (bank, audio, oddBlockSizes);
    bank.flush();
    const auto readings = bank.readings();

    addLoudness (table, name, readings, referenceLoudness (audio, sampleRate, usualWeights (numChannels)));

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        addLevels (table, name, readings.channels[channel], audio[channel], sampleRate);
}
} // namespace

TEST_CASE ("random programmes at any rate with up to eight channels match an exact computation")
{
    DifferenceTable table;
    std::uint32_t seed = 0;

    for (const auto rate :
         { 8000.0, 11025.0, 16000.0, 22050.0, 32000.0, 37800.0, 44100.0, 47952.0, 48000.0, 88200.0, 96000.0 })
        for (int turn = 0; turn < 2; ++turn, ++seed)
            addProgramme (table, rate, 1 + (seed * 5) % 8, seed);

    for (const auto& [rate, numChannels] :
         { std::pair (176400.0, 3u), std::pair (192000.0, 2u), std::pair (352800.0, 1u), std::pair (384000.0, 2u) })
        addProgramme (table, rate, numChannels, ++seed);

    table.print ("MeterBank less an exact computation, " + std::to_string (seed) + " random programmes");

    // Only the positions of gates and percentiles are rounded, to bins of 0.001 LU.
    CHECK (table.largest ("integrated, LU") < 0.002);
    CHECK (table.largest ("loudness range, LU") < 0.002);
    CHECK (table.largest ("momentary max, LU") < 1.0e-6);
    CHECK (table.largest ("short-term max, LU") < 1.0e-6);
    CHECK (table.largest ("RMS, dB") < 1.0e-6);
    CHECK (table.largest ("RMS of 300 ms, dB") < 1.0e-6);
    CHECK (table.largest ("sample peak, dB") < 1.0e-9);
    CHECK (table.largest ("crest factor, dB") < 1.0e-6);
    CHECK (table.largest ("DC, percent") < 1.0e-6);
}
