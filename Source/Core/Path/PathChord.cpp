#include "Core/Path/PathChord.h"

#include "Core/Base/Decibels.h"

#include <cmath>
#include <complex>

namespace twobus
{
namespace
{
/** The complex amplitude of a frequency in the heard samples from `first` on: a sine of amplitude A has size A. */
std::complex<double> amplitudeOf (std::span<const float> heard, double hertz, PathTimes times, std::size_t first)
{
    constexpr std::size_t stretch = 1024; // so that turning the pointer step by step stays exact
    const auto turn = std::polar (1.0, -2.0 * std::numbers::pi * hertz * times.secondsPerFrame);
    std::complex<double> sum = 0.0;

    for (std::size_t begin = 0; begin < heard.size(); begin += stretch)
    {
        const auto turns = hertz * times.at (static_cast<double> (first + begin));
        auto pointer = std::polar (1.0, -2.0 * std::numbers::pi * (turns - std::floor (turns)));
        auto real = 0.0, imaginary = 0.0;

        for (std::size_t frame = begin; frame < std::min (begin + stretch, heard.size()); ++frame)
        {
            const auto sample = static_cast<double> (heard[frame]);
            real += sample * pointer.real();
            imaginary += sample * pointer.imag();
            pointer = { pointer.real() * turn.real() - pointer.imag() * turn.imag(),
                        pointer.real() * turn.imag() + pointer.imag() * turn.real() };
        }

        sum += std::complex (real, imaginary);
    }

    return 2.0 * sum / static_cast<double> (heard.size());
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
        const auto explain = [&] (double hertz) {
            const auto amplitude = std::abs (amplitudeOf (heard, hertz, material.times, first));
            left -= 0.5 * amplitude * amplitude * static_cast<double> (count);
            return amplitude;
        };

        for (const auto hertz : pathLayout::pilotHz)
            explain (hertz);

        for (std::size_t sentSide = 0; sentSide < 2; ++sentSide)
            for (const auto& tone : material.signal.chord (sentSide))
                if (tone.hertz * material.times.secondsPerFrame < 0.5)
                    found.tones[heardSide][sentSide].push_back ({ tone.hertz, explain (tone.hertz) / tone.amplitude });

        if (all > 0.0)
            found.residualDb[heardSide] = powerToDb (std::max (left, all * 1.0e-14) / all);
    }

    return found;
}
} // namespace twobus
