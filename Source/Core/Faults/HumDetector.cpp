#include "Core/Faults/HumDetector.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace twobus
{
namespace
{
constexpr int valuesPerSecond = 1000, valuesPerTenth = 100, valuesPerSubBlock = 10;
constexpr std::array frequenciesHz { 50, 60, 100, 120, 150, 180, 200, 240, 250, 300, 360 };

constexpr double fundamentalProminence = 31.6; // 15 dB
constexpr double harmonicProminence = 15.8; // 12 dB
constexpr double leastShareOfLines = 0.01; // -20 dB
constexpr double leastShareOfAll = 0.0316; // -15 dB
constexpr double largestOffsetHz = 0.25, largestDisagreementHz = 0.1;

constexpr int numBins = static_cast<int> (HumDetector::numTenths);
constexpr double binsPerHz = 3.0;
constexpr int halfLine = 2; // Hann's main lobe
constexpr int nearestNeighbour = 3, furthestNeighbour = 10;

using Complex = std::complex<double>;

/** For each value of a tenth: the cosines of all frequencies, then their sines. */
using Tables = std::array<std::array<float, 2 * frequenciesHz.size()>, valuesPerTenth>;

Tables makeTables()
{
    Tables tables {};

    for (std::size_t n = 0; n < tables.size(); ++n)
        for (std::size_t i = 0; i < frequenciesHz.size(); ++i)
        {
            const auto phase = 2.0 * std::numbers::pi * frequenciesHz[i] * static_cast<double> (n) / valuesPerSecond;
            tables[n][i] = static_cast<float> (std::cos (phase));
            tables[n][i + frequenciesHz.size()] = static_cast<float> (std::sin (phase));
        }

    return tables;
}

std::array<Complex, numBins> makeRotations()
{
    std::array<Complex, numBins> rotations;

    for (int i = 0; i < numBins; ++i)
        rotations[static_cast<std::size_t> (i)] = std::polar (1.0, -2.0 * std::numbers::pi * i / numBins);

    return rotations;
}

const auto tables = makeTables();
const auto rotations = makeRotations();

std::size_t wrapped (int bin) noexcept { return static_cast<std::size_t> ((bin + numBins) % numBins); }

/** The mean, summed in eight strands so that the compiler can vectorise. */
float meanOf (const float* samples, std::size_t numFrames) noexcept
{
    std::array<float, 8> strands {};
    std::size_t i = 0;

    for (; i + strands.size() <= numFrames; i += strands.size())
        for (std::size_t k = 0; k < strands.size(); ++k)
            strands[k] += samples[i + k];

    auto sum = 0.0f;

    for (; i < numFrames; ++i)
        sum += samples[i];

    for (const auto strand : strands)
        sum += strand;

    return sum / static_cast<float> (numFrames);
}

/** The share of a frequency's power that remains after averaging over a thousandth of a second. */
double averagingLoss (double frequencyHz) noexcept
{
    const auto x = std::numbers::pi * frequencyHz / valuesPerSecond;
    return std::pow (std::sin (x) / x, 2.0);
}
} // namespace

void HumDetector::reset() noexcept
{
    current.fill (0.0f);
    position = next = 0;
}

void HumDetector::process (const float* samples, std::size_t numFrames) noexcept
{
    for (std::size_t i = 0; i < valuesPerSubBlock; ++i)
    {
        const auto first = i * numFrames / valuesPerSubBlock, end = (i + 1) * numFrames / valuesPerSubBlock;
        const auto value = meanOf (samples + first, end - first);
        const auto& table = tables[position++ % valuesPerTenth];

        for (std::size_t k = 0; k < current.size(); ++k)
            current[k] += value * table[k];
    }
}

void HumDetector::endTenth() noexcept
{
    tenths[next] = current;
    next = (next + 1) % numTenths;
    current.fill (0.0f);
    position = 0;
}

/** The Hann-windowed lines, 1/3 Hz apart, from 5 Hz below to 5 Hz above a harmonic; the lower ones stand at the end. */
class HumDetector::Spectrum
{
public:
    explicit Spectrum (const std::array<Complex, numTenths>& envelope) noexcept
    {
        std::array<Complex, numBins> plain {};

        for (std::size_t bin = 0; bin < plain.size(); ++bin)
            for (std::size_t t = 0; t < envelope.size(); ++t)
                plain[bin] += envelope[t] * rotations[bin * t % plain.size()];

        // In the frequency domain the Hann window is a weighted sum of three neighbouring bins.
        for (int bin = 0; bin < numBins; ++bin)
            powers[wrapped (bin)] =
                std::norm (0.5 * plain[wrapped (bin)] - 0.25 * (plain[wrapped (bin - 1)] + plain[wrapped (bin + 1)]));
    }

    bool isPeak (int bin) const noexcept
    {
        return at (bin) > 0.0 && at (bin) >= at (bin - 1) && at (bin) >= at (bin + 1);
    }

    /** The peak's position between the bins; exact for a sine. */
    double placeOfPeak (int bin) const noexcept
    {
        const auto side = at (bin + 1) > at (bin - 1) ? 1 : -1;
        const auto ratio = std::sqrt (at (bin + side) / at (bin));
        return bin + side * (2.0 * ratio - 1.0) / (ratio + 1.0);
    }

    double prominence (int bin) const noexcept
    {
        auto beside = 0.0;

        for (int i = nearestNeighbour; i <= furthestNeighbour; ++i)
            beside += at (bin - i) + at (bin + i);

        return at (bin) / (beside / (2.0 * (furthestNeighbour - nearestNeighbour + 1)));
    }

    double meanSquare (int bin) const noexcept
    {
        // Makes a mean square of the sum over a line: one side holds half of a sine's squared values, and 3/8 passes
        // the window.
        constexpr auto sumPerMeanSquare = numBins * numBins * 0.375 * valuesPerTenth * valuesPerTenth / 2.0;
        auto sum = 0.0;

        for (int i = -halfLine; i <= halfLine; ++i)
            sum += at (bin + i);

        return sum / sumPerMeanSquare;
    }

private:
    double at (int bin) const noexcept { return powers[wrapped (bin)]; }

    std::array<double, numBins> powers {};
};

HumDetector::Line HumDetector::lineAt (int frequencyHz, int harmonic) const noexcept
{
    static_assert (numFrequencies == frequenciesHz.size());
    const auto index = static_cast<std::size_t> (std::find (frequenciesHz.begin(), frequenciesHz.end(), frequencyHz)
                                                 - frequenciesHz.begin());
    std::array<Complex, numTenths> envelope;

    for (std::size_t t = 0; t < numTenths; ++t)
    {
        const auto& sums = tenths[(next + t) % numTenths];
        envelope[t] = { sums[index], -sums[index + numFrequencies] };
    }

    const Spectrum spectrum (envelope);
    Line best;

    for (int bin = -harmonic; bin <= harmonic; ++bin)
    {
        if (! spectrum.isPeak (bin))
            continue;

        const auto offsetHz = spectrum.placeOfPeak (bin) / (binsPerHz * harmonic);
        const auto prominence = spectrum.prominence (bin);

        if (std::abs (offsetHz) <= largestOffsetHz && prominence >= std::max (harmonicProminence, best.prominence))
            best = { prominence, spectrum.meanSquare (bin) / averagingLoss (frequencyHz), offsetHz };
    }

    return best;
}

HumDetector::Lines HumDetector::linesOf (int mainsHz) const noexcept
{
    Lines lines;

    for (int harmonic = 1; harmonic <= numHarmonics; ++harmonic)
        lines[static_cast<std::size_t> (harmonic - 1)] = lineAt (mainsHz * harmonic, harmonic);

    return lines;
}

std::optional<MainsHum> HumDetector::humOf (const Lines& lines, int mainsHz, double strongest) noexcept
{
    MainsHum hum { static_cast<double> (mainsHz), 0.0 };
    std::optional<double> offsetHz;
    auto isSure = false;

    for (const auto& line : lines)
    {
        if (line.prominence <= 0.0 || line.meanSquare < leastShareOfLines * strongest)
            continue;

        hum.meanSquare += line.meanSquare;
        isSure = isSure || (offsetHz && std::abs (*offsetHz - line.mainsOffsetHz) <= largestDisagreementHz)
                 || (&line == &lines.front() && line.prominence >= fundamentalProminence);
        offsetHz = line.mainsOffsetHz;
    }

    return isSure ? std::optional (hum) : std::nullopt;
}

std::optional<MainsHum> HumDetector::find (double meanSquare) const noexcept
{
    const auto european = linesOf (50), american = linesOf (60);
    auto strongest = 0.0;

    for (std::size_t i = 0; i < european.size(); ++i)
        strongest = std::max ({ strongest, european[i].meanSquare, american[i].meanSquare });

    auto hum = humOf (european, 50, strongest);

    if (const auto other = humOf (american, 60, strongest); other && (! hum || other->meanSquare > hum->meanSquare))
        hum = other;

    return hum && hum->meanSquare >= leastShareOfAll * meanSquare ? hum : std::nullopt;
}
} // namespace twobus
