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
    isDark = true;
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

bool StereoScope::advance (double seconds, std::span<const StereoPair> pairs)
{
    if (length == 0 || (isDark && pairs.empty()))
        return false;

    const auto fade = static_cast<float> (std::exp2 (-std::max (0.0, seconds) / halfLifeSeconds));
    auto most = 0.0f;

    for (auto& pixel : light)
    {
        pixel *= fade;
        pixel = pixel < darkest ? 0.0f : pixel;
        most = std::max (most, pixel);
    }

    for (const auto& pair : pairs)
        if (finite (pair.left) != 0.0f || finite (pair.right) != 0.0f)
        {
            auto& pixel = at (placeOf (pair));
            pixel = std::min (brightest, pixel + lightOfPoint);
            most = brightest;
        }

    const auto wasDark = isDark;
    isDark = most == 0.0f;
    return ! (wasDark && isDark);
}

std::uint8_t StereoScope::brightness (int column, int row) const noexcept
{
    return static_cast<std::uint8_t> (
        light[static_cast<std::size_t> (row) * static_cast<std::size_t> (length) + static_cast<std::size_t> (column)]);
}
} // namespace twobus
