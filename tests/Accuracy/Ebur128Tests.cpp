/** Compares our readings with libebur128's, if it was found at build time. If both have to differ, the reason is given
    at the check. */
#if TWOBUS_HAS_EBUR128
#include "AccuracyProgramme.h"
#include "DifferenceTable.h"
#include "Support/Catch.h"
#include "Support/EbuSignals.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
struct Ebur128Readings
{
    double momentaryMaxLufs, shortTermMaxLufs, integratedLufs, loudnessRangeLu, samplePeakDbfs, truePeakDbtp;
};

/** The frames from first to end of all channels, interleaved. */
std::vector<float> interleaved (const AudioBuffer& audio, std::int64_t first, std::int64_t end)
{
    std::vector<float> samples;

    for (auto frame = first; frame < end; ++frame)
        for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
            samples.push_back (audio[channel][static_cast<std::size_t> (frame)]);

    return samples;
}

/** Reads libebur128's momentary and short-term loudness every 10 ms, as our meter does. */
Ebur128Readings measureWithEbur128 (const AudioBuffer& audio, unsigned long sampleRate)
{
    const auto numChannels = static_cast<unsigned int> (audio.numChannels());
    auto* state = ebur128_init (numChannels, sampleRate,
                                EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_LRA
                                    | EBUR128_MODE_SAMPLE_PEAK | EBUR128_MODE_TRUE_PEAK);
    const SubBlockGrid grid (static_cast<double> (sampleRate));
    auto momentaryMax = -HUGE_VAL, shortTermMax = -HUGE_VAL;

    for (std::int64_t k = 0; grid.start (k + 1) <= static_cast<std::int64_t> (audio.numFrames()); ++k)
    {
        const auto samples = interleaved (audio, grid.start (k), grid.start (k + 1));
        ebur128_add_frames_float (state, samples.data(), samples.size() / numChannels);
        auto value = -HUGE_VAL;

        if (k + 1 >= momentarySubBlocks && ebur128_loudness_momentary (state, &value) == EBUR128_SUCCESS)
            momentaryMax = std::max (momentaryMax, value);

        if (k + 1 >= shortTermSubBlocks && ebur128_loudness_shortterm (state, &value) == EBUR128_SUCCESS)
            shortTermMax = std::max (shortTermMax, value);
    }

    Ebur128Readings readings { momentaryMax, shortTermMax, 0.0, 0.0, 0.0, 0.0 };
    ebur128_loudness_global (state, &readings.integratedLufs);
    ebur128_loudness_range (state, &readings.loudnessRangeLu);
    auto samplePeak = 0.0, truePeak = 0.0;

    for (unsigned int channel = 0; channel < numChannels; ++channel)
    {
        auto value = 0.0;
        ebur128_sample_peak (state, channel, &value);
        samplePeak = std::max (samplePeak, value);
        ebur128_true_peak (state, channel, &value);
        truePeak = std::max (truePeak, value);
    }

    readings.samplePeakDbfs = 20.0 * std::log10 (samplePeak);
    readings.truePeakDbtp = 20.0 * std::log10 (truePeak);
    ebur128_destroy (&state);
    return readings;
}

double rangeByEbur128 (const AudioBuffer& audio, unsigned long sampleRate)
{
    auto* state = ebur128_init (static_cast<unsigned int> (audio.numChannels()), sampleRate, EBUR128_MODE_LRA);
    const auto samples = interleaved (audio, 0, static_cast<std::int64_t> (audio.numFrames()));
    ebur128_add_frames_float (state, samples.data(), audio.numFrames());
    auto rangeLu = 0.0;
    ebur128_loudness_range (state, &rangeLu);
    ebur128_destroy (&state);
    return rangeLu;
}

/** libebur128 keeps the high-pass's numerator at 1, -2, 1 at every rate, so its gain changes with the rate; ours keeps
    the gain it has at 48 kHz. Returns our gain minus theirs. */
double gainOverEbur128Db (double sampleRate)
{
    const auto denominator = [] (double rate) {
        const auto k = std::tan (std::numbers::pi * 38.13547087602444 / rate);
        return 1.0 + k / 0.5003270373238773 + k * k;
    };
    return 20.0 * std::log10 (denominator (48000.0) / denominator (sampleRate));
}

