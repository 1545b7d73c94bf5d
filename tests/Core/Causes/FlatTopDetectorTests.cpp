#include "Core/Causes/FlatTopDetector.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <utility>

using namespace twobus;
using namespace twobus::test;

namespace
{
FlatTopDetector detectorAfter (const Samples& signal)
{
    constexpr std::size_t blockLength = 480;
    FlatTopDetector detector;
    detector.prepare (48000.0, 1.0f, blockLength);

    for (std::size_t at = 0; at < signal.size(); at += blockLength)
    {
        const auto length = std::min (blockLength, signal.size() - at);
        const auto* block = signal.data() + at;
        const auto peak = std::abs (
            *std::max_element (block, block + length, [] (float a, float b) { return std::abs (a) < std::abs (b); }));
        detector.process (block, length, peak);
    }

    detector.flush();
    return detector;
}

Samples clippedSine (double hz, float ceiling)
{
    auto tone = sine (48000, 48000.0, hz, 0.5);

    for (auto& sample : tone)
        sample = std::clamp (sample, -ceiling, ceiling);

    return tone;
}

/** Half a minute of noise with peaks that stay 2 dB below -6 dBFS, and every six seconds one peak that is cut off at -6
    dBFS for `length` samples. The flanks of these peaks all differ, or are all the same. */
Samples cutOffEverySixSeconds (std::size_t length, bool hasSameFlanks = false)
{
    auto samples = noise (30 * 48000, 0.4, 5);

    for (std::size_t i = 0; i < 5; ++i)
    {
        const auto slope = hasSameFlanks ? 0.03f : 0.021f + 0.0137f * static_cast<float> (i);
        auto* const top = samples.data() + 48000 + i * 6 * 48000;
        const auto sign = i % 2 == 0 ? 1.0f : -1.0f;

        for (std::size_t k = 0; k < length; ++k)
            top[k] = sign * 0.5f;

        top[-1] = sign * (0.5f - 0.6f * slope);
        top[-2] = sign * (0.5f - 2.1f * slope);
        top[length] = sign * (0.5f - 0.8f * slope);
        top[length + 1] = sign * (0.5f - 2.4f * slope);
    }

    return samples;
}

/** Half a minute of noise under a limiter: 40 tops a second at -6 dBFS. One top in `every` is three samples long; the
    waveform drops from it by about `fall`, a little more or less each time, to the next sample on either side. All
    other tops are single samples. */
Samples limitedAndCut (std::size_t every, float fall)
{
    auto samples = noise (30 * 48000, 0.3, 7);
    const auto random = noise (2400, 1.0, 8);

    for (std::size_t i = 0; i < 1198; ++i)
    {
        auto* const top = samples.data() + 600 + i * 1200;
        const auto sign = i % 2 == 0 ? 1.0f : -1.0f;
        const auto length = i % every == every / 2 ? std::size_t { 3 } : 1;
        const auto left = fall * (1.0f + 0.3f * random[2 * i]), right = fall * (1.0f + 0.3f * random[2 * i + 1]);

        for (std::size_t k = 0; k < length; ++k)
            top[k] = sign * 0.5f;

        top[-1] = sign * (0.5f - left);
        top[-2] = sign * (0.5f - 2.2f * left);
        top[length] = sign * (0.5f - right);
        top[length + 1] = sign * (0.5f - 2.2f * right);
    }

    return samples;
}

/** A swell of a cosine that is highest at sample `at`, where the peak has this height. */
void addSwell (Samples& samples, std::size_t at, double hz, double height, double harmonic)
{
    constexpr std::size_t reach = 1200;

    for (std::size_t i = at - reach; i < at + reach; ++i)
    {
        const auto distance = static_cast<double> (i) - static_cast<double> (at);
        const auto phase = 2.0 * std::numbers::pi * hz / 48000.0 * distance;
        const auto wave = std::cos (phase) + harmonic * std::cos (2.0 * phase + 1.0);
        samples[i] += static_cast<float> (height * std::exp (-std::pow (distance / 200.0, 2.0)) * wave);
    }
}

/** Two seconds of next to silence and one swell, clipped by byDb at -6 dBFS. */
Samples oneCutSwell (double hz, double harmonic, double byDb)
{
    auto samples = noise (96000, 1.0e-5, 9);
    addSwell (samples, 48000, hz, 0.46, harmonic);
    const auto cut = hardClipped (AudioBuffer (std::vector<Samples> { samples }), byDb)[0];
    const auto ceiling = std::abs (*std::max_element (cut.begin(), cut.end()));
    return gained (AudioBuffer (std::vector<Samples> { cut }),
                   20.0 * std::log10 (0.5 / static_cast<double> (ceiling)))[0];
}

/** One top of 13 samples. It falls off steeply on one side only, so it has no corner. */
Samples oneLongTop() { return oneCutSwell (300.0, 0.35, 0.5); }

/** A pulse that moves between +-level along half a cosine of `edge` samples, and rests at both levels. It is cut at
    `ceiling`. */
Samples roundedPulse (double hz, double edge, double level, double duty, double ceiling)
{
    Samples samples;

    for (std::size_t i = 0; i < 96000; ++i)
    {
        const auto period = 48000.0 / hz, at = std::fmod (static_cast<double> (i), period);
        const auto ramp = [&] (double from) {
            return 0.5 - 0.5 * std::cos (std::numbers::pi * std::clamp ((at - from) / edge, 0.0, 1.0));
        };
        const auto wave = level * (2.0 * (ramp (0.0) - ramp (duty * period)) - 1.0);
        samples.push_back (static_cast<float> (std::clamp (wave, -ceiling, ceiling)));
    }

    return samples;
}

/** A square whose jumps take two samples, through a low-pass that leaves a third of the way to go at each sample. */
Samples filteredSquare (double hz, double level)
{
    Samples samples;
    auto state = 0.0;

    for (std::size_t i = 0; i < 96000; ++i)
    {
        const auto turn = std::fmod (static_cast<double> (i) * hz / 48000.0, 1.0), step = hz / 48000.0;
        const auto jumpOf = [step] (double phase) {
            if (phase < step)
                return -std::pow (1.0 - phase / step, 2.0);

            return phase > 1.0 - step ? std::pow (1.0 - (1.0 - phase) / step, 2.0) : 0.0;
        };
        const auto square = (turn < 0.5 ? 1.0 : -1.0) + jumpOf (turn) - jumpOf (std::fmod (turn + 0.5, 1.0));
        state += 0.68 * (square - state);
        samples.push_back (static_cast<float> (level * state));
    }

    return samples;
}

Samples inBits (const Samples& samples, int bits, bool hasDither)
{
    return quantised (AudioBuffer (std::vector<Samples> { samples }), bits, hasDither)[0];
}
} // namespace

