#include "Core/LongTermSpectrum.h"

#include "Core/Decibels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace twobus
{
namespace
{
constexpr double secondsOfBlock = 0.17;
constexpr double gateMeanSquare = 1.0e-6; // -60 dBFS
constexpr double lowestLowPower = 1.0e-7, smallestShareOfLow = 1.0e-4; // -70 dBFS, -40 dB

std::size_t sizeFor (double sampleRate) noexcept
{
    // The nearest power of two, as the ear of a third octave at 25 Hz needs it: 6 Hz between bins.
    const auto wanted = secondsOfBlock * sampleRate;
    const auto exponent = static_cast<std::size_t> (std::lround (std::log2 (wanted)));
    return std::clamp (std::size_t { 1 } << exponent, FourierTransform::smallestSize, FourierTransform::largestSize);
}

float powerOf (std::complex<float> bin) noexcept { return bin.real() * bin.real() + bin.imag() * bin.imag(); }
} // namespace

void LongTermSpectrum::prepare (double sampleRate, std::size_t numChannels)
{
    rate = sampleRate;
    numUsed = std::min (numChannels, mostChannels);
    const auto size = sizeFor (sampleRate);

    transforms.clear();
    window.resize (size);

    for (std::size_t channel = 0; channel < numUsed; ++channel)
        transforms.emplace_back (size);

    auto sumOfSquares = 0.0;

    for (std::size_t i = 0; i < size; ++i)
    {
        const auto value = 0.5 - 0.5 * std::cos (2.0 * std::numbers::pi * (static_cast<double> (i) + 0.5) / static_cast<double> (size));
        window[i] = static_cast<float> (value);
        sumOfSquares += value * value;
    }

    scale = 2.0 / (static_cast<double> (size) * sumOfSquares);
    powers.assign (size / 2 + 1, 0.0f);

    // A bin reaches half a bin to both sides.
    const auto binHz = sampleRate / static_cast<double> (size);
    const auto binAt = [&] (double hz) { return hz / binHz + 0.5; };
    numBands = 0;

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        const auto halfStep = std::pow (10.0, 0.05);
        const auto from = binAt (thirdOctaveHz (band) / halfStep), to = binAt (thirdOctaveHz (band) * halfStep);

        if (to > static_cast<double> (size / 2))
            break;

        const auto first = std::floor (from), last = std::floor (to);
        bands[band] = { static_cast<std::size_t> (first), static_cast<std::size_t> (last),
                        static_cast<float> (first == last ? to - from : first + 1.0 - from), static_cast<float> (to - last) };
        ++numBands;
    }

    firstLow = static_cast<std::size_t> (std::ceil (lowestLowHz / binHz));
    lastLow = std::min (static_cast<std::size_t> (std::floor (highestLowHz / binHz)), size / 2);
    reset();
}

void LongTermSpectrum::reset() noexcept
{
    sums.fill (0.0);
    sumOfAll = lowLeftLeft = lowRightRight = lowLeftRight = 0.0;
    numBlocks = 0;
    filled = 0;
}

void LongTermSpectrum::process (std::span<const float* const> channels, std::size_t numFrames) noexcept
{
    for (std::size_t done = 0; done < numFrames;)
    {
        const auto length = std::min (numFrames - done, window.size() - filled);

        for (std::size_t channel = 0; channel < numUsed; ++channel)
            std::copy_n (channels[channel] + done, length, transforms[channel].input().begin() + static_cast<std::ptrdiff_t> (filled));

        filled += length;
        done += length;

        if (filled == window.size())
            finishBlock();
    }
}

void LongTermSpectrum::finishBlock() noexcept
{
    filled = 0;
    auto loudest = 0.0f;

    for (std::size_t channel = 0; channel < numUsed; ++channel)
    {
        auto sum = 0.0f;

        for (const auto sample : transforms[channel].input())
            sum += sample * sample;

        loudest = std::max (loudest, sum);
    }

    if (static_cast<double> (loudest) < gateMeanSquare * static_cast<double> (window.size()))
        return;

    ++numBlocks;
    std::array<std::span<const std::complex<float>>, mostChannels> bins;

    for (std::size_t channel = 0; channel < numUsed; ++channel)
    {
        auto input = transforms[channel].input();

        for (std::size_t i = 0; i < window.size(); ++i)
            input[i] *= window[i];

        bins[channel] = transforms[channel].transform();
    }

    for (std::size_t bin = 0; bin < powers.size(); ++bin)
        powers[bin] = powerOf (bins[0][bin]) + (numUsed == 2 ? powerOf (bins[1][bin]) : 0.0f);

    addBands (powers);

    if (numUsed == 2)
        addLow (bins[0], bins[1]);
}

void LongTermSpectrum::addBands (std::span<const float> binPowers) noexcept
{
    for (std::size_t i = 0; i < numBands; ++i)
    {
        const auto& band = bands[i];
        auto sum = static_cast<double> (band.firstShare * binPowers[band.first]);

        for (auto bin = band.first + 1; bin < band.last; ++bin)
            sum += static_cast<double> (binPowers[bin]);

        if (band.last > band.first)
            sum += static_cast<double> (band.lastShare * binPowers[band.last]);

        sums[i] += sum;
        sumOfAll += sum;
    }
}

void LongTermSpectrum::addLow (std::span<const std::complex<float>> left, std::span<const std::complex<float>> right) noexcept
{
    for (auto bin = firstLow; bin <= lastLow; ++bin)
    {
        lowLeftLeft += static_cast<double> (powerOf (left[bin]));
        lowRightRight += static_cast<double> (powerOf (right[bin]));
        lowLeftRight += static_cast<double> (left[bin].real() * right[bin].real() + left[bin].imag() * right[bin].imag());
    }
}

SpectrumReadings LongTermSpectrum::readings() const noexcept
{
    SpectrumReadings readings;

    if (numBlocks == 0)
        return readings;

    const auto perBlock = scale / static_cast<double> (numBlocks);
    readings.seconds = static_cast<double> (numBlocks * window.size()) / rate;
    readings.numBands = numBands;

    for (std::size_t i = 0; i < numBands; ++i)
        readings.thirdOctavesDbfs[i] = static_cast<float> (powerToDb (sums[i] * perBlock / static_cast<double> (numUsed)));

    const auto lowest = std::min (lowLeftLeft, lowRightRight);

    if (numUsed == 2 && lowest * perBlock > lowestLowPower && lowest > smallestShareOfLow * sumOfAll)
        readings.lowCorrelation = lowLeftRight / std::sqrt (lowLeftLeft * lowRightRight);

    return readings;
}
} // namespace twobus
