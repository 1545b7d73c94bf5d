#include "Core/Causes/ClippedRuns.h"
#include "Core/Peaks/FullScaleCounter.h"
#include "Core/Peaks/FullScaleRuns.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <map>
#include <numbers>
#include <random>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr float rail16Bits = 32767.0f / 32768.0f;
constexpr float below16Bits = 32766.0f / 32768.0f;

FullScaleCounter counted (float fullScale, std::initializer_list<float> samples)
{
    FullScaleCounter counter;
    counter.prepare (fullScale);
    counter.process (Samples (samples));
    return counter;
}

/** The runs in these samples, with noise before and silence after them. */
FullScaleRuns allRunsIn (float fullScale, const Samples& samples, std::size_t blockLength = 480)
{
    auto padded = noise (FullScaleRuns::contextFrames, 0.3, 4);
    padded.insert (padded.end(), samples.begin(), samples.end());
    FullScaleRuns runs;
    runs.prepare (fullScale);

    for (auto at = FullScaleRuns::contextFrames; at < padded.size(); at += blockLength)
    {
        const auto length = std::min (blockLength, padded.size() - at);
        auto peak = 0.0f;

        for (std::size_t i = at; i < at + length; ++i)
            peak = std::max (peak, std::abs (padded[i]));

        runs.process (padded.data() + at, length, peak);
    }

    runs.flush (padded.data() + padded.size());
    return runs;
}

std::uint64_t runsIn (float fullScale, const Samples& samples, std::size_t blockLength = 480)
{
    return allRunsIn (fullScale, samples, blockLength).count();
}

/** The runs that are clipping, or 0 if the sound reaches full scale mostly without being clipped. */
std::uint64_t clippedRunsIn (float fullScale, const Samples& samples)
{
    const auto runs = allRunsIn (fullScale, samples);
    return runs.count() > 0 && isClippedLevel (runs.samplesInDeepRuns(), runs.topsAtFullScale()) ? runs.count() : 0;
}

/** Rounds the wave to this many bits after normalising it to full scale, cutting off nothing. Then raises it so that it
    reaches full scale in 16 bits. */
Samples crushed (const Samples& wave, int bits)
{
    const auto peak = std::abs (
        *std::max_element (wave.begin(), wave.end(), [] (float a, float b) { return std::abs (a) < std::abs (b); }));
    const auto steps = std::ldexp (1.0f, bits - 1) - 1.0f;
    Samples result;

    for (const auto sample : wave)
        result.push_back (std::round (std::round (sample / peak * steps) / steps * 32767.0f) / 32768.0f);

    return result;
}

/** A second of audio in 16 bits. */
template <typename Wave>
Samples rendered (Wave wave)
{
    Samples samples;

    for (std::size_t i = 0; i < 44100; ++i)
        samples.push_back (static_cast<float> (std::clamp (std::round (wave (i) * 32767.0), -32768.0, 32767.0))
                           / 32768.0f);

    return samples;
}

/** A second of noise with 100 tops at full scale: numCut of them are three samples long, the others a single sample. */
Samples limitedAtFullScale (int numCut)
{
    auto samples = noise (48000, 0.6, 9);

    for (int i = 0; i < 100; ++i)
        for (int k = 0; k < (i < numCut ? 3 : 1); ++k)
            samples[static_cast<std::size_t> (240 + i * 470 + k)] = i % 2 == 0 ? rail16Bits : -1.0f;

    return samples;
}

/** A sine of this many bits whose peaks go overDb over full scale and are clipped there. */
Samples integerSine (int bits, double hz, double overDb, double rate = 44100.0)
{
    auto tone = sine (framesOf (2.0, rate), rate, hz, std::pow (10.0, overDb / 20.0));
    const auto steps = std::ldexp (1.0f, bits - 1);

    for (auto& sample : tone)
        sample = std::clamp (std::round (sample * (steps - 1.0f)), -steps, steps - 1.0f) / steps;

    return tone;
}