TEST_CASE ("flat tops: every half wave of a clipped sine has one, at the clip level")
{
    const auto detector = detectorAfter (clippedSine (200.0, 0.35f));
    CHECK (detector.flatTops() == near (400, 2));
    CHECK (detector.highestLevel() == Approx (0.35));
    CHECK (detectorAfter (sine (48000, 48000.0, 200.0, 0.35)).flatTops() == 0);
}

TEST_CASE ("flat tops: fewer than four at one level aren't reported")
{
    auto tone = sine (48000, 48000.0, 200.0, 0.35);
    const auto clipped = clippedSine (200.0, 0.35f);
    std::copy_n (clipped.begin() + 240, 360, tone.begin() + 240); // three half waves
    CHECK (detectorAfter (tone).flatTops() == 0);
    std::copy_n (clipped.begin() + 240, 480, tone.begin() + 240);
    CHECK (detectorAfter (tone).flatTops() == 4);
}

TEST_CASE ("flat tops: a square wave with smoothed edges isn't reported")
{
    Samples square;

    while (square.size() < 48000)
        for (const auto sign : { 0.5f, -0.5f })
        {
            square.push_back (0.7f * sign);
            square.insert (square.end(), 8, sign);
            square.push_back (0.7f * sign);
        }

    CHECK (detectorAfter (square).flatTops() == 0);
}

