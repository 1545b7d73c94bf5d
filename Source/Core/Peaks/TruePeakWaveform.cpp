#include "Core/Peaks/TruePeakWaveform.h"

#include "Core/Peaks/TruePeakTaps.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace twobus
{
namespace
{
using Points = std::array<double, 8>;
using Window = std::array<double, TruePeakWaveform::taps>;

/** Computes the eight points of a sample, in the steps that TruePeakInterpolator's header describes. */
class Cascade
{
public:
    explicit Cascade (const Window& samplesOfWindow) noexcept : samples (samplesOfWindow) {}

    Points points() const noexcept
    {
        const auto sample = at (0), nextSample = at (1), half = halfWay (0);
        const auto first = firstQuarter (0), third = thirdQuarter (0);

        return { sample, blend (sample + first, thirdQuarter (-1) + half),
                 first,  blend (first + half, sample + third),
                 half,   blend (half + third, first + nextSample),
                 third,  blend (third + nextSample, half + firstQuarter (1)) };
    }

private:
    double at (int frame) const noexcept
    {
        return *(samples.begin() + static_cast<std::ptrdiff_t> (TruePeakWaveform::lagFrames) + frame);
    }

    double halfWay (int frame) const noexcept
    {
        auto sum = 0.0;

        for (int tap = 0; tap < static_cast<int> (truePeakTaps::first.size()); ++tap)
            sum += static_cast<double> (truePeakTaps::first[static_cast<std::size_t> (tap)])
                   * (at (frame - tap) + at (frame + 1 + tap));

        return sum;
    }

    double firstQuarter (int frame) const noexcept
    {
        return blend (at (frame) + halfWay (frame), halfWay (frame - 1) + at (frame + 1),
                      at (frame - 1) + halfWay (frame + 1), halfWay (frame - 2) + at (frame + 2));
    }

    double thirdQuarter (int frame) const noexcept
    {
        return blend (halfWay (frame) + at (frame + 1), at (frame) + halfWay (frame + 1),
                      halfWay (frame - 1) + at (frame + 2), at (frame - 1) + halfWay (frame + 2));
    }

    static double blend (double near, double far, double farther, double farthest) noexcept
    {
        const auto& taps = truePeakTaps::second;
        return static_cast<double> (taps[0]) * near + static_cast<double> (taps[1]) * far
               + static_cast<double> (taps[2]) * farther + static_cast<double> (taps[3]) * farthest;
    }

    static double blend (double near, double far) noexcept
    {
        return static_cast<double> (truePeakTaps::third[0]) * near + static_cast<double> (truePeakTaps::third[1]) * far;
    }

    const Window& samples;
};

// The bisection stops at this many frames, and these are searched point by point.
constexpr std::size_t fewFrames = 16;
} // namespace

void TruePeakWaveform::prepare (double sampleRate) noexcept
{
    interpolator.prepare (sampleRate);
    const auto pointsApart = weights.size() / factor();

    for (std::size_t tap = 0; tap < taps; ++tap)
    {
        Window impulse {};
        impulse[tap] = 1.0;
        const auto points = Cascade (impulse).points();

        for (std::size_t point = 0; point < factor(); ++point)
            weights[point][tap] = points[point * pointsApart];
    }
}

double TruePeakWaveform::at (const float* window, std::size_t point) const noexcept
{
    const auto& row = weights[point];
    return std::transform_reduce (row.begin(), row.end(), window, 0.0, std::plus(),
                                  [] (double weight, float sample) { return weight * static_cast<double> (sample); });
}

double TruePeakWaveform::highestMagnitude (const float* samples, std::size_t numFrames) const noexcept
{
    auto highest = interpolator.highestBetween (samples, numFrames);

    for (std::size_t frame = 0; frame < numFrames; ++frame)
        highest = std::max (highest, std::abs (samples[lagFrames + frame]));

    return static_cast<double> (highest);
}

PeakInstant TruePeakWaveform::highest (const float* samples, std::size_t numFrames) const noexcept
{
    std::size_t first = 0;

    while (numFrames > fewFrames)
    {
        const auto half = numFrames / 2;
        const auto isLater =
            highestMagnitude (samples + first + half, numFrames - half) > highestMagnitude (samples + first, half);
        first += isLater ? half : 0;
        numFrames = isLater ? numFrames - half : half;
    }

    PeakInstant found;

    for (auto frame = first; frame < first + numFrames; ++frame)
        for (std::size_t point = 0; point < factor(); ++point)
            if (const auto value = at (samples + frame, point); std::abs (value) > std::abs (found.value))
                found = { frame, point, value };

    return found;
}
} // namespace twobus
