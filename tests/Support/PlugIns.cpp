#include "Support/PlugIns.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace twobus::test
{
namespace
{
constexpr auto rate = 48000.0;

struct Biquad
{
    double b0, b1, b2, a0, a1, a2;

    void process (Samples& samples) const
    {
        auto first = 0.0, second = 0.0;

        for (auto& sample : samples)
        {
            const auto x = static_cast<double> (sample), y = (b0 * x + first) / a0;
            first = b1 * x - a1 * y + second;
            second = b2 * x - a2 * y;
            sample = static_cast<float> (y);
        }
    }
};

AudioBuffer filtered (AudioBuffer audio, const Biquad& filter)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        filter.process (audio[channel]);

    return audio;
}

std::vector<double> peaksOf (const AudioBuffer& audio)
{
    std::vector<double> peaks (audio.numFrames());

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t n = 0; n < peaks.size(); ++n)
            peaks[n] = std::max (peaks[n], std::abs (static_cast<double> (audio[channel][n])));

    return peaks;
}

Reduced multiplied (AudioBuffer audio, const std::vector<double>& gains)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t n = 0; n < gains.size(); ++n)
            audio[channel][n] *= static_cast<float> (gains[n]);

    return { std::move (audio), -amplitudeToDb (*std::ranges::min_element (gains)) };
}

template <typename Function>
AudioBuffer mapped (AudioBuffer audio, Function function)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (auto& sample : audio[channel])
            sample = static_cast<float> (function (static_cast<double> (sample)));

    return audio;
}

double coefficientOf (double seconds) { return std::exp (-1.0 / (seconds * rate)); }
} // namespace

AudioBuffer equalised (AudioBuffer audio, double frequencyHz, double gainDb, double q)
{
    const auto w = 2.0 * std::numbers::pi * frequencyHz / rate;
    const auto a = std::pow (10.0, gainDb / 40.0), alpha = std::sin (w) / (2.0 * q), c = -2.0 * std::cos (w);
    return filtered (std::move (audio), { 1.0 + alpha * a, c, 1.0 - alpha * a, 1.0 + alpha / a, c, 1.0 - alpha / a });
}

AudioBuffer highPassed (AudioBuffer audio, double frequencyHz)
{
    const auto w = 2.0 * std::numbers::pi * frequencyHz / rate;
    const auto alpha = std::sin (w) / std::numbers::sqrt2, c = std::cos (w);
    return filtered (std::move (audio), { 0.5 + 0.5 * c, -1.0 - c, 0.5 + 0.5 * c, 1.0 + alpha, -2.0 * c, 1.0 - alpha });
}

Reduced limited (AudioBuffer audio, double ceilingDbfs)
{
    constexpr std::size_t ahead = 240;
    const auto ceiling = dbToAmplitude (ceilingDbfs), release = coefficientOf (0.05);
    const auto peaks = peaksOf (audio);
    std::vector<double> needed (peaks.size()), gains (peaks.size());

    for (std::size_t n = 0; n < peaks.size(); ++n)
        needed[n] = peaks[n] > ceiling ? ceiling / peaks[n] : 1.0;

    // The lowest of the next 5 ms, which then lets go slowly.
    auto held = 1.0;
    std::vector<double> lowest (peaks.size());

    std::size_t endOfOvers = 0;

    for (std::size_t n = 0; n < peaks.size(); ++n)
    {
        const auto end = std::min (n + ahead + 1, peaks.size());

        if (needed[end - 1] < 1.0)
            endOfOvers = end;

        const auto least = endOfOvers > n ? *std::min_element (needed.begin() + static_cast<std::ptrdiff_t> (n),
                                                               needed.begin() + static_cast<std::ptrdiff_t> (end))
                                          : 1.0;
        held = std::min (least, 1.0 - release * (1.0 - held));
        lowest[n] = held;
    }

    // The mean of the last 5 ms, all of which know of the peak.
    auto sum = static_cast<double> (ahead);

    for (std::size_t n = 0; n < peaks.size(); ++n)
    {
        sum += lowest[n] - (n >= ahead ? lowest[n - ahead] : 1.0);
        gains[n] = sum / static_cast<double> (ahead);
    }

    return multiplied (std::move (audio), gains);
}

Reduced compressed (AudioBuffer audio, double thresholdDbfs, double ratio, double attackSeconds, double releaseSeconds)
{
    const auto attack = coefficientOf (attackSeconds), release = coefficientOf (releaseSeconds);
    const auto peaks = peaksOf (audio);
    std::vector<double> gains (peaks.size());
    auto reduction = 0.0;

    for (std::size_t n = 0; n < peaks.size(); ++n)
    {
        const auto wanted = std::max (0.0, (amplitudeToDb (peaks[n]) - thresholdDbfs) * (1.0 - 1.0 / ratio));
        const auto c = wanted > reduction ? attack : release;
        reduction = c * reduction + (1.0 - c) * wanted;
        gains[n] = dbToAmplitude (-reduction);
    }

    return multiplied (std::move (audio), gains);
}

AudioBuffer clippedAt (AudioBuffer audio, double ceilingDbfs)
{
    const auto ceiling = dbToAmplitude (ceilingDbfs);
    return mapped (std::move (audio), [ceiling] (double x) { return std::clamp (x, -ceiling, ceiling); });
}

AudioBuffer saturated (AudioBuffer audio, double driveDb)
{
    const auto drive = dbToAmplitude (driveDb);
    return mapped (std::move (audio), [drive] (double x) { return std::tanh (drive * x); });
}

AudioBuffer delayed (const AudioBuffer& audio, int frames)
{
    auto moved = audio;
    const auto length = static_cast<int> (audio.numFrames());

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (auto n = 0; n < length; ++n)
        {
            const auto from = n - frames;
            moved[channel][static_cast<std::size_t> (n)] =
                from >= 0 && from < length ? audio[channel][static_cast<std::size_t> (from)] : 0.0f;
        }

    return moved;
}

AudioBuffer amplified (AudioBuffer audio, double gainDb)
{
    audio.multiply (static_cast<float> (dbToAmplitude (gainDb)));
    return audio;
}
} // namespace twobus::test