TEST_CASE ("flat tops: pulses with rounded edges and exact plateaus have none, and the same pulses have them when cut")
{
    for (const auto hz : { 55.0, 146.83, 220.0 })
        for (const auto edge : { 10.0, 20.0, 60.0 })
            for (const auto level : { 0.9, 0.54 })
                for (const auto duty : { 0.5, 0.35 })
                    for (const auto bits : { 24, 16 })
                    {
                        CAPTURE (hz, edge, level, duty, bits);
                        CHECK (
                            detectorAfter (inBits (roundedPulse (hz, edge, level, duty, 1.0), bits, false)).flatTops()
                            == 0);
                    }

    for (const auto bits : { 24, 16 })
    {
        const auto cut = inBits (roundedPulse (110.0, 60.0, 0.9, 0.5, 0.6), bits, false);
        CHECK (detectorAfter (cut).flatTops() == near (440, 4));
    }
}

TEST_CASE ("flat tops: a filtered square that comes to rest on one side and leaves with a jump has none")
{
    for (const auto hz : { 110.0, 156.3, 233.1 })
        for (const auto level : { 0.9, 0.54 })
            for (const auto bits : { 24, 16 })
            {
                CAPTURE (hz, level, bits);
                CHECK (detectorAfter (inBits (filteredSquare (hz, level), bits, false)).flatTops() == 0);
            }
}

TEST_CASE ("flat tops: pulses with slow edges have none, at any level")
{
    for (const auto hz : { 32.8, 45.6 })
        for (const auto edge : { 165.0, 285.0 })
            for (const auto level : { 0.9, 0.5432, 0.2512 })
                for (const auto hasDither : { false, true })
                {
                    CAPTURE (hz, edge, level, hasDither);
                    CHECK (detectorAfter (inBits (roundedPulse (hz, edge, level, 0.4, 1.0), 16, hasDither)).flatTops()
                           == 0);
                }
}

TEST_CASE ("flat tops: a square whose edges take two samples has none, even if it holds a level for only two")
{
    Samples square;

    for (std::size_t i = 0; square.size() < 96000; ++i)
    {
        const auto edge = 0.4f + 0.011f * static_cast<float> (i % 50);
        square.insert (square.end(), { edge, -0.9f * edge });
        square.insert (square.end(), 2, -0.5432f);
        square.insert (square.end(), { -0.8f * edge, edge });
        square.insert (square.end(), 8, 0.5432f);
    }

    CHECK (detectorAfter (square).flatTops() == 0);
}

TEST_CASE ("flat tops: the tops of a crushed and dithered sine are its steps")
{
    for (const auto hz : { 1301.0, 2213.0, 3401.0 })
    {
        auto wave = sine (96000, 48000.0, hz, 1.0);

        for (auto& sample : wave)
            sample = std::round (sample * 3.0f) / 3.0f * 0.966f;

        CAPTURE (hz);
        CHECK (detectorAfter (inBits (wave, 16, true)).flatTops() == 0);
    }
}

TEST_CASE ("flat tops: runs at full scale are left to the full-scale counter")
{
    CHECK (detectorAfter (clippedSine (200.0, 0.35f)).flatTops() > 0);

    auto loud = clippedSine (200.0, 0.35f);

    for (auto& sample : loud)
        sample /= 0.35f;

    CHECK (detectorAfter (loud).flatTops() == 0);
}

TEST_CASE ("flat tops: above full scale they are found like below, and intact waves there are not")
{
    auto loud = clippedSine (200.0, 0.35f), intact = sine (48000, 48000.0, 200.0, 1.45);

    for (auto& sample : loud)
        sample /= 0.25f;

    CHECK (detectorAfter (loud).flatTops() == near (400, 2));
    CHECK (detectorAfter (loud).highestLevel() == Approx (1.4));
    CHECK (detectorAfter (intact).flatTops() == 0);
}

TEST_CASE ("flat tops: a few short ones at the highest level are found, however far apart")
{
    for (const std::size_t length : { 3u, 4u, 6u })
    {
        const auto samples = cutOffEverySixSeconds (length);
        CAPTURE (length);

        for (const auto& programme :
             { samples, inBits (samples, 24, false), inBits (samples, 16, false), inBits (samples, 16, true) })
        {
            const auto detector = detectorAfter (programme);
            CHECK (detector.flatTops() == 5);
            CHECK (detector.samplesInFlatTops() == 5 * length);
            CHECK (detector.highestLevel() == near (0.5, 1e-4));
        }
    }
}