float fullScaleOf (int bits) { return 1.0f - std::ldexp (1.0f, 1 - bits); }
} // namespace

TEST_CASE ("full scale of 16-bit audio is 32767 and -32768, not 32766")
{
    const auto counter =
        counted (rail16Bits, { 32764.0f / 32768.0f, below16Bits, -below16Bits, rail16Bits, 0.0f, -1.0f, -rail16Bits });
    CHECK (counter.samplesAtFullScale() == 3);
    CHECK (counter.samplesOverFullScale() == 0);
    CHECK (runsIn (rail16Bits, { 32764.0f / 32768.0f, below16Bits, -below16Bits, rail16Bits, 0.0f, -1.0f, -rail16Bits })
           == 0);
}

TEST_CASE ("full scale of float audio is 1, and anything above is over")
{
    const auto counter = counted (1.0f, { rail16Bits, 1.0f, -1.0f, 1.0000001f, -4.0f, 0.9999999f });
    CHECK (counter.samplesAtFullScale() == 4);
    CHECK (counter.samplesOverFullScale() == 2);
}

TEST_CASE ("three or more consecutive samples at full scale are one flat run")
{
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, 0.0f, 1.0f, 1.0f }) == 0);
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, 1.0f }) == 1);
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f }) == 1);
    CHECK (runsIn (1.0f, { -1.0f, -1.0f, -1.0f, 0.5f, -1.0f, -1.0f, -1.0f }) == 2);
    CHECK (runsIn (1.0f, Samples (100000, 1.0f)) == 1);
}

TEST_CASE ("a flat run has one sign and doesn't exceed 1")
{
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, -1.0f, -1.0f, 1.0f }) == 0);
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, -1.0f, -1.0f, -1.0f, 0.3f, 0.5f, 0.4f, 0.1f }) == 1);
    CHECK (runsIn (1.0f, { 1.5f, 1.5f, 1.5f, 1.5f }) == 0);
    CHECK (runsIn (1.0f, { -1.5f, -1.5f, -1.5f, -1.5f }) == 0);
    CHECK (runsIn (1.0f, { 1.0f, 1.0f, 1.5f, 1.0f }) == 0);
}

TEST_CASE ("heavily clipped noise is clipped, although most of its tops are single samples")
{
    auto cut = noise (96000, 2.4, 11);

    for (auto& sample : cut)
        sample = std::clamp (sample, -1.0f, 1.0f);

    const auto readings = measure (inBothChannels (cut), 48000.0);
    CHECK (readings.flatRunsAtFullScale > 1000);
    CHECK (clippedRunsAtFullScale (readings) == readings.flatRunsAtFullScale);
}

TEST_CASE ("a sine that is clipped and then dithered is clipped, although its tops flicker")
{
    auto tone = sine (96000, 48000.0, 440.0, 2.0);
    const auto dither = noise (tone.size(), 12.0 / 32768.0, 12);

    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = std::clamp (std::clamp (tone[i], -1.0f, 1.0f) + dither[i], -1.0f, 1.0f);

    const auto readings = measure (inBothChannels (tone), 48000.0);
    CHECK (readings.flatRunsAtFullScale > 100);
    CHECK (clippedRunsAtFullScale (readings) == readings.flatRunsAtFullScale);
}

