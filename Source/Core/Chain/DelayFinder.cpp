#include "Core/Chain/DelayFinder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace twobus
{
namespace
{
constexpr auto reachSeconds = 0.25;
constexpr auto lowestMeanSquare = 1.0e-5; ///< -50 dBFS
} // namespace

void DelayFinder::prepare (double sampleRate)
{
    constexpr auto highestRate = 50000.0;
    rate = sampleRate;
    factor = static_cast<std::size_t> (std::ceil (sampleRate / highestRate));
    const auto averagedRate = sampleRate / static_cast<double> (factor);
    size = std::bit_ceil (static_cast<std::size_t> (averagedRate));
    segment = size / 2;
    reach = static_cast<std::size_t> (reachSeconds * averagedRate);
    forward = FourierTransform (size);
    inverse = InverseTransform (size);
    frames.assign (factor * size, 0.0f);
    product.assign (size / 2 + 1, {});

    for (auto& side : bins)
        side.fill (product);

    correlations.fill (std::vector<float> (2 * reach + 1));
    reset();
}

void DelayFinder::reset() noexcept
{
    for (auto& correlation : correlations)
        std::ranges::fill (correlation, 0.0f);
}

std::optional<std::int64_t> DelayFinder::addStretch (const ChainHistory& history, std::int64_t firstFrame) noexcept
{
    const auto toSegment = static_cast<std::int64_t> (factor * reach);

    if (! transformSide (history, ChainHistory::before, firstFrame, segment + 2 * reach)
        || ! transformSide (history, ChainHistory::after, firstFrame + toSegment, segment))
        return std::nullopt;

    for (std::size_t in = 0; in < history.numChannels (ChainHistory::before); ++in)
        for (std::size_t out = 0; out < history.numChannels (ChainHistory::after); ++out)
            correlate (in * mostChannels + out, in, out);

    const auto delay = surePeak();
    return delay && factor > 1 ? std::optional (refined (history, firstFrame, *delay)) : delay;
}

/** Returns whether there is signal. */
bool DelayFinder::transformSide (const ChainHistory& history, ChainHistory::Side side, std::int64_t firstFrame,
                                 std::size_t numSamples) noexcept
{
    auto highest = 0.0;

    for (std::size_t channel = 0; channel < history.numChannels (side); ++channel)
    {
        history.copy (side, channel, firstFrame, { frames.data(), factor * numSamples });
        const auto input = forward.input();
        auto energy = 0.0;

        for (std::size_t n = 0; n < numSamples; ++n)
        {
            auto sum = 0.0f;

            for (std::size_t i = 0; i < factor; ++i)
                sum += frames[factor * n + i];

            // The ends are faded, so that they don't correlate with each other.
            const auto edge =
                static_cast<double> (std::min (n, numSamples - 1 - n)) / (0.1 * static_cast<double> (numSamples));
            const auto fade = edge < 1.0 ? 0.5 - 0.5 * std::cos (std::numbers::pi * edge) : 1.0;
            const auto sample = sum / static_cast<float> (factor);
            energy += static_cast<double> (sample) * static_cast<double> (sample);
            input[n] = sample * static_cast<float> (fade);
        }

        std::ranges::fill (input.subspan (numSamples), 0.0f);
        std::ranges::copy (forward.transform(), bins[side][channel].begin());
        highest = std::max (highest, energy / static_cast<double> (numSamples));
    }

    return highest > lowestMeanSquare;
}

void DelayFinder::correlate (std::size_t pair, std::size_t channelBefore, std::size_t channelAfter) noexcept
{
    const auto& in = bins[ChainHistory::before][channelBefore];
    const auto& out = bins[ChainHistory::after][channelAfter];

    for (std::size_t k = 0; k < product.size(); ++k)
    {
        const auto cross = in[k] * std::conj (out[k]);
        const auto magnitude = std::abs (cross);
        product[k] = magnitude > 0.0f ? cross / std::pow (magnitude, 0.75f) : std::complex<float>();
    }

    // At index i, what leaves lies i after the start of what enters: it is `reach - i` late.
    const auto result = inverse.transform (product);
    auto& correlation = correlations[pair];

    for (std::size_t i = 0; i <= 2 * reach; ++i)
        correlation[2 * reach - i] += result[i];
}

std::optional<std::int64_t> DelayFinder::surePeak() const noexcept
{
    constexpr auto leastRatioOfSquares = 4.0;
    const auto heightAt = [this] (std::size_t index) {
        auto sum = 0.0;

        for (const auto& correlation : correlations)
            sum += static_cast<double> (correlation[index]) * static_cast<double> (correlation[index]);

        return sum;
    };
    std::size_t best = 0;
    auto highest = 0.0, next = 0.0;

    for (std::size_t i = 0; i <= 2 * reach; ++i)
        if (const auto height = heightAt (i); height > highest)
        {
            highest = height;
            best = i;
        }

    const auto near = reach / 250 + 1;

    for (std::size_t i = 0; i <= 2 * reach; ++i)
        if (i + near < best || i > best + near)
            next = std::max (next, heightAt (i));

    if (highest <= leastRatioOfSquares * next)
        return std::nullopt;

    return static_cast<std::int64_t> (factor) * (static_cast<std::int64_t> (best) - static_cast<std::int64_t> (reach));
}

/** Averaged frames tell the delay only to `factor` frames: the correlation of the frames themselves tells the rest. */
std::int64_t DelayFinder::refined (const ChainHistory& history, std::int64_t firstFrame,
                                   std::int64_t roughDelay) noexcept
{
    const auto margin = static_cast<std::int64_t> (factor);
    const auto length = segment / 2;
    const auto start = firstFrame + static_cast<std::int64_t> (factor * reach);
    const auto out = std::span (frames).first (length), in = std::span (frames).subspan (length, length);
    auto best = roughDelay;
    auto highest = 0.0;

    for (auto delay = roughDelay - margin; delay <= roughDelay + margin; ++delay)
    {
        auto sum = 0.0;

        for (std::size_t i = 0; i < history.numChannels (ChainHistory::before); ++i)
            for (std::size_t o = 0; o < history.numChannels (ChainHistory::after); ++o)
            {
                history.copy (ChainHistory::after, o, start, out);
                history.copy (ChainHistory::before, i, std::max (firstFrame, start - delay), in);
                auto common = 0.0;

                // Differences, since a slow wave alone would leave the peak wide.
                for (std::size_t n = 1; n < length; ++n)
                    common += static_cast<double> (out[n] - out[n - 1]) * static_cast<double> (in[n] - in[n - 1]);

                sum += common * common;
            }

        if (sum > highest)
        {
            highest = sum;
            best = delay;
        }
    }

    return best;
}
} // namespace twobus