TEST_CASE ("flat tops: at the highest level, tops that chance or a limiter could have made aren't reported")
{
    CHECK (detectorAfter (cutOffEverySixSeconds (1)).flatTops() == 0);
    CHECK (detectorAfter (cutOffEverySixSeconds (2)).flatTops() == 0); // only pairs
    CHECK (detectorAfter (cutOffEverySixSeconds (3, true)).flatTops() == 0); // the same sound, played again and again
    CHECK (detectorAfter (inBits (cutOffEverySixSeconds (3), 6, false)).flatTops() == 0); // steps as coarse as flanks

    auto single = noise (30 * 48000, 0.4, 6);
    single[4000] = single[4001] = single[4002] = 0.5f;
    CHECK (detectorAfter (single).flatTops() == 0);

    // A limiter holds many peaks at its ceiling, but few of them have equal neighbours.
    auto limited = cutOffEverySixSeconds (3);

    for (std::size_t i = 600; i + 600 < limited.size(); i += 1200)
        limited[i] = i % 2400 == 0 ? 0.5f : -0.5f;

    CHECK (detectorAfter (limited).flatTops() == 0);

    // A sample goes over the level, so it was not a ceiling.
    auto exceeded = cutOffEverySixSeconds (3);

    for (std::size_t i = 0; i < 5; ++i)
        exceeded[4 * 48000 + i * 6 * 48000] = 0.51f;

    CHECK (detectorAfter (exceeded).flatTops() == 0);
}

TEST_CASE ("flat tops: a limiter that cuts a few of its tops isn't clipping, and one that cuts half of them is")
{
    for (const auto bits : { 24, 16 })
        for (const auto hasDither : { false, true })
        {
            CAPTURE (bits, hasDither);
            CHECK (detectorAfter (inBits (limitedAndCut (33, 0.03f), bits, hasDither)).flatTops() == 0);
            CHECK (detectorAfter (inBits (limitedAndCut (12, 0.03f), bits, hasDither)).flatTops() == 0);
            CHECK (detectorAfter (inBits (limitedAndCut (2, 0.03f), bits, hasDither)).flatTops() == near (599, 5));
        }
}

TEST_CASE ("flat tops: a limiter that cuts half of its tops by a hundredth of a decibel isn't clipping")
{
    CHECK (detectorAfter (inBits (limitedAndCut (2, 0.0015f), 24, false)).flatTops() == 0);
    CHECK (detectorAfter (inBits (limitedAndCut (2, 0.03f), 24, false)).flatTops() > 500);
}

TEST_CASE ("flat tops: a peak that ends at the clip level hides the cut ones only if there are as many like it")
{
    for (const std::size_t numWhole : { 0u, 1u, 5u })
    {
        auto samples = cutOffEverySixSeconds (3);

        for (std::size_t i = 0; i < numWhole; ++i)
        {
            const auto at = 12000 + i * 6000;
            std::fill_n (samples.begin() + static_cast<std::ptrdiff_t> (at - 1500), 3000, 0.0f);
            addSwell (samples, at, 500.0 + 37.0 * static_cast<double> (i), 0.5, 0.0); // equal flanks count once
        }

        CAPTURE (numWhole);

        for (const auto bits : { 24, 16 })
            CHECK (detectorAfter (inBits (samples, bits, false)).flatTops() == (numWhole < 5 ? 5 : 0));
    }

    // A run of three at the level that lost nothing isn't clipping, so the others may not be either.
    auto held = cutOffEverySixSeconds (3);
    std::fill_n (held.begin() + 10500, 3000, 0.0f);
    addSwell (held, 12000, 200.0, 0.5, 0.0);
    held[11999] = held[12001] = held[12000];
    CHECK (detectorAfter (inBits (held, 24, false)).flatTops() == 0);
}

TEST_CASE ("flat tops: one long top is found in 24 and 16 bits, and not if it is intact")
{
    for (const auto hz : { 350.0, 400.0, 500.0 })
        for (const auto bits : { 24, 16 })
            for (const auto hasDither : { false, true })
            {
                CAPTURE (hz, bits, hasDither);
                CHECK (detectorAfter (inBits (oneCutSwell (hz, 0.35, 0.5), bits, hasDither)).flatTops() == 1);
                CHECK (detectorAfter (inBits (oneCutSwell (hz, 0.35, 0.0), bits, hasDither)).flatTops() == 0);
            }
}

