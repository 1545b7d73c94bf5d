#include "Core/Spectrum/DominantBand.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace twobus
{
namespace
{
constexpr double shortestWindowSeconds = 0.035;
constexpr std::array<double, DominantBand::numBands> nominalCentresHz { 31.5,   63.0,   125.0,  250.0,  500.0,
                                                                        1000.0, 2000.0, 4000.0, 8000.0, 16000.0 };
constexpr int bandOf1000Hz = 5;

/** Half an octave below the band's exact centre, which is 1000 Hz times a power of two. */
double lowerEdgeHz (std::size_t band) noexcept
{
    return 1000.0 * std::exp2 (static_cast<double> (band) - bandOf1000Hz - 0.5);
}
} // namespace

void DominantBand::prepare (double sampleRate, std::size_t numChannels)
{
    const auto length =
        std::max (std::bit_ceil (static_cast<std::size_t> (std::ceil (shortestWindowSeconds * sampleRate))),
                  FourierTransform::smallestSize);
    transform = FourierTransform (length);
    captured.assign (length, 0.0f);
    window.resize (length);

    for (std::size_t i = 0; i < length; ++i)
        window[i] = static_cast<float> (
            0.5
            - 0.5 * std::cos (2.0 * std::numbers::pi * (static_cast<double> (i) + 0.5) / static_cast<double> (length)));

    for (std::size_t band = 0; band < firstBins.size(); ++band)
        firstBins[band] = std::min (
            static_cast<std::size_t> (std::ceil (lowerEdgeHz (band) * static_cast<double> (length) / sampleRate)),
            transform.numBins());

    ringLength = 2 * length;
    rings.assign (numChannels, std::vector<float> (ringLength));
    clear();
}

void DominantBand::clear() noexcept
{
    for (auto& ring : rings)
        std::fill (ring.begin(), ring.end(), 0.0f);

    numAppended = 0;
}

void DominantBand::append (std::span<const float* const> channels, std::size_t numFrames) noexcept
{
    const auto untilEnd = std::min (numFrames, ringLength - numAppended);

    for (std::size_t channel = 0; channel < rings.size(); ++channel)
    {
        std::copy_n (channels[channel], untilEnd, rings[channel].data() + numAppended);
        std::copy_n (channels[channel] + untilEnd, numFrames - untilEnd, rings[channel].data());
    }

    numAppended = (numAppended + numFrames) % ringLength;
}

void DominantBand::capture (std::size_t channel, std::size_t framesSinceMiddle) noexcept
{
    const auto length = captured.size();
    const auto available = std::min (length, length / 2 + framesSinceMiddle);
    const auto first = (numAppended + 2 * ringLength - framesSinceMiddle - length / 2) % ringLength;
    std::fill (captured.begin(), captured.end(), 0.0f);

    for (std::size_t i = 0; i < available; ++i)
        captured[i] = rings[channel][(first + i) % ringLength];
}

std::optional<double> DominantBand::centreHz() noexcept
{
    const auto input = transform.input();
    const auto mean = std::accumulate (captured.begin(), captured.end(), 0.0f) / static_cast<float> (captured.size());
    std::transform (captured.begin(), captured.end(), window.begin(), input.begin(),
                    [mean] (float sample, float weight) { return (sample - mean) * weight; });

    const auto bins = transform.transform();
    std::array<double, nominalCentresHz.size()> powers {};

    for (std::size_t band = 0; band < powers.size(); ++band)
        for (auto bin = firstBins[band]; bin < firstBins[band + 1]; ++bin)
            powers[band] += static_cast<double> (std::norm (bins[bin]));

    const auto strongest = std::max_element (powers.begin(), powers.end());
    return *strongest > 0.0 ? std::optional (nominalCentresHz[static_cast<std::size_t> (strongest - powers.begin())])
                            : std::nullopt;
}
} // namespace twobus
