#include "Core/Chain/ChainResponse.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace twobus
{
namespace
{
/** What older blocks weigh beside the next one: half after 140 blocks, that is 23 s. */
constexpr auto fading = 0.995;
} // namespace

void ChainResponse::prepare (double sampleRate, std::size_t channelsBefore, std::size_t channelsAfter)
{
    size = std::clamp (std::bit_ceil (static_cast<std::size_t> (sampleRate / 4.0)), FourierTransform::smallestSize,
                       FourierTransform::largestSize);
    numIn = std::min (channelsBefore, mostChannels);
    numOut = std::min (channelsAfter, mostChannels);
    forward = FourierTransform (size);
    inverse = InverseTransform (size);
    window.resize (size);
    scratch.resize (size);

    for (std::size_t n = 0; n < size; ++n)
        window[n] = static_cast<float> (
            0.5
            - 0.5 * std::cos (2.0 * std::numbers::pi * (static_cast<double> (n) + 0.5) / static_cast<double> (size)));

    const auto numBins = size / 2 + 1;
    entering.fill (Bins (numBins));
    leaving.fill (Bins (numBins));
    powers.fill (std::vector<double> (numBins));
    common.assign (numBins, {});
    predictions.fill (std::vector<float> (hop()));

    for (std::size_t out = 0; out < mostChannels; ++out)
    {
        products[out].fill (Sums (numBins));
        filters[out].fill (Bins (numBins));
    }

    reset();
}

void ChainResponse::reset() noexcept
{
    learnAnew();
    isUpdated = false;
}

void ChainResponse::learnAnew() noexcept
{
    for (auto& power : powers)
        std::ranges::fill (power, 0.0);

    std::ranges::fill (common, std::complex<double>());

    for (auto& ofOut : products)
        for (auto& sums : ofOut)
            std::ranges::fill (sums, std::complex<double>());
}

bool ChainResponse::learn (const ChainHistory& history, std::int64_t firstFrame, std::int64_t delay,
                           std::span<const float> gains) noexcept
{
    auto energy = 0.0;

    for (std::size_t in = 0; in < numIn; ++in)
    {
        const auto input = forward.input();
        history.copy (ChainHistory::before, in, firstFrame, input);

        for (std::size_t n = 0; n < size; ++n)
        {
            energy += static_cast<double> (input[n]) * static_cast<double> (input[n]);
            input[n] *= window[n];
        }

        std::ranges::copy (forward.transform(), entering[in].begin());
    }

    if (energy < signalMeanSquare * static_cast<double> (size))
        return false;

    for (std::size_t out = 0; out < numOut; ++out)
    {
        const auto input = forward.input();
        history.copy (ChainHistory::after, out, firstFrame + delay, input);

        for (std::size_t n = 0; n < size; ++n)
            input[n] *= window[n] / gains[n];

        std::ranges::copy (forward.transform(), leaving[out].begin());
    }

    const auto weight = static_cast<double> (size) / energy;
    const auto add = [weight] (auto& sum, auto value) { sum = fading * sum + weight * value; };

    for (std::size_t k = 0; k < common.size(); ++k)
    {
        for (std::size_t in = 0; in < numIn; ++in)
        {
            const std::complex<double> x (entering[in][k]);
            add (powers[in][k], std::norm (x));

            for (std::size_t out = 0; out < numOut; ++out)
                add (products[out][in][k], std::conj (x) * std::complex<double> (leaving[out][k]));
        }

        if (numIn == 2)
            add (common[k], std::conj (std::complex<double> (entering[0][k])) * std::complex<double> (entering[1][k]));
    }

    return true;
}

void ChainResponse::update() noexcept
{
    for (std::size_t out = 0; out < numOut; ++out)
    {
        solve (out);

        for (std::size_t in = 0; in < numIn; ++in)
            shorten (filters[out][in]);
    }

    isUpdated = true;
}

/** Least squares in each bin. Directions without power (a mono programme has no difference of its sides) get next to no
    filter. */
void ChainResponse::solve (std::size_t out) noexcept
{
    constexpr auto regularisation = 1.0e-6, least = 1.0e-30;

    for (std::size_t k = 0; k < common.size(); ++k)
    {
        const auto load = regularisation * (powers[0][k] + powers[1][k]) + least;
        const auto first = powers[0][k] + load;
        const auto& product = products[out];

        if (numIn == 1)
        {
            filters[out][0][k] = std::complex<float> (product[0][k] / first);
            continue;
        }

        const auto second = powers[1][k] + load;
        const auto determinant = first * second - std::norm (common[k]);
        filters[out][0][k] = std::complex<float> ((second * product[0][k] - common[k] * product[1][k]) / determinant);
        filters[out][1][k] =
            std::complex<float> ((first * product[1][k] - std::conj (common[k]) * product[0][k]) / determinant);
    }
}

/** Limits a filter to the lags from -size/16 to 3 size/16, with faded ends. */
void ChainResponse::shorten (Bins& filter) noexcept
{
    const auto samples = inverse.transform (filter);
    const auto ahead = size / 16, behind = 3 * size / 16, faded = size / 32;
    const auto input = forward.input();
    std::ranges::fill (input, 0.0f);

    const auto fade = [faded] (std::size_t fromEnd) {
        const auto share = std::min (1.0, static_cast<double> (fromEnd) / static_cast<double> (faded));
        return static_cast<float> (0.5 - 0.5 * std::cos (std::numbers::pi * share));
    };

    for (std::size_t lag = 0; lag < behind; ++lag)
        input[lag] = samples[lag] * fade (behind - lag);

    for (std::size_t lag = 1; lag < ahead; ++lag)
        input[size - lag] = samples[size - lag] * fade (ahead - lag);

    std::ranges::copy (forward.transform(), filter.begin());
}

void ChainResponse::predict (const ChainHistory& history, std::int64_t firstFrame) noexcept
{
    for (std::size_t in = 0; in < numIn; ++in)
    {
        history.copy (ChainHistory::before, in, firstFrame - static_cast<std::int64_t> (framesBefore()),
                      forward.input());
        std::ranges::copy (forward.transform(), entering[in].begin());
    }

    for (std::size_t out = 0; out < numOut; ++out)
    {
        auto& product = leaving[out];

        for (std::size_t k = 0; k < product.size(); ++k)
        {
            product[k] = entering[0][k] * filters[out][0][k];

            if (numIn == 2)
                product[k] += entering[1][k] * filters[out][1][k];
        }

        const auto samples = inverse.transform (product);
        std::copy_n (samples.data() + framesBefore(), hop(), predictions[out].data());
    }
}
} // namespace twobus
