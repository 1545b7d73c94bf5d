#include "App/Meters/StereoScope.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr float lightOfPoint = 110.0f, brightest = 255.0f, darkest = 4.0f;

/** Returns 0 for NaN and infinity, because rounding them to an integer is undefined. */
float finite (float sample) noexcept { return std::isfinite (sample) ? sample : 0.0f; }
} // namespace

void StereoScope::setSide (int pixels)
{
    length = std::max (0, pixels);
    light.assign (static_cast<std::size_t> (length) * static_cast<std::size_t> (length), 0.0f);
    lit.clear();
    touched.clear();
}

StereoScope::Place StereoScope::placeOf (StereoPair pair) const noexcept
{
    const auto left = std::clamp (finite (pair.left), -1.0f, 1.0f),
               right = std::clamp (finite (pair.right), -1.0f, 1.0f);
    const auto largest = std::max (std::abs (left), std::abs (right));
    const auto scale = largest > 0.0f ? 1.0f / std::sqrt (largest) : 0.0f;
    const auto across = (right - left) * 0.5f * scale, up = (left + right) * 0.5f * scale;
    const auto half = static_cast<float> (length - 1) * 0.5f;
    return { static_cast<int> (std::lround (half + across * half)), static_cast<int> (std::lround (half - up * half)) };
}

void StereoScope::fade (float factor)
{
    std::erase_if (lit, [this, factor] (Place place) {
        auto& pixel = light[indexOf (place)];
        pixel *= factor;
        pixel = pixel < darkest ? 0.0f : pixel;
        return pixel == 0.0f;
    });
}

void StereoScope::add (StereoPair pair)
{
    if (finite (pair.left) == 0.0f && finite (pair.right) == 0.0f)
        return;

    const auto place = placeOf (pair);
    auto& pixel = light[indexOf (place)];

    if (pixel == 0.0f)
        lit.push_back (place);

    pixel = std::min (brightest, pixel + lightOfPoint);
}

bool StereoScope::advance (double seconds, std::span<const StereoPair> pairs)
{
    if (length == 0)
        return false;

    touched.assign (lit.begin(), lit.end());
    fade (static_cast<float> (std::exp2 (-std::max (0.0, seconds) / halfLifeSeconds)));
    const auto numKept = lit.size();

    for (const auto& pair : pairs)
        add (pair);

    touched.insert (touched.end(), lit.begin() + static_cast<std::ptrdiff_t> (numKept), lit.end());
    return ! touched.empty();
}
} // namespace twobus