TEST_CASE ("samples in flat runs and all tops at full scale are counted")
{
    const auto counts = [] (const FullScaleRuns& runs) {
        return std::vector { runs.count(), runs.samplesInFlatRuns(), runs.topsAtFullScale() };
    };
    using Counts = std::vector<std::uint64_t>;

    CHECK (counts (allRunsIn (1.0f, { 1.0f, 0.0f, 1.0f, 1.0f, -1.0f, 0.5f, 1.5f })) == Counts { 0, 0, 4 });
    CHECK (counts (allRunsIn (1.0f, { 1.0f, 0.0f, -1.0f, -1.0f, -1.0f, -1.0f, 0.3f })) == Counts { 1, 4, 5 });
    CHECK (counts (allRunsIn (1.0f, { 1.0f, 1.0f })) == Counts { 0, 0, 2 }); // the stream ends within a top

    for (const std::size_t blockLength : { 1u, 7u, 480u })
    {
        CHECK (counts (allRunsIn (rail16Bits, limitedAtFullScale (3), blockLength)) == Counts { 3, 9, 106 });
        CHECK (counts (allRunsIn (rail16Bits, limitedAtFullScale (50), blockLength)) == Counts { 50, 150, 200 });
    }

    // The rounded top of a sine does not count as such a top.
    CHECK (allRunsIn (rail16Bits, integerSine (16, 20.0, 0.0)).topsAtFullScale() == 0);
}

TEST_CASE ("a bank and its pass distinguish a limiter that cuts 3 % of its full-scale tops from one that cuts half")
{
    const auto clippedAfter = [] (int numCut) {
        const auto readings = measure (AudioBuffer (std::vector<Samples> { limitedAtFullScale (numCut) }),
                                       { 48000.0, ChannelLayout::forChannelCount (1), rail16Bits });
        CHECK (readings.samplesInFlatRuns == static_cast<std::uint64_t> (3 * numCut));
        CHECK (readings.channels[0].topsAtFullScale == readings.topsAtFullScale);
        REQUIRE (readings.pass);
        CHECK (readings.pass->samplesInFlatRuns == readings.samplesInFlatRuns);
        CHECK (readings.pass->topsAtFullScale == readings.topsAtFullScale);
        return clippedRunsAtFullScale (readings);
    };

    CHECK (clippedAfter (3) == 0);
    CHECK (clippedAfter (50) == 50);
}

TEST_CASE ("a flat run of three samples is found wherever it begins")
{
    for (std::size_t first = 0; first < 200; ++first)
    {
        auto samples = noise (400, 0.5, 2);
        std::fill_n (samples.begin() + static_cast<std::ptrdiff_t> (first), 3, -1.0f);
        CAPTURE (first);
        CHECK (allRunsIn (1.0f, samples).count() == 1);
        CHECK (allRunsIn (1.0f, samples, 7).samplesInFlatRuns() == 3);
    }
}

TEST_CASE ("tops in runs of one or two are counted like one sample at a time would")
{
    std::mt19937 random (7);

    for (const auto density : { 2u, 5u, 12u, 40u })
    {
        Samples samples;
        std::uint64_t tops = 0, inDenseStretches = 0;
        std::map<std::size_t, std::uint64_t> topsOfStretch; // a run belongs to the stretch in which it ends
        const std::array others { 0.0f, 0.5f, -0.7f, below16Bits, 1.25f, -1.5f };

        while (samples.size() < 40000)
        {
            samples.push_back (others[random() % others.size()]);

            for (auto sign = random() % 2 == 0 ? 1.0f : -1.0f; random() % density == 0; sign = -sign)
            {
                const auto length = 1 + random() % 2;
                samples.insert (samples.end(), length, sign * (random() % 2 == 0 ? 1.0f : rail16Bits));
                tops += length;
                topsOfStretch[samples.size() / 512] += length;
            }
        }

        for (const auto& [stretch, count] : topsOfStretch)
            inDenseStretches += count * 10 >= 512 ? count : 0;

        for (const std::size_t blockLength : { 480u, 441u, 64u, 33u, 1u })
        {
            CAPTURE (density, blockLength);
            const auto runs = allRunsIn (rail16Bits, samples, blockLength);
            CHECK (runs.count() == 0);
            CHECK (runs.topsAtFullScale() == tops);
            CHECK (runs.samplesInFlatRuns() == inDenseStretches);
        }
    }
}

