#include "Core/Spectrum/LongTermSpectrum.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace twobus
{
namespace
{
constexpr double secondsOfBlock = 0.5;
constexpr double lowestHz = 20.0, lowEndUpToHz = 120.0;
const double highestHz = std::pow (10.0, 4.35); // the upper edge of the highest band
constexpr double leastOfBand = 0.9;

constexpr double leastLowOfWhole = 1.0e-4; // -40 dB

std::size_t blockFramesAt (double sampleRate) noexcept
{
    const auto wanted = std::bit_ceil (static_cast<std::size_t> (secondsOfBlock * sampleRate));
    return std::min (wanted, FourierTransform::largestSize);
}

/** The channels of a layout that count in a programme's spectrum. */
std::vector<std::size_t> countedChannels (const ChannelLayout& layout)
{
    std::vector<std::size_t> channels;

    if (layout.hasLoudness())
        for (std::size_t channel = 0; channel < layout.size(); ++channel)
            if (layout[channel] != ChannelPosition::lowFrequency)
                channels.push_back (channel);

    return channels;
}

std::vector<float> hannWindow (std::size_t size)
{
    std::vector<float> window (size);

    for (std::size_t i = 0; i < size; ++i)
        window[i] = static_cast<float> (
            0.5 - 0.5 * std::cos (2.0 * std::numbers::pi * static_cast<double> (i) / static_cast<double> (size)));

    return window;
}
} // namespace

void LongTermSpectrum::prepare (const MeterFormat& format)
{
    sampleRate = format.sampleRate;
    blockFrames = blockFramesAt (sampleRate);
    isStereo = format.layout.isStereo();
    counted = countedChannels (format.layout);
    window = hannWindow (blockFrames);
    binPower.assign (blockFrames / 2, 0.0f);
    edge.prepare (sampleRate, binPower.size());
    bins.assign (counted.size(), {});
    transforms.clear();

    for (std::size_t i = 0; i < counted.size(); ++i)
        transforms.emplace_back (blockFrames);

    // The mean of the squared Hann window is 3/8, and half of the power is at negative frequencies.
    const auto size = static_cast<double> (blockFrames);
    powerScale = 2.0 / (size * size * 0.375 * std::max (1.0, static_cast<double> (counted.size())));

    numBands = 0;

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        const auto centre = thirdOctaveHz (band);
        const auto low = centre * std::pow (10.0, -0.05), high = centre * std::pow (10.0, 0.05);

        if (low + leastOfBand * (high - low) <= sampleRate / 2.0)
            bands[numBands++] = binsBetween (low, high);
    }

    wholeRange = binsBetween (lowestHz, highestHz);
    lowRange = binsBetween (lowestHz, lowEndUpToHz);
    reset();
}

void LongTermSpectrum::reset() noexcept
{
    blocks = 0;
    bandPower.fill (0.0);
    wholePower = lowPower = 0.0;
    lowPair = {};
    edge.reset();
    markDiscontinuity();
}

LongTermSpectrum::BinRange LongTermSpectrum::binsBetween (double lowHz, double highHz) const noexcept
{
    const auto binsPerHz = static_cast<double> (blockFrames) / sampleRate;
    const auto top = 0.5 * static_cast<double> (blockFrames) - 0.5; // upper edge of the highest bin below fs / 2
    const auto low = std::min (lowHz * binsPerHz, top - 1.0);
    const auto high = std::min (highHz * binsPerHz, top);
    const auto first = std::round (low), last = std::ceil (high - 0.5);

    if (first >= last)
        return { static_cast<std::size_t> (first), static_cast<std::size_t> (first), 0.0, std::max (0.0, high - low) };

    return { static_cast<std::size_t> (first), static_cast<std::size_t> (last), first + 0.5 - low,
             high - (last - 0.5) };
}

void LongTermSpectrum::process (std::span<const float* const> channels, std::size_t numFrames) noexcept
{
    if (counted.empty())
        return;

    std::size_t done = 0;

    while (done < numFrames)
    {
        const auto length = std::min (numFrames - done, blockFrames - framesInBlock);

        for (std::size_t i = 0; i < counted.size(); ++i)
            std::copy_n (channels[counted[i]] + done, length, transforms[i].input().data() + framesInBlock);

        done += length;
        framesInBlock += length;

        if (framesInBlock == blockFrames)
            measureBlock();
    }
}

