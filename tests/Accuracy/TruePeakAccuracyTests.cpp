#include "AccuracyProgramme.h"
#include "DifferenceTable.h"
#include "Support/Catch.h"
#include "Support/ReferenceLevels.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
void addTruePeak (DifferenceTable& table, const std::string& name, const Samples& samples, double sampleRate)
{
    const auto readings = measure (AudioBuffer ({ samples }), sampleRate);
    table.add ("true peak, dB", name, readings.truePeakDbtp, referenceTruePeakDbtp (samples));
    CHECK (readings.truePeakDbtp.value() >= readings.samplePeakDbfs.value());
}

/** Adds sums of few and of many tones: from 20 Hz to highestHz, and from 0.8 highestHz to highestHz. */
void addBandLimited (DifferenceTable& table, double sampleRate, double highestHz)
{
    constexpr std::size_t frames = 4800;
    std::uint32_t seed = 0;

    for (const auto numTones : { 1u, 2u, 3u, 5u, 10u, 30u, 200u })
    {
        for (const auto lowestHz : { 20.0, 0.8 * highestHz })
        {
            const auto name = std::to_string (numTones) + " tones up to "
                              + std::to_string (static_cast<int> (highestHz)) + " Hz at "
                              + std::to_string (static_cast<int> (sampleRate)) + " Hz";

            for (int turn = 0; turn < 2; ++turn)
                addTruePeak (table, name, bandLimited (numTones, lowestHz, highestHz, frames, sampleRate, seed++),
                             sampleRate);
        }
    }
}
} // namespace

TEST_CASE ("true peak of programmes up to 0.45 of the rate is at most 0.05 dB above and 0.15 dB below")
{
    DifferenceTable table;

    for (const auto rate : { 44100.0, 48000.0 })
        addBandLimited (table, rate, 0.45 * rate);

    table.print ("True peak less an exact computation, up to 0.45 of 44.1 and 48 kHz");
    CHECK (table.highest ("true peak, dB") < 0.05);
    CHECK (table.lowest ("true peak, dB") > -0.15);
}

TEST_CASE ("true peak of programmes up to 20 kHz is as accurate at higher rates")
{
    DifferenceTable table;

    for (const auto rate : { 88200.0, 96000.0, 192000.0 })
        addBandLimited (table, rate, 20000.0);

    table.print ("True peak less an exact computation, up to 20 kHz at 88.2, 96 and 192 kHz");
    CHECK (table.highest ("true peak, dB") < 0.05);
    CHECK (table.lowest ("true peak, dB") > -0.15);
}

TEST_CASE ("true peak of noise up to half of the rate is less accurate, but never far too high")
{
    // The interpolator's response falls off from 0.45 of the sample rate. White noise has far more energy above that
    // than music, so its peaks between samples read too low.
    DifferenceTable table;

    for (std::uint32_t seed = 0; seed < 10; ++seed)
        addTruePeak (table, "noise, seed " + std::to_string (seed), noise (4800, 0.7, seed), 48000.0);

    table.print ("True peak less an exact computation, white noise at 48 kHz");
    CHECK (table.highest ("true peak, dB") < 0.05);
    CHECK (table.lowest ("true peak, dB") > -1.2);
}