TEST_CASE ("a flat run continues across blocks, and counts the same for any block sizes")
{
    Samples tone = integerSine (16, 441.3, 1.0);

    for (const std::size_t length : { 1u, 2u, 7u, 24u, 25u, 480u })
    {
        CAPTURE (length);
        CHECK (runsIn (1.0f, { 1.0f, 1.0f, 1.0f, 1.0f }, length) == 1);
        CHECK (runsIn (rail16Bits, tone, length) == runsIn (rail16Bits, tone));
    }
}

TEST_CASE ("an unclipped slow wave that just reaches full scale has no flat runs")
{
    for (const auto bits : { 8, 12, 16 })
        for (const auto hz : { 20.0, 31.7, 50.0, 80.0, 120.0 })
        {
            CAPTURE (bits, hz);
            CHECK (runsIn (fullScaleOf (bits), integerSine (bits, hz, 0.0)) == 0);
        }
}

TEST_CASE ("the same wave has one in every half wave when it is clipped")
{
    for (const auto bits : { 8, 12, 16 })
        for (const auto hz : { 20.0, 31.7, 50.0, 80.0, 120.0 })
        {
            CAPTURE (bits, hz);
            CHECK (static_cast<double> (runsIn (fullScaleOf (bits), integerSine (bits, hz, 1.0)))
                   == near (4.0 * hz, 2.0));
        }
}

TEST_CASE ("an unclipped kick of 8 or 16 bits at full scale has no flat runs, and a clipped one does")
{
    const auto kick = [] (double hz, int bits, double overDb) {
        Samples samples (44100);
        auto phase = 0.0, peak = 0.0;
        std::vector<double> wave;

        for (std::size_t i = 0; i < samples.size(); ++i)
        {
            const auto t = static_cast<double> (i % 22050) / 44100.0;
            phase = i % 22050 == 0 ? 0.0
                                   : phase + 2.0 * std::numbers::pi * (hz + 3.0 * hz * std::exp (-t / 0.03)) / 44100.0;
            wave.push_back (std::sin (phase) * std::exp (-t / 0.4));
            peak = std::max (peak, std::abs (wave.back()));
        }

        const auto steps = std::ldexp (1.0, bits - 1);

        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<float> (
                std::clamp (std::round (wave[i] / peak * std::pow (10.0, overDb / 20.0) * steps), -steps, steps - 1.0)
                / steps);

        return samples;
    };

    for (const auto bits : { 8, 16 })
        for (const auto hz : { 30.0, 40.0, 55.0 })
        {
            CAPTURE (bits, hz);
            CHECK (runsIn (fullScaleOf (bits), kick (hz, bits, 0.0)) == 0);
            CHECK (runsIn (fullScaleOf (bits), kick (hz, bits, 1.0)) >= 2);
        }
}

TEST_CASE (
    "square waves, pulses and a sample-and-hold at full scale have no flat runs, and a tone driven 20 dB over does")
{
    Samples square, pulse, held, filtered;
    const auto driven = integerSine (16, 400.1, 20.0);
    const auto random = noise (2000, 1.0, 3);

    auto level = 0.0f;

    for (std::size_t i = 0; i < 44100; ++i)
    {
        const auto side = i / 100 % 2 == 0 ? 1.0f : -1.0f;
        level = 0.3f * level + 0.7f * side;
        square.push_back (side * rail16Bits);
        filtered.push_back (std::round (level * 32767.0f) / 32768.0f);
        pulse.push_back (i % 100 < 12 ? rail16Bits : -0.14f);
        held.push_back (random[i / 25] >= 0.8f ? rail16Bits : random[i / 25]);
    }

    CHECK (clippedRunsIn (rail16Bits, square) == 0);
    CHECK (clippedRunsIn (rail16Bits, pulse) == 0);
    CHECK (runsIn (rail16Bits, held) == 0);
    CHECK (runsIn (rail16Bits, filtered) == 0);
    CHECK (static_cast<double> (runsIn (rail16Bits, driven)) == near (1600.0, 10.0));
}

