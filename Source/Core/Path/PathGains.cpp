#include "Core/Path/PathMaterial.h"

#include "Core/Path/LeastSquares.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
/** The sent sound a quarter of a period of 1 kHz ago: with it the gain's phase is measured too, so that a phase that
    turns does not read as a lower gain. */
std::array<std::vector<double>, 2> quarterLater (const PathMaterial& material, std::size_t first, std::size_t count)
{
    std::array<std::vector<double>, 2> sides { std::vector<double> (count), std::vector<double> (count) };
    material.signal.at (material.times.at (static_cast<double> (first)) - 0.25 / pathLayout::toneHz,
                        material.times.secondsPerFrame, sides[0], sides[1]);
    return sides;
}
} // namespace

PathReadings::Gains measureGains (const PathMaterial& material)
{
    // From the end of the last mark's ramp to the end of the tone of both sides.
    constexpr PathSpan part { pathLayout::leftOnly.start, pathLayout::bothSides.end() - pathLayout::leftOnly.start };
    const auto first = static_cast<std::size_t> (std::max (0.0, std::floor (material.times.frameOf (part.start))));
    const auto end =
        static_cast<std::size_t> (std::clamp (std::ceil (material.times.frameOf (part.end())) + 1.0,
                                              static_cast<double> (first), static_cast<double> (material.numFrames())));
    const auto later = quarterLater (material, first, end - first);
    PathReadings::Gains gains {};

    for (std::size_t side = 0; side < 2; ++side)
    {
        LeastSquares<4> fit;

        material.forEach (part, [&] (std::size_t frame) {
            if (frame < end)
                fit.add ({ material.sent[0][frame], later[0][frame - first], material.sent[1][frame],
                           later[1][frame - first] },
                         static_cast<double> (material.heard[side][frame]));
        });

        const auto [left, leftLater, right, rightLater] = fit.factors();
        gains[side] = { std::complex (left, -leftLater), std::complex (right, -rightLater) };
    }

    return gains;
}

double expectedAt (const PathMaterial& material, const PathReadings::Gains& gains, std::size_t heardSide,
                   std::size_t frame) noexcept
{
    const auto signedGain = [] (std::complex<double> gain) { return std::copysign (std::abs (gain), gain.real()); };
    return signedGain (gains[heardSide][0]) * material.sent[0][frame]
           + signedGain (gains[heardSide][1]) * material.sent[1][frame];
}
} // namespace twobus