TEST_CASE ("flat tops: one long top without a corner is found if it is certainly cut and no other top is whole")
{
    const auto cut = oneLongTop();
    const auto ceiling = *std::max_element (cut.begin(), cut.end());
    REQUIRE (std::count_if (cut.begin(), cut.end(), [&] (float sample) { return sample >= ceiling; }) == 13);

    const auto detector = detectorAfter (inBits (cut, 24, false));
    CHECK (detector.flatTops() == 1);
    CHECK (detector.samplesInFlatTops() == 13);

    auto withWhole = cut;
    std::fill_n (withWhole.begin() + 10500, 3000, 0.0f);
    addSwell (withWhole, 12000, 500.0, static_cast<double> (ceiling), 0.0);
    CHECK (detectorAfter (inBits (withWhole, 24, false)).flatTops() == 0);

    auto intact = noise (96000, 1.0e-5, 9);
    addSwell (intact, 48000, 300.0, 0.46, 0.35);
    const AudioBuffer programme (std::vector<Samples> { intact });

    for (const auto bits : { 24, 16, 8 })
    {
        CAPTURE (bits);
        CHECK (detectorAfter (inBits (intact, bits, false)).flatTops() == 0);
        CHECK (detectorAfter (inBits (limited (programme, 0.5, LimiterKind::samplePeak)[0], bits, false)).flatTops()
               == 0);
    }
}

TEST_CASE ("flat tops: slow unclipped waves of few bits have none")
{
    for (const auto bits : { 8, 12, 16 })
        for (const auto hz : { 10.0, 20.0, 31.7, 50.0, 110.0 })
        {
            CAPTURE (bits, hz);
            CHECK (detectorAfter (inBits (sine (5 * 48000, 48000.0, hz, 0.7), bits, false)).flatTops() == 0);
        }
}

TEST_CASE (
    "flat tops: cut tops of one and two samples are found by what is missing above them, and a limiter's are not")
{
    auto tones = noise (20 * 48000, 1.0e-4, 9);

    for (const auto hz : { 110.3, 5231.7, 6917.1, 8111.9 })
    {
        const auto tone = sine (tones.size(), 48000.0, hz, 0.2);
        std::transform (tones.begin(), tones.end(), tone.begin(), tones.begin(), std::plus<>());
    }

    const AudioBuffer programme (std::vector<Samples> { tones });
    const auto cut = gained (hardClipped (programme, 0.4), -5.3)[0];
    const auto turnedDown = gained (limited (programme, 0.4, LimiterKind::samplePeak), -5.3)[0];
    std::size_t longest = 0, length = 0;
    const auto ceiling = std::abs (*std::max_element (cut.begin(), cut.end()));

    for (const auto sample : cut)
    {
        length = std::abs (sample) >= ceiling ? length + 1 : 0;
        longest = std::max (longest, length);
    }

    REQUIRE (longest <= 2);

    for (const auto bits : { 24, 16 })
        for (const auto hasDither : { false, true })
        {
            CAPTURE (bits, hasDither);
            CHECK (detectorAfter (inBits (cut, bits, hasDither)).flatTops() >= 2);
            CHECK (detectorAfter (inBits (turnedDown, bits, hasDither)).flatTops() == 0);
            CHECK (detectorAfter (inBits (tones, bits, hasDither)).flatTops() == 0);
        }
}

TEST_CASE ("flat tops: tops that are nearly flat, as limiters and saturation leave them, are none at any level")
{
    // They differ by 0.05 % from sample to sample: at -12 dB that is less than two and a half steps of 16 bits.
    auto limited = cutOffEverySixSeconds (16);
    auto isHigher = false;

    for (auto& sample : limited)
        if (std::abs (sample) >= 0.5f)
            sample *= std::exchange (isHigher, ! isHigher) ? 1.0f : 0.9995f;

    auto saturated = noise (10 * 48000, 0.3, 5);

    for (auto& sample : saturated)
        sample = 0.5f * std::tanh (24.0f * sample);

    for (const auto* programme : { &limited, &saturated })
        for (const auto db : { 0.0, -12.0, -20.8, -30.0 })
        {
            CAPTURE (db);
            auto turnedDown = *programme;

            for (auto& sample : turnedDown)
                sample *= static_cast<float> (dbToAmplitude (db));

            CHECK (detectorAfter (turnedDown).flatTops() == 0);
        }
}
