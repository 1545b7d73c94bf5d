#include "Core/Path/PathBits.h"

#include "Core/Path/PathChord.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
bool isBitExact (const PathMaterial& material, std::ptrdiff_t firstFrame)
{
    const auto part = std::pair (material.times.frameOf (pathLayout::firstFall),
                                 material.times.frameOf (pathLayout::lastFall + pathLayout::markSeconds));

    if (part.first < 0.0 || part.second > static_cast<double> (material.numFrames()))
        return false;

    const auto first = static_cast<std::size_t> (part.first), count = static_cast<std::size_t> (part.second) - first;
    std::array<std::vector<float>, 2> file { std::vector<float> (count), std::vector<float> (count) };
    material.signal.frames (firstFrame + static_cast<std::ptrdiff_t> (first), file[0], file[1]);

    const auto isSame = [&] (std::size_t side) {
        return std::ranges::equal (file[side], std::span (material.heard[side]).subspan (first, count));
    };
    return isSame (0) && isSame (1);
}

PathRounding roundingTo (int bits, const PathMaterial& material, const PathReadings::Gains& gains)
{
    // In steps: cut off has a mean of -0.5; rounded a deviation of 0.29; triangular dither makes it 0.5.
    constexpr auto leastCut = 0.35, mostRounded = 0.4;
    const auto steps = std::exp2 (bits - 1);
    auto sum = 0.0, squares = 0.0, count = 0.0;

    material.forEach (middleOf (pathLayout::firstChord), [&] (std::size_t frame) {
        const auto error =
            (static_cast<double> (material.heard[0][frame]) - expectedAt (material, gains, 0, frame)) * steps;
        sum += error;
        squares += error * error;
        count += 1.0;
    });

    if (count == 0.0)
        return PathRounding::none;

    const auto mean = sum / count;

    if (std::abs (mean) > leastCut)
        return PathRounding::cutOff;

    return std::sqrt (squares / count - mean * mean) < mostRounded ? PathRounding::rounded : PathRounding::dithered;
}
} // namespace twobus
