#include "Support/ReferenceLevels.h"

#include "Support/Bessel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twobus::test
{
namespace
{
constexpr int pointsPerSample = 32;
constexpr int halfWidth = 256; // samples on each side
constexpr auto taps = static_cast<std::size_t> (2 * halfWidth);

double decibels (double amplitude)
{
    return amplitude > 0.0 ? 20.0 * std::log10 (amplitude) : -std::numeric_limits<double>::infinity();
}

/** A sinc with a Kaiser window of beta 12, at a distance in samples. */
double kernel (double distance)
{
    const auto place = distance / halfWidth;

    if (std::abs (place) >= 1.0)
        return 0.0;

    const auto angle = std::numbers::pi * distance;
    const auto sinc = distance == 0.0 ? 1.0 : std::sin (angle) / angle;
    return sinc * bessel0 (12.0 * std::sqrt (1.0 - place * place)) / bessel0 (12.0);
}

using Phase = std::array<double, taps>;

/** For each point between two samples, the weights of the 256 samples before it and the 256 after it. */
std::vector<Phase> makePhases()
{
    std::vector<Phase> phases;

    for (int point = 1; point < pointsPerSample; ++point)
    {
        Phase phase {};

        for (int tap = 0; tap < 2 * halfWidth; ++tap)
            phase[static_cast<std::size_t> (tap)] =
                kernel (static_cast<double> (point) / pointsPerSample + halfWidth - 1 - tap);

        phases.push_back (phase);
    }

    return phases;
}

double product (const Phase& phase, const double* samples)
{
    std::array<double, 8> sums {};

    for (std::size_t tap = 0; tap < taps; tap += sums.size())
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += phase[tap + lane] * samples[tap + lane];

    auto sum = 0.0;

    for (const auto lane : sums)
        sum += lane;

    return sum;
}
} // namespace

ReferenceLevels referenceLevels (std::span<const float> samples)
{
    auto sum = 0.0L, squares = 0.0L;
    auto peak = 0.0f;

    for (const auto sample : samples)
    {
        sum += static_cast<long double> (sample);
        squares += static_cast<long double> (sample) * static_cast<long double> (sample);
        peak = std::max (peak, std::abs (sample));
    }

    const auto length = static_cast<long double> (samples.size());
    const auto peakDbfs = decibels (static_cast<double> (peak));
    const auto rmsDbfs = decibels (static_cast<double> (std::sqrt (squares / length)));
    return { peakDbfs, rmsDbfs, peakDbfs - rmsDbfs, static_cast<double> (100.0L * sum / length) };
}

double referenceTruePeakDbtp (std::span<const float> samples)
{
    static const auto phases = makePhases();
    std::vector<double> padded (taps);
    padded.insert (padded.end(), samples.begin(), samples.end());
    padded.insert (padded.end(), taps, 0.0);

    auto highest = 0.0;

    for (const auto sample : samples)
        highest = std::max (highest, std::abs (static_cast<double> (sample)));

    for (std::size_t first = 0; first + taps <= padded.size(); ++first)
        for (const auto& phase : phases)
            highest = std::max (highest, std::abs (product (phase, padded.data() + first)));

    return decibels (highest);
}
} // namespace twobus::test
