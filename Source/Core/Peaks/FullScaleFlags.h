#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Which of up to 64 samples are at full scale. One bit for each sample, the first sample in the lowest bit. */
struct FullScaleFlags
{
    static constexpr std::size_t mostSamples = 64;

    std::uint64_t atFullScale = 0;
    std::uint64_t over = 0; ///< beyond +-1
    std::uint64_t positive = 0; ///< above 0; set only for samples at full scale
};

FullScaleFlags fullScaleFlagsOf (const float* samples, std::size_t count, float fullScale) noexcept;
} // namespace twobus