void addProgramme (DifferenceTable& table, const std::string& name, const AudioBuffer& audio, double sampleRate)
{
    const auto theirs = measureWithEbur128 (audio, static_cast<unsigned long> (sampleRate));
    const auto ours = measure (audio, { sampleRate, usualLayout (audio.numChannels()) });
    const auto shift = gainOverEbur128Db (sampleRate);

    table.add ("integrated, LU", name, ours.integratedLufs, theirs.integratedLufs);
    table.add ("integrated, gain alike, LU", name, ours.integratedLufs, theirs.integratedLufs + shift);
    table.add ("momentary max, alike, LU", name, ours.momentaryMaxLufs, theirs.momentaryMaxLufs + shift);
    table.add ("short-term max, alike, LU", name, ours.shortTermMaxLufs, theirs.shortTermMaxLufs + shift);
    table.add ("loudness range, LU", name, ours.loudnessRangeLu, theirs.loudnessRangeLu);
    table.add ("sample peak, dB", name, ours.samplePeakDbfs, theirs.samplePeakDbfs);
    table.add ("true peak, dB", name, ours.truePeakDbtp, theirs.truePeakDbtp);
}
} // namespace

TEST_CASE ("libebur128 at 48 kHz reads the same loudness")
{
    DifferenceTable table;

    for (std::uint32_t seed = 0; seed < 4; ++seed)
        addProgramme (table, "stereo, seed " + std::to_string (seed), accuracyProgramme (2, 12.0, 48000.0, 100 + seed),
                      48000.0);

    // Both take six channels as left, right, centre, none, left and right surround, and five channels as the same
    // without the fourth.
    addProgramme (table, "5.1", accuracyProgramme (6, 8.0, 48000.0, 106), 48000.0);
    addProgramme (table, "5.0", accuracyProgramme (5, 8.0, 48000.0, 105), 48000.0);
    table.print ("MeterBank less libebur128, random programmes at 48 kHz");

    CHECK (table.largest ("integrated, LU") < 0.001);
    CHECK (table.largest ("momentary max, alike, LU") < 0.001);
    CHECK (table.largest ("short-term max, alike, LU") < 0.001);
    CHECK (table.largest ("sample peak, dB") < 1.0e-6);

    // libebur128's short interpolator falls off above 16 kHz, and the programmes go up to half the sample rate.
    CHECK (table.highest ("true peak, dB") < 2.0);
    CHECK (table.lowest ("true peak, dB") > -0.3);
}

TEST_CASE ("libebur128 at other rates reads the same loudness apart from its high-pass gain")
{
    DifferenceTable table;

    for (const auto rate : { 8000.0, 16000.0, 22050.0, 32000.0, 44100.0, 88200.0, 96000.0, 192000.0 })
        addProgramme (table, std::to_string (static_cast<int> (rate)) + " Hz",
                      accuracyProgramme (2, 8.0, rate, static_cast<std::uint32_t> (rate)), rate);

    table.print ("MeterBank less libebur128, random programmes at 8 to 192 kHz");

    // In these programmes the gain difference moves no block across the absolute gate, though in others it could.
    CHECK (table.largest ("integrated, gain alike, LU") < 0.001);
    CHECK (table.largest ("momentary max, alike, LU") < 0.001);
    CHECK (table.largest ("short-term max, alike, LU") < 0.001);
    CHECK (table.largest ("sample peak, dB") < 1.0e-6);

    // From 192 kHz up, libebur128's true peak is the sample peak, so ours can be well above it but never well below.
    CHECK (table.lowest ("true peak, dB") > -0.3);
}

TEST_CASE ("libebur128 reads the same loudness range from one value per second")
{
    // libebur128 takes one short-term value a second; we take ten, as Tech 3342 requires. On music the two differ by
    // LU; on long steps they cannot.
    DifferenceTable table;

    for (int test = 1; test <= 4; ++test)
    {
        const auto audio = inBothChannels (toneSteps (ebu3342Steps (test), 48000.0));
        const auto theirs = rangeByEbur128 (audio, 48000);
        table.add ("loudness range, LU", "EBU 3342-" + std::to_string (test),
                   measureLoudness (audio, { 48000.0 }).loudnessRangeLu(), theirs);
    }

    table.print ("LoudnessMeter less libebur128, the steps of EBU Tech 3342");
    CHECK (table.largest ("loudness range, LU") < 0.01);
}
#endif
