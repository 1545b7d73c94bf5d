#include "Support/ReferenceLoudness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus::test
{
namespace
{
constexpr std::size_t hop = 480, momentaryLength = 19200, shortTermLength = 144000, gatingHop = 4800;

/** Direct form I, as the standard draws it. */
std::vector<double> filtered (const std::vector<double>& x, double b0, double b1, double b2, double a1, double a2)
{
    std::vector<double> y (x.size());

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto past = [n] (const std::vector<double>& v, std::size_t k) { return n >= k ? v[n - k] : 0.0; };
        y[n] = b0 * x[n] + b1 * past (x, 1) + b2 * past (x, 2) - a1 * past (y, 1) - a2 * past (y, 2);
    }

    return y;
}

/** The weighted power of each frame, all channels together. */
std::vector<double> weightedPowers (const AudioBuffer& audio, std::span<const double> weights)
{
    std::vector<double> powers (audio.numFrames());

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        const std::vector<double> input (audio[channel].begin(), audio[channel].end());
        const auto shelved = filtered (input, 1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241,
                                       0.73248077421585);
        const auto weighted = filtered (shelved, 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621);

        for (std::size_t n = 0; n < weighted.size(); ++n)
            powers[n] += weights[channel] * weighted[n] * weighted[n];
    }

    return powers;
}

/** The mean of each whole window of this length, one every step frames. */
std::vector<double> windowMeans (const std::vector<double>& powers, std::size_t length, std::size_t step)
{
    std::vector<double> means;

    for (std::size_t first = 0; first + length <= powers.size(); first += step)
    {
        auto sum = 0.0;

        for (std::size_t n = first; n < first + length; ++n)
            sum += powers[n];

        means.push_back (sum / static_cast<double> (length));
    }

    return means;
}

double lufs (double power)
{
    return power > 0.0 ? -0.691 + 10.0 * std::log10 (power) : -std::numeric_limits<double>::infinity();
}

double meanOf (const std::vector<double>& values)
{
    auto sum = 0.0;

    for (const auto value : values)
        sum += value;

    return sum / static_cast<double> (values.size());
}

template <typename Keep>
std::vector<double> kept (std::vector<double> values, Keep&& keep)
{
    std::erase_if (values, [&keep] (double value) { return ! keep (value); });
    return values;
}

std::optional<double> maximumLufs (const std::vector<double>& means)
{
    if (means.empty())
        return std::nullopt;

    return lufs (*std::max_element (means.begin(), means.end()));
}

std::optional<double> integrated (const std::vector<double>& blocks)
{
    if (blocks.empty())
        return std::nullopt;

    const auto absolute = kept (blocks, [] (double power) { return lufs (power) > -70.0; });

    if (absolute.empty())
        return -std::numeric_limits<double>::infinity();

    const auto gate = lufs (meanOf (absolute)) - 10.0;
    return lufs (meanOf (kept (absolute, [gate] (double power) { return lufs (power) > gate; })));
}

std::optional<double> range (const std::vector<double>& shortTerms)
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
} // namespace

ReferenceReadings referenceLoudness (const AudioBuffer& audio, std::span<const double> weights)
{
    const auto powers = weightedPowers (audio, weights);

    return { maximumLufs (windowMeans (powers, momentaryLength, hop)),
             maximumLufs (windowMeans (powers, shortTermLength, hop)),
             integrated (windowMeans (powers, momentaryLength, gatingHop)),
             range (windowMeans (powers, shortTermLength, gatingHop)) };
}
} // namespace twobus::test