TEST_CASE (
    "a band-limited square at full scale isn't clipped, with or without a low-pass, nor is a sine that crosses as fast")
{
    const auto square = [] (double hz, double duty, double pole) {
        auto state = 0.0;
        return rendered ([=] (std::size_t i) mutable {
            const auto step = hz / 44100.0, turn = std::fmod (static_cast<double> (i) * step + 0.1, 1.0);
            const auto jumpOf = [step] (double phase) {
                if (phase < step)
                    return -std::pow (1.0 - phase / step, 2.0);

                return phase > 1.0 - step ? std::pow (1.0 - (1.0 - phase) / step, 2.0) : 0.0;
            };
            const auto wave = (turn < duty ? 1.0 : -1.0) + jumpOf (turn) - jumpOf (std::fmod (turn + 1.0 - duty, 1.0));
            state = pole * state + (1.0 - pole) * wave;
            return state;
        });
    };

    for (const auto hz : { 55.0, 110.3, 441.7, 1046.5 })
        for (const auto duty : { 0.5, 0.25, 0.125 })
        {
            CAPTURE (hz, duty);
            CHECK (clippedRunsIn (rail16Bits, square (hz, duty, 0.0)) == 0);
        }

    for (const auto hz : { 55.0, 110.3, 220.9 })
        for (const auto pole : { 0.3, 0.75 })
        {
            CAPTURE (hz, pole);
            CHECK (clippedRunsIn (rail16Bits, square (hz, 0.5, pole)) == 0);
        }

    CHECK (clippedRunsIn (rail16Bits, integerSine (16, 1000.1, 20.0)) == 0);
    CHECK (clippedRunsIn (rail16Bits, integerSine (16, 1000.1, 6.0)) > 3900);
}

TEST_CASE ("pulses with rounded edges at full scale aren't clipped")
{
    for (const auto hz : { 55.0, 146.83, 220.0 })
        for (const auto edge : { 14.0, 40.0 })
        {
            const auto pulse = rendered ([=] (std::size_t i) {
                const auto period = 44100.0 / hz, at = std::fmod (static_cast<double> (i), period);
                const auto ramp = [&] (double from) {
                    return 0.5 - 0.5 * std::cos (std::numbers::pi * std::clamp ((at - from) / edge, 0.0, 1.0));
                };
                return 2.0 * (ramp (0.0) - ramp (0.4 * period)) - 1.0;
            });
            CAPTURE (hz, edge);
            CHECK (clippedRunsIn (rail16Bits, pulse) == 0);
        }
}

TEST_CASE ("two voices of a chip tune at full scale aren't clipped, even if one changes a sample after the other")
{
    const auto voices = rendered ([] (std::size_t i) {
        const auto isHigh = [i] (double period, double duty) {
            return std::fmod (static_cast<double> (i), period) < duty * period;
        };
        return (isHigh (101.0, 0.5) ? 0.6 : -0.6) + (isHigh (33.7, 0.5) ? 0.4 : -0.4);
    });
    CHECK (clippedRunsIn (rail16Bits, voices) == 0);
}

TEST_CASE ("crushed audio at full scale isn't clipped, and the same wave is when it is cut")
{
    struct Partial
    {
        double hz, amplitude;
    };
    using Chord = std::array<Partial, 4>;

    for (const auto& chord : { Chord { { { 89.5, 0.27 }, { 283.1, 0.27 }, { 1476.8, 0.36 }, { 3584.8, 0.13 } } },
                               Chord { { { 157.2, 0.29 }, { 403.5, 0.39 }, { 1814.5, 0.23 }, { 663.7, 0.13 } } },
                               Chord { { { 99.9, 0.39 }, { 470.4, 0.27 }, { 742.1, 0.29 }, { 619.1, 0.27 } } } })
    {
        Samples wave (88200);

        for (const auto& partial : chord)
        {
            const auto tone = sine (wave.size(), 44100.0, partial.hz, partial.amplitude);
            std::transform (wave.begin(), wave.end(), tone.begin(), wave.begin(), std::plus<>());
        }

        for (const auto bits : { 2, 3, 4, 5, 6, 7, 8 })
        {
            CAPTURE (chord[0].hz, bits);
            CHECK (clippedRunsIn (rail16Bits, crushed (wave, bits)) == 0);
        }

        for (auto& sample : wave)
            sample = std::clamp (sample, -0.7f, 0.7f);

        CHECK (clippedRunsIn (rail16Bits, crushed (wave, 16)) > 50);
    }
}

