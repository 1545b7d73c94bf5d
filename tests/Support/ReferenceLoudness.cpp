#include "Support/ReferenceLoudness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <limits>

namespace twobus::test
{
namespace
{
struct Biquad
{
    long double b0, b1, b2, a1, a2;
};

/** An analogue second-order section, with |s| = 1 at its corner: (n2 s^2 + n1 s + n0) / (s^2 + s / q + 1). */
struct AnalogueSection
{
    long double cornerHz, n2, n1, n0, q;
};

Biquad bilinear (const AnalogueSection& section, long double sampleRate)
{
    const auto k = std::tan (std::numbers::pi_v<long double> * section.cornerHz / sampleRate);
    const auto d = 1.0L + k / section.q + k * k;
    return { (section.n2 + section.n1 * k + section.n0 * k * k) / d, 2.0L * (section.n0 * k * k - section.n2) / d,
             (section.n2 - section.n1 * k + section.n0 * k * k) / d, 2.0L * (k * k - 1.0L) / d,
             (1.0L - k / section.q + k * k) / d };
}

AnalogueSection shelf()
{
    const auto q = 0.7071752369554196L;
    const auto highGain = std::pow (10.0L, 3.999843853973347L / 20.0L);
    return { 1681.974450955533L, highGain, std::pow (highGain, 0.4996667741545416L) / q, 1.0L, q };
}

/** Its gain makes the numerator of table 2 at 48 kHz exactly 1, -2, 1. */
AnalogueSection highPass()
{
    AnalogueSection section { 38.13547087602444L, 1.0L, 0.0L, 0.0L, 0.5003270373238773L };
    section.n2 = 1.0L / bilinear (section, 48000.0L).b0;
    return section;
}

std::array<Biquad, 2> weightingAt (double sampleRate)
{
    const auto rate = static_cast<long double> (sampleRate);
    return { bilinear (shelf(), rate), bilinear (highPass(), rate) };
}

/** Direct form I, as the standard draws it. */
void filter (std::vector<long double>& samples, const Biquad& biquad)
{
    long double x1 = 0.0L, x2 = 0.0L, y1 = 0.0L, y2 = 0.0L;

    for (auto& sample : samples)
    {
        const auto x = sample;
        sample = biquad.b0 * x + biquad.b1 * x1 + biquad.b2 * x2 - biquad.a1 * y1 - biquad.a2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = sample;
    }
}

/** The weighted power of each frame, all channels together. */
std::vector<double> weightedPowers (const AudioBuffer& audio, double sampleRate, std::span<const double> weights)
{
    std::vector<double> powers (audio.numFrames());

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        std::vector<long double> samples (audio[channel].begin(), audio[channel].end());

        for (const auto& biquad : weightingAt (sampleRate))
            filter (samples, biquad);

        for (std::size_t n = 0; n < samples.size(); ++n)
            powers[n] += weights[channel] * static_cast<double> (samples[n] * samples[n]);
    }

    return powers;
}

/** Adds in eight separate sums, which is faster than one and rounds less. */
double sumOf (std::span<const double> values)
{
    std::array<double, 8> sums {};
    std::size_t i = 0;

    for (; i + sums.size() <= values.size(); i += sums.size())
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += values[i + lane];

    auto sum = 0.0;

    for (; i < values.size(); ++i)
        sum += values[i];

    for (const auto lane : sums)
        sum += lane;

    return sum;
}

double meanOf (std::span<const double> values) { return sumOf (values) / static_cast<double> (values.size()); }

/** The mean of each whole window. length and step are in hundredths of a second. */
std::vector<double> windowMeans (const std::vector<double>& powers, double sampleRate, int length, int step)
{
    const auto frameAt = [sampleRate] (int hundredths) {
        return static_cast<std::size_t> (std::llround (sampleRate * hundredths / 100.0));
    };
    std::vector<double> means;

    for (int first = 0; frameAt (first + length) <= powers.size(); first += step)
        means.push_back (
            meanOf (std::span (powers).subspan (frameAt (first), frameAt (first + length) - frameAt (first))));

    return means;
}

double lufs (double power)
{
    return power > 0.0 ? -0.691 + 10.0 * std::log10 (power) : -std::numeric_limits<double>::infinity();
}

template <typename Keep>
std::vector<double> kept (std::span<const double> values, Keep&& keep)
{
    std::vector<double> result;
    std::copy_if (values.begin(), values.end(), std::back_inserter (result), keep);
    return result;
}

std::optional<double> maximumLufs (const std::vector<double>& means)
{
    if (means.empty())
        return std::nullopt;

    return lufs (*std::max_element (means.begin(), means.end()));
}
} // namespace

std::optional<double> referenceIntegratedLufs (std::span<const double> blocks)
{
    if (blocks.empty())
        return std::nullopt;

    const auto absolute = kept (blocks, [] (double power) { return lufs (power) > -70.0; });

    if (absolute.empty())
        return -std::numeric_limits<double>::infinity();

    const auto gate = lufs (meanOf (absolute)) - 10.0;
    return lufs (meanOf (kept (absolute, [gate] (double power) { return lufs (power) > gate; })));
}

std::optional<double> referenceLoudnessRangeLu (std::span<const double> shortTerms)
{
    const auto absolute = kept (shortTerms, [] (double power) { return lufs (power) >= -70.0; });

    if (absolute.empty())
        return std::nullopt;

    const auto gate = lufs (meanOf (absolute)) - 20.0;
    auto values = kept (absolute, [gate] (double power) { return lufs (power) >= gate; });
    std::sort (values.begin(), values.end());

    const auto percentile = [&values] (double p) {
        const auto rank = std::llround (static_cast<double> (values.size() - 1) * p / 100.0 + 1.0);
        return lufs (values[static_cast<std::size_t> (rank - 1)]);
    };

    return percentile (95.0) - percentile (10.0);
}

ReferenceReadings referenceLoudness (const AudioBuffer& audio, double sampleRate, std::span<const double> weights)
{
    const auto powers = weightedPowers (audio, sampleRate, weights);
    const auto blocks = windowMeans (powers, sampleRate, 40, 10),
               shortTerms = windowMeans (powers, sampleRate, 300, 10);

    return { maximumLufs (windowMeans (powers, sampleRate, 40, 1)),
             maximumLufs (windowMeans (powers, sampleRate, 300, 1)), referenceIntegratedLufs (blocks),
             referenceLoudnessRangeLu (shortTerms) };
}

double referenceWeightingDb (double sampleRate, double frequencyHz)
{
    const auto z = std::polar (
        1.0L, -2.0L * std::numbers::pi_v<long double> * static_cast<long double> (frequencyHz / sampleRate));
    auto gainDb = 0.0L;

    for (const auto& [b0, b1, b2, a1, a2] : weightingAt (sampleRate))
        gainDb += 20.0L * std::log10 (std::abs ((b0 + z * (b1 + z * b2)) / (1.0L + z * (a1 + z * a2))));

    return static_cast<double> (gainDb);
}
} // namespace twobus::test
