#include "AccuracyProgramme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace twobus::test
{
namespace
{
class Random
{
public:
    explicit Random (std::uint32_t seed) : generator (seed) {}

    /** Gives the same values with every standard library; the library's own distributions do not. */
    double between (double low, double high)
    {
        return low + (high - low) * static_cast<double> (generator()) / 4294967296.0;
    }

    int below (int limit) { return static_cast<int> (generator() % static_cast<std::uint32_t> (limit)); }
    std::uint32_t seed() { return static_cast<std::uint32_t> (generator()); }

private:
    std::mt19937 generator;
};

Samples bursts (Samples source, double sampleRate, Random& random)
{
    std::size_t at = 0;

    for (auto isOn = true; at < source.size(); isOn = ! isOn)
    {
        const auto end = std::min (source.size(), at + framesOf (random.between (0.005, 0.2), sampleRate));

        if (! isOn)
            std::fill (source.begin() + static_cast<std::ptrdiff_t> (at),
                       source.begin() + static_cast<std::ptrdiff_t> (end), 0.0f);

        at = end;
    }

    return source;
}

Samples steps (std::size_t numFrames, double amplitude, double sampleRate, Random& random)
{
    Samples samples;

    while (samples.size() < numFrames)
        samples.insert (samples.end(),
                        std::min (numFrames - samples.size(), framesOf (random.between (0.01, 0.3), sampleRate) + 1),
                        static_cast<float> (random.between (-amplitude, amplitude)));

    return samples;
}

/** Sweeps from 20 Hz to 0.45 of the sample rate, at the same time per octave. */
Samples sweep (std::size_t numFrames, double amplitude, double sampleRate)
{
    Samples samples (numFrames);
    const auto ratio = std::pow (0.45 * sampleRate / 20.0, 1.0 / static_cast<double> (numFrames));
    auto frequencyHz = 20.0, phase = 0.0;

    for (auto& sample : samples)
    {
        sample = static_cast<float> (amplitude * std::sin (phase));
        phase += 2.0 * std::numbers::pi * frequencyHz / sampleRate;
        frequencyHz *= ratio;
    }

    return samples;
}

Samples passage (std::size_t numFrames, double sampleRate, Random& random)
{
    const auto amplitude = std::pow (10.0, random.between (-65.0, -3.0) / 20.0);

    switch (random.below (7))
    {
        case 0: return Samples (numFrames);
        case 1: return bursts (noise (numFrames, amplitude, random.seed()), sampleRate, random);
        case 2: return steps (numFrames, amplitude, sampleRate, random);
        case 3: return sweep (numFrames, amplitude, sampleRate);
        case 4: return noise (numFrames, amplitude, random.seed());
        default:
            return sine (numFrames, sampleRate, 40.0 * std::pow (0.4 * sampleRate / 40.0, random.between (0.0, 1.0)),
                         amplitude, random.between (0.0, 6.0));
    }
}

using enum ChannelPosition;

const std::array<std::vector<ChannelPosition>, 8> layouts { {
    { mono },
    { left, right },
    { left, right, centre },
    { left, right, leftSurround, rightSurround },
    { left, right, centre, leftSurround, rightSurround },
    { left, right, centre, lowFrequency, leftSurround, rightSurround },
    { left, right, centre, lowFrequency, rearCentre, leftSurround, rightSurround },
    { left, right, centre, lowFrequency, leftRear, rightRear, leftSurround, rightSurround },
} };
} // namespace

AudioBuffer accuracyProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed)
{
    Random random (seed);
    const auto numFrames = framesOf (seconds, sampleRate);
    AudioBuffer programme (numChannels, 0);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        auto& samples = programme[channel];

        while (samples.size() < numFrames)
        {
            const auto length = std::min (framesOf (random.between (0.1, 1.5), sampleRate), numFrames - samples.size());
            const auto next = passage (length, sampleRate, random);
            samples.insert (samples.end(), next.begin(), next.end());
        }
    }

    return programme;
}

Samples bandLimited (std::size_t numTones, double lowestHz, double highestHz, std::size_t numFrames, double sampleRate,
                     std::uint32_t seed)
{
    Random random (seed);
    std::vector<double> sum (numFrames);

    for (std::size_t tone = 0; tone < numTones; ++tone)
    {
        const auto step = 2.0 * std::numbers::pi * random.between (lowestHz, highestHz) / sampleRate;
        const auto phase = random.between (0.0, 2.0 * std::numbers::pi), amplitude = random.between (0.1, 1.0);

        for (std::size_t i = 0; i < numFrames; ++i)
            sum[i] += amplitude * std::sin (step * static_cast<double> (i) + phase);
    }

    auto highest = 0.0;

    for (const auto value : sum)
        highest = std::max (highest, std::abs (value));

    Samples samples;

    for (const auto value : sum)
        samples.push_back (static_cast<float> (value * 0.891 / highest));

    fadeEnds (samples, framesOf (0.01, sampleRate));
    return samples;
}

ChannelLayout usualLayout (std::size_t numChannels) { return ChannelLayout (layouts.at (numChannels - 1)); }

std::vector<double> usualWeights (std::size_t numChannels)
{
    std::vector<double> weights;

    for (const auto position : layouts.at (numChannels - 1))
        weights.push_back (position == lowFrequency                                ? 0.0
                           : position == leftSurround || position == rightSurround ? 1.41
                                                                                   : 1.0);

    return weights;
}
} // namespace twobus::test