TEST_CASE ("crushed sines and drums aren't clipped, even if all samples beside the top lie several steps below it")
{
    for (const auto hz : { 214.8, 2213.0, 4117.0, 5003.7 })
        for (const auto bits : { 2, 3, 4, 5, 6, 12 })
        {
            auto wave = sine (88200, 44100.0, hz, 1.0);
            wave.insert (wave.begin(), 40, 0.0f);
            CAPTURE (hz, bits);
            CHECK (clippedRunsIn (rail16Bits, crushed (wave, bits)) == 0);
        }

    auto drums = noise (88200, 0.3, 15);

    for (std::size_t i = 0; i < drums.size(); ++i)
    {
        const auto t = static_cast<double> (i % 22050) / 44100.0;
        drums[i] = static_cast<float> (static_cast<double> (drums[i]) * std::exp (-t / 0.05)
                                       + std::sin (2.0 * std::numbers::pi * 70.0 * t) * std::exp (-t / 0.2));
    }

    CHECK (clippedRunsIn (rail16Bits, crushed (drums, 2)) == 0);

    for (auto& sample : drums)
        sample = std::clamp (sample, -0.5f, 0.5f);

    CHECK (clippedRunsIn (rail16Bits, crushed (drums, 16)) > 20);
}

TEST_CASE ("a saturated bass at full scale isn't clipped, with or without dither, but it is once it is clipped")
{
    for (const auto drive : { 2.0, 4.0, 8.0, 16.0 })
        for (const auto bits : { 16, 24 })
            for (const auto isDithered : { false, true })
            {
                CAPTURE (drive, bits, isDithered);
                const auto steps = std::ldexp (1.0, bits - 1);
                const auto random = noise (88200, 1.0, 21), more = noise (88200, 1.0, 22);

                const auto clippedRuns = [&] (double ceiling) {
                    Samples bass;

                    for (std::size_t i = 0; i < random.size(); ++i)
                    {
                        const auto t = 2.0 * std::numbers::pi * static_cast<double> (i) / 44100.0;
                        const auto saturated = std::tanh (drive * (std::sin (41.3 * t) + 0.5 * std::sin (97.1 * t)))
                                               / std::tanh (1.5 * drive);
                        const auto dither = isDithered ? static_cast<double> (random[i] + more[i]) / 2.0 : 0.0;
                        const auto cut = std::clamp (saturated / ceiling, -1.0, 1.0);
                        bass.push_back (static_cast<float> (
                            std::clamp (std::round (cut * steps + dither), -steps, steps - 1.0) / steps));
                    }

                    return clippedRunsIn (fullScaleOf (bits), bass);
                };

                CHECK (clippedRuns (1.0) == 0);

                if (drive < 4.0)
                    CHECK (clippedRuns (0.8) > 50);
            }
}

TEST_CASE ("an unclipped kick of 8 bits in a file of 16 bits at full scale isn't clipped")
{
    for (const auto hz : { 40.0, 55.0, 80.0, 110.0 })
        for (const auto decay : { 0.02, 0.05 })
        {
            Samples kick;
            auto phase = 0.0;

            for (std::size_t i = 0; i < 22050; ++i)
            {
                const auto t = static_cast<double> (i) / 44100.0;
                phase += 2.0 * std::numbers::pi * (hz + 4.0 * hz * std::exp (-t / decay)) / 44100.0;
                kick.push_back (static_cast<float> (std::sin (phase) * std::exp (-t / 0.2)));
            }

            CAPTURE (hz, decay);
            CHECK (clippedRunsIn (rail16Bits, crushed (kick, 8)) == 0);
        }
}