void LongTermSpectrum::measureBlock() noexcept
{
    framesInBlock = 0;
    std::fill (binPower.begin(), binPower.end(), 0.0f);

    for (std::size_t i = 0; i < counted.size(); ++i)
    {
        auto* samples = transforms[i].input().data();

        for (std::size_t frame = 0; frame < blockFrames; ++frame)
            samples[frame] *= window[frame];

        bins[i] = transforms[i].transform();

        for (std::size_t bin = 0; bin < binPower.size(); ++bin)
            binPower[bin] += bins[i][bin].real() * bins[i][bin].real() + bins[i][bin].imag() * bins[i][bin].imag();
    }

    const auto whole = powerIn (wholeRange);

    if (whole * powerScale < signalMeanSquare)
        return;

    ++blocks;
    wholePower += whole;
    lowPower += powerIn (lowRange);
    edge.process (binPower);

    for (std::size_t band = 0; band < numBands; ++band)
        bandPower[band] += powerIn (bands[band]);

    if (isStereo)
    {
        const auto pair = pairIn (lowRange);
        lowPair.leftLeft += pair.leftLeft;
        lowPair.rightRight += pair.rightRight;
        lowPair.leftRight += pair.leftRight;
    }
}

double LongTermSpectrum::powerIn (const BinRange& range) const noexcept
{
    auto sum = range.firstShare * static_cast<double> (binPower[range.first])
               + range.lastShare * static_cast<double> (binPower[range.last]);

    // Several sums, because each addition waits for the one before it.
    std::array<double, 8> sums {};
    auto bin = range.first + 1;

    for (; bin + sums.size() <= range.last; bin += sums.size())
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += static_cast<double> (binPower[bin + i]);

    for (; bin < range.last; ++bin)
        sum += static_cast<double> (binPower[bin]);

    return std::accumulate (sums.begin(), sums.end(), sum);
}

LongTermSpectrum::PairSums LongTermSpectrum::pairIn (const BinRange& range) const noexcept
{
    PairSums sums;

    for (auto bin = range.first; bin <= range.last; ++bin)
    {
        const auto share = bin == range.first ? range.firstShare : bin == range.last ? range.lastShare : 1.0;
        const std::complex<double> left (bins[0][bin]), right (bins[1][bin]);
        sums.leftLeft += share * std::norm (left);
        sums.rightRight += share * std::norm (right);
        sums.leftRight += share * (left.real() * right.real() + left.imag() * right.imag());
    }

    return sums;
}

std::optional<double> LongTermSpectrum::lowCorrelation (double meanSquareScale) const noexcept
{
    // meanSquareScale includes the mean of two channels, which these sums don't.
    const auto lowest = 2.0 * meanSquareScale * std::min (lowPair.leftLeft, lowPair.rightRight);

    if (! isStereo || lowest < lowestMeanSquareOfCorrelation || lowPower < leastLowOfWhole * wholePower)
        return std::nullopt;

    return std::clamp (lowPair.leftRight / std::sqrt (lowPair.leftLeft * lowPair.rightRight), -1.0, 1.0);
}

SpectrumReadings LongTermSpectrum::readings() const noexcept
{
    SpectrumReadings readings;

    if (blocks == 0)
        return readings;

    const auto scale = powerScale / static_cast<double> (blocks);
    readings.seconds = static_cast<double> (blocks * blockFrames) / sampleRate;
    readings.numBands = numBands;

    for (std::size_t band = 0; band < numBands; ++band)
        readings.thirdOctavesDbfs[band] = static_cast<float> (powerToDb (scale * bandPower[band]));

    readings.lowEndDb = powerToDb (lowPower / wholePower);
    readings.lowCorrelation = lowCorrelation (scale);
    readings.emptyAboveHz = edge.emptyAboveHz (readings.seconds);
    return readings;
}
} // namespace twobus
