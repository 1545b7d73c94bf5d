#include "Support/Damage.h"

#include "Core/Peaks/TruePeakInterpolator.h"
#include "Support/Bessel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <numeric>
#include <random>

namespace twobus::test
{
namespace
{
float gainOf (double db) { return static_cast<float> (std::pow (10.0, db / 20.0)); }

float highestOf (const AudioBuffer& programme)
{
    auto peak = 0.0f;

    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
        for (const auto sample : programme[channel])
            peak = std::max (peak, std::abs (sample));

    return peak;
}

template <typename Function>
AudioBuffer shaped (AudioBuffer programme, Function&& function)
{
    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
        for (auto& sample : programme[channel])
            sample = function (sample);

    return programme;
}

/** For every sample, the highest magnitude of all channels at it, or between it and the next sample too. */
Samples levelsOf (const AudioBuffer& programme, LimiterKind kind)
{
    Samples levels (programme.numFrames());
    TruePeakInterpolator interpolator;
    interpolator.prepare (48000.0);

    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
    {
        Samples padded (TruePeakInterpolator::halfWidth, 0.0f);
        padded.insert (padded.end(), programme[channel].begin(), programme[channel].end());
        padded.resize (padded.size() + TruePeakInterpolator::taps);

        for (std::size_t i = 0; i < levels.size(); ++i)
        {
            levels[i] = std::max (levels[i], std::abs (programme[channel][i]));

            if (kind == LimiterKind::truePeak)
                levels[i] = std::max (levels[i], interpolator.highestBetween (padded.data() + i + 1, 1));
        }
    }

    return levels;
}
/** For each value, the highest of it and the length - 1 values after it. */
Samples maximumAhead (const Samples& values, std::size_t length)
{
    Samples highest (values.size());
    std::deque<std::size_t> falling; // indices of ever lower values

    for (auto i = values.size(); i-- > 0;)
    {
        while (! falling.empty() && values[falling.front()] <= values[i])
            falling.pop_front();

        falling.push_front (i);

        if (falling.back() >= i + length)
            falling.pop_back();

        highest[i] = values[falling.back()];
    }

    return highest;
}
} // namespace

AudioBuffer gained (AudioBuffer programme, double gainDb)
{
    programme.multiply (gainOf (gainDb));
    return programme;
}

AudioBuffer hardClipped (AudioBuffer programme, double byDb)
{
    const auto ceiling = highestOf (programme) * gainOf (-byDb);
    return shaped (std::move (programme), [ceiling] (float x) { return std::clamp (x, -ceiling, ceiling); });
}

AudioBuffer softClipped (AudioBuffer programme, double driveDb)
{
    const auto drive = gainOf (driveDb) / highestOf (programme);
    return shaped (std::move (programme), [drive] (float x) { return std::tanh (drive * x); });
}

AudioBuffer limited (const AudioBuffer& programme, double byDb, LimiterKind kind)
{
    constexpr std::size_t lookahead = 72;
    const auto release = static_cast<float> (std::exp (-1.0 / (0.06 * 48000.0)));
    const auto ceiling = highestOf (programme) * gainOf (-byDb);
    const auto levels = levelsOf (programme, kind);

    // The gain that the coming samples need, held and then smoothed over the look-ahead, so that it arrives in time.
    Samples held (levels.size()), gains (levels.size());
    auto gain = 1.0f;

    const auto ahead = maximumAhead (levels, 2 * lookahead);

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        gain = std::min (ceiling / std::max (ceiling, ahead[i]), 1.0f - release * (1.0f - gain));
        held[i] = gain;
    }

    auto sum = 0.0;

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        sum += static_cast<double> (held[i]) - (i >= lookahead ? static_cast<double> (held[i - lookahead]) : 0.0);
        gains[i] = static_cast<float> (sum / static_cast<double> (std::min (i + 1, lookahead)));
    }

    auto result = programme;

    for (std::size_t channel = 0; channel < result.numChannels(); ++channel)
        for (std::size_t i = 0; i < result.numFrames(); ++i)
            result[channel][i] *= gains[i];

    return result;
}

AudioBuffer quantised (AudioBuffer programme, int bits, bool hasDither, std::uint32_t seed)
{
    std::mt19937 engine (seed);
    const auto steps = static_cast<float> (std::ldexp (1.0, bits - 1));
    const auto random = [&] { return static_cast<float> (engine() >> 8) / 16777216.0f; };

    return shaped (std::move (programme), [&] (float x) {
        const auto dither = hasDither ? random() - random() : 0.0f;
        return std::clamp (std::round (x * steps + dither), -steps, steps - 1.0f) / steps;
    });
}

AudioBuffer resampled (const AudioBuffer& programme)
{
    constexpr std::size_t up = 160, down = 147, taps = 64;
    const auto length = programme.numFrames() * up / down;
    AudioBuffer result (programme.numChannels(), length);
    std::vector<std::array<double, taps>> phases (up);

    for (std::size_t phase = 0; phase < up; ++phase)
        for (std::size_t tap = 0; tap < taps; ++tap)
        {
            const auto x = static_cast<double> (phase) / up + taps / 2.0 - 1.0 - static_cast<double> (tap),
                       edge = x / (taps / 2.0);
            const auto sinc = std::abs (x) < 1.0e-9 ? 1.0 : std::sin (std::numbers::pi * x) / (std::numbers::pi * x);
            phases[phase][tap] = sinc * bessel0 (8.0 * std::sqrt (std::max (0.0, 1.0 - edge * edge))) / bessel0 (8.0);
        }

    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
    {
        auto padded = programme[channel];
        padded.insert (padded.begin(), taps / 2 - 1, 0.0f);
        padded.resize (padded.size() + taps);

        for (std::size_t i = 0; i < length; ++i)
        {
            const auto* from = padded.data() + i * down / up;
            const auto& phase = phases[i * down % up];
            auto sum = 0.0;

            for (std::size_t tap = 0; tap < taps; ++tap)
                sum += phase[tap] * static_cast<double> (from[tap]);

            result[channel][i] = static_cast<float> (sum);
        }
    }

    return result;
}

AudioBuffer lossyCoded (AudioBuffer programme, std::uint32_t seed)
{
    constexpr std::size_t blockLength = 576;
    const auto share = gainOf (-25.0);
    std::mt19937 engine (seed);

    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
        for (std::size_t start = 0; start + blockLength <= programme.numFrames(); start += blockLength)
        {
            const std::span block (programme[channel].data() + start, blockLength);
            const auto power =
                std::inner_product (block.begin(), block.end(), block.begin(), 0.0f) / static_cast<float> (blockLength);

            for (auto& sample : block)
                sample += share * std::sqrt (3.0f * power) * (static_cast<float> (engine() >> 8) / 8388608.0f - 1.0f);
        }

    return programme;
}
} // namespace twobus::test
