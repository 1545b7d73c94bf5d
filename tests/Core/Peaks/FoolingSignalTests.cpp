#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/ReferenceLevels.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>

/** Signals whose highest points lie where a simple true-peak meter does not look: between samples, at the very first
    and last samples, or outside the clipped samples. The expected values come from a formula if there is one, otherwise
    from a slow interpolator. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr std::size_t length = 4800;

double truePeakOf (const Samples& samples) { return measure (AudioBuffer ({ samples }), rate).truePeakDbtp.value(); }

/** Checks that the reading is at most 0.05 dB above the real true peak, at most lowestDb (negative) below it, and not
    below the highest sample. */
void checkTruePeak (const Samples& samples, double lowestDb)
{
    const auto readings = measure (AudioBuffer ({ samples }), rate);
    const auto error = readings.truePeakDbtp.value() - referenceTruePeakDbtp (samples);
    CHECK (error <= 0.05);
    CHECK (error >= lowestDb);
    CHECK (readings.truePeakDbtp.value() >= readings.samplePeakDbfs.value());
}

Samples faded (Samples samples)
{
    fadeEnds (samples, 480);
    return samples;
}

Samples tone (double periodFrames, double amplitude, double phaseDegrees)
{
    return sine (length, rate, rate / periodFrames, amplitude, phaseDegrees * std::numbers::pi / 180.0);
}

/** A full-scale square wave: the first half of each period is positive, the second negative. */
Samples square (std::size_t periodFrames)
{
    Samples samples (length);

    for (std::size_t i = 0; i < length; ++i)
        samples[i] = i % periodFrames < periodFrames / 2 ? 1.0f : -1.0f;

    return samples;
}

/** This many samples of +1, -1, +1 ... with silence around them. */
Samples alternating (std::size_t howMany)
{
    Samples samples (length);

    for (std::size_t i = 0; i < howMany; ++i)
        samples[1000 + i] = i % 2 == 0 ? 1.0f : -1.0f;

    return samples;
}

Samples clipped (Samples samples)
{
    for (auto& sample : samples)
        sample = std::clamp (sample, -1.0f, 1.0f);

    return samples;
}

Samples sumOf (Samples a, const Samples& b)
{
    std::transform (a.begin(), a.end(), b.begin(), a.begin(), std::plus<>());
    return a;
}

/** Silence, apart from these samples from `place` onwards. */
Samples silenceExcept (std::initializer_list<float> values, std::size_t place)
{
    Samples samples (length);
    std::copy (values.begin(), values.end(), samples.begin() + static_cast<std::ptrdiff_t> (place));
    return samples;
}
} // namespace

TEST_CASE ("tones whose samples all miss their peaks are measured, with both ends faded or cut off")
{
    for (const auto& samples : { tone (4.0, 0.5, 45.0), tone (6.0, 0.5, 60.0), tone (8.0, 0.5, 67.5) })
    {
        CHECK (truePeakOf (faded (samples)) == near (amplitudeToDb (0.5), 0.02));
        checkTruePeak (faded (samples), -0.02);
        checkTruePeak (samples, -0.05);
        CHECK (truePeakOf (samples) > amplitudeToDb (0.5) + 0.05); // the abrupt ends add peaks of their own
    }
}

TEST_CASE ("square waves at full scale overshoot between their samples")
{
    for (const auto period : { 4u, 8u, 20u, 48u, 100u, 480u })
    {
        CAPTURE (period);
        checkTruePeak (square (period), -0.08);
        checkTruePeak (faded (square (period)), -0.08);
    }

    CHECK (truePeakOf (faded (square (4))) == near (10.0 * std::log10 (2.0), 0.02));

    // With a harmonic at half the sample rate no finite interpolator is exact, so the reading can only be lower.
    for (const auto period : { 2u, 6u, 10u })
    {
        CAPTURE (period);
        checkTruePeak (faded (square (period)), -0.3);
        checkTruePeak (square (period), -4.0);
    }
}

TEST_CASE ("samples that alternate between positive and negative full scale are measured")
{
    checkTruePeak (alternating (2), -0.15);
    checkTruePeak (alternating (4), -0.15);

    // The longer the burst, the higher the true peak, without limit: the sinc's lobes add up as 1 + 1/2 + 1/3 and so
    // on, further away than any interpolator looks. The reading stays below the truth, but well above the samples.
    for (const auto howMany : { 8u, 16u, 48u, 1000u })
    {
        CAPTURE (howMany);
        checkTruePeak (alternating (howMany), -5.0);
        CHECK (truePeakOf (alternating (howMany)) > 2.5);
    }
}

TEST_CASE ("clipped programmes overshoot the level they were clipped at")
{
    for (std::uint32_t seed = 0; seed < 4; ++seed)
    {
        CAPTURE (seed);
        const auto low = sine (length, rate, 100.0 + 1371.0 * seed, 2.0, seed);
        const auto high = sine (length, rate, 3000.0 + 2000.0 * seed, 1.0, 1.0);
        const auto programme = clipped (sumOf (low, high));
        checkTruePeak (programme, -0.1);
        CHECK (truePeakOf (programme) > 0.25);

        // White noise has more energy near half the sample rate than an interpolator with 24 samples on each side can
        // follow.
        checkTruePeak (clipped (noise (length, 3.0, seed)), -0.9);
    }
}

TEST_CASE ("a single full-scale sample is the highest point, even as the first or last sample")
{
    for (const auto place : { std::size_t { 0 }, std::size_t { 1 }, length / 2, length - 2, length - 1 })
    {
        CAPTURE (place);
        CHECK (truePeakOf (silenceExcept ({ 1.0f }, place)) == 0.0);
        CHECK (truePeakOf (silenceExcept ({ -1.0f }, place)) == 0.0);
    }

    CHECK (truePeakOf ({ 1.0f }) == 0.0);
}

TEST_CASE ("a programme that starts or ends in a transient is measured")
{
    // Half-way between two equal samples the signal reaches 2 sinc (1/2) = 4 / pi times their height.
    for (const auto place : { std::size_t { 0 }, length - 2 })
    {
        CAPTURE (place);
        const auto samples = silenceExcept ({ 0.7f, 0.7f }, place);
        CHECK (truePeakOf (samples) == near (amplitudeToDb (0.7 * 4.0 / std::numbers::pi), 0.02));
        checkTruePeak (samples, -0.02);
    }

    // These are cut out of a longer signal, so both ends overshoot.
    checkTruePeak (sine (length, rate, 1000.0, 0.5, std::numbers::pi / 2.0), -0.03);
    checkTruePeak (Samples (length, 0.5f), -0.03);

    // A programme of a few samples is all transient, and all of its peaks appear at the flush.
    checkTruePeak ({ 0.5f, 0.5f, 0.5f }, -0.05);
    checkTruePeak ({ 0.9f, -0.9f, -0.9f, 0.9f }, -0.05);
}

TEST_CASE ("a programme that ends on its steepest slope is measured to its last point")
{
    Samples samples (4800);
    samples[4798] = -0.9f;
    samples[4799] = 1.0f;

    // The highest point lies after the last sample, on the way down to the silence that follows.
    const auto readings = measure (AudioBuffer ({ samples }), 48000.0);
    CHECK (readings.samplePeakDbfs == 0.0);
    CHECK (readings.truePeakDbtp.value() == near (0.595, 0.01));
}
