#include "Core/Path/PathChord.h"

#include "Core/Base/Decibels.h"
#include "Core/Path/TurningPointers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <vector>

namespace twobus
{
namespace
{
/** Adds to each sum its frequency's share of the heard samples from `first` on. Up to eight frequencies at once. */
void addShares (std::span<const float> heard, std::span<const double> hertz, PathTimes times, std::size_t first,
                std::span<std::complex<double>> sums)
{
    constexpr std::size_t stretch = 1024; // so that turning the pointers step by step stays exact
    TurningPointers pointers;

    for (std::size_t begin = 0; begin < heard.size(); begin += stretch)
    {
        for (std::size_t i = 0; i < hertz.size(); ++i)
        {
            const auto turns = hertz[i] * times.at (static_cast<double> (first + begin));
            pointers.set (i, std::polar (1.0, -2.0 * std::numbers::pi * (turns - std::floor (turns))),
                          std::polar (1.0, -2.0 * std::numbers::pi * hertz[i] * times.secondsPerFrame));
        }

        std::array<double, TurningPointers::count> real {}, imaginary {};

        for (std::size_t frame = begin; frame < std::min (begin + stretch, heard.size()); ++frame)
        {
            const auto sample = static_cast<double> (heard[frame]);

            for (std::size_t i = 0; i < TurningPointers::count; ++i)
            {
                real[i] += sample * pointers.real()[i];
                imaginary[i] += sample * pointers.imaginary()[i];
            }

            pointers.step();
        }

        for (std::size_t i = 0; i < hertz.size(); ++i)
            sums[i] += std::complex (real[i], imaginary[i]);
    }
}

/** The amplitudes of these frequencies in the heard samples from `first` on: a sine of amplitude A has A. */
std::vector<double> amplitudesOf (std::span<const float> heard, std::span<const double> hertz, PathTimes times,
                                  std::size_t first)
{
    std::vector<std::complex<double>> sums (hertz.size());
    std::vector<double> amplitudes (hertz.size());

    for (std::size_t from = 0; from < hertz.size(); from += TurningPointers::count)
    {
        const auto count = std::min (TurningPointers::count, hertz.size() - from);
        addShares (heard, hertz.subspan (from, count), times, first, std::span (sums).subspan (from, count));
    }

    std::ranges::transform (sums, amplitudes.begin(), [&heard] (std::complex<double> sum) {
        return std::abs (2.0 * sum / static_cast<double> (heard.size()));
    });

    return amplitudes;
}
} // namespace

PathSpan middleOf (PathSpan chord) { return { chord.start + 0.5, 2.0 }; }

PathChord measureChord (const PathMaterial& material, PathSpan chord)
{
    const auto part = middleOf (chord);
    const auto first = static_cast<std::size_t> (std::max (0.0, std::round (material.times.frameOf (part.start))));
    const auto count = static_cast<std::size_t> (std::round (part.seconds / material.times.secondsPerFrame));
    PathChord found {};

    for (std::size_t heardSide = 0; heardSide < 2; ++heardSide)
    {
        found.residualDb[heardSide] = silenceDb;

        if (first + count > material.numFrames())
            continue;

        const auto heard = std::span (material.heard[heardSide]).subspan (first, count);
        auto left = 0.0;

        for (const auto sample : heard)
            left += static_cast<double> (sample) * static_cast<double> (sample);

        const auto all = left;
        const auto explain = [&] (std::span<const double> hertz) {
            auto amplitudes = amplitudesOf (heard, hertz, material.times, first);

            for (const auto amplitude : amplitudes)
                left -= 0.5 * amplitude * amplitude * static_cast<double> (count);

            return amplitudes;
        };

        explain (pathLayout::pilotHz);

        for (std::size_t sentSide = 0; sentSide < 2; ++sentSide)
        {
            std::vector<double> hertz;

            // The chord is sorted, so these are its first tones.
            for (const auto& tone : material.signal.chord (sentSide))
                if (tone.hertz * material.times.secondsPerFrame < 0.5)
                    hertz.push_back (tone.hertz);

            const auto amplitudes = explain (hertz);

            for (std::size_t i = 0; i < hertz.size(); ++i)
                found.tones[heardSide][sentSide].push_back (
                    { hertz[i], amplitudes[i] / material.signal.chord (sentSide)[i].amplitude });
        }

        if (all > 0.0)
            found.residualDb[heardSide] = powerToDb (std::max (left, all * 1.0e-14) / all);
    }

    return found;
}
} // namespace twobus