TEST_CASE ("pulses at full scale aren't clipped, nor are narrow pulses down from it")
{
    for (const auto length : { 3u, 4u, 7u, 12u })
        for (const auto period : { 60.0, 123.4, 586.1 })
            for (const auto rest : { 0.0, -0.2, -1.0 })
            {
                CAPTURE (length, period, rest);
                const auto isHigh = [=] (std::size_t i) {
                    return std::fmod (static_cast<double> (i), period) < length;
                };
                CHECK (clippedRunsIn (rail16Bits, rendered ([=] (std::size_t i) { return isHigh (i) ? 1.0 : rest; }))
                       == 0);
                CHECK (clippedRunsIn (rail16Bits, rendered ([=] (std::size_t i) {
                                          return isHigh (i) ? static_cast<double> (i / 500 % 2) * 2.0 - 1.0 : rest;
                                      }))
                       == 0);
            }

    for (const auto length : { 1u, 2u })
        for (const auto low : { -1.0, 0.0, 0.4 })
        {
            CAPTURE (length, low);
            CHECK (clippedRunsIn (rail16Bits, rendered ([=] (std::size_t i) { return i % 97 < length ? low : 1.0; }))
                   == 0);
        }
}

TEST_CASE ("a filtered square at full scale isn't clipped in float either, nor if it leaves slowly")
{
    const auto square = [] (double hz, double pole) {
        Samples samples;
        auto state = 0.0;

        for (std::size_t i = 0; i < 44100; ++i)
        {
            const auto side = std::fmod (static_cast<double> (i) * hz / 44100.0, 1.0) < 0.5 ? 1.0 : -1.0;
            state = pole * state + (1.0 - pole) * side;
            samples.push_back (static_cast<float> (state));
        }

        return samples;
    };

    for (const auto hz : { 57.3, 111.9, 242.1 })
    {
        CAPTURE (hz);
        CHECK (clippedRunsIn (1.0f, square (hz, 0.5)) == 0);
        CHECK (clippedRunsIn (rail16Bits, crushed (square (hz / 2.0, 0.85), 16)) == 0);
    }
}

TEST_CASE ("a bank counts full-scale samples per channel and in total")
{
    AudioBuffer audio ({ noise (4800, 0.5, 3), Samples (4800, 0.0f) });

    for (const std::size_t i : { 478u, 479u, 480u, 481u }) // a run across a boundary of the 10 ms grid
        audio[0][i] = rail16Bits;

    audio[1][1000] = -1.0f;
    audio[1][2000] = 1.25f;

    const auto in16Bits = measure (audio, { 48000.0, ChannelLayout::forChannelCount (2), rail16Bits });
    CHECK (in16Bits.channels[0].samplesAtFullScale == 4);
    CHECK (in16Bits.channels[0].flatRunsAtFullScale == 1);
    CHECK (in16Bits.channels[1].samplesAtFullScale == 2);
    CHECK (in16Bits.channels[1].samplesOverFullScale == 1);
    CHECK (in16Bits.samplesAtFullScale == 6);
    CHECK (in16Bits.samplesOverFullScale == 1);
    CHECK (in16Bits.flatRunsAtFullScale == 1);

    const auto inFloat = measure (audio, { 48000.0, ChannelLayout::forChannelCount (2), 1.0f });
    CHECK (inFloat.samplesAtFullScale == 2);
    CHECK (inFloat.flatRunsAtFullScale == 0);

    MeterBank bank;
    bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (1), 1.0f });
    const AudioBuffer two ({ Samples (2, 1.0f) });
    bank.process (two.all());
    bank.markDiscontinuity();
    bank.process (two.all());
    bank.flush();
    CHECK (bank.readings().samplesAtFullScale == 4);
    CHECK (bank.readings().flatRunsAtFullScale == 0);
}
