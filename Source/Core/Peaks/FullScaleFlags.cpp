#include "Core/Peaks/FullScaleFlags.h"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Peaks/FullScaleFlags.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

FullScaleFlags flagsOf (const float* samples, float fullScale)
{
    const hn::CappedTag<float, 16> d;
    const auto top = hn::Set (d, fullScale), one = hn::Set (d, 1.0f), zero = hn::Zero (d);
    FullScaleFlags flags;

    const auto bitsOf = [&d] (auto mask) -> std::uint64_t {
        std::uint8_t bytes[8];
        hn::StoreMaskBits (d, mask, bytes);
        return hn::Lanes (d) > 8 ? std::uint64_t { bytes[0] } | std::uint64_t { bytes[1] } << 8
                                 : std::uint64_t { bytes[0] };
    };

    for (std::size_t i = 0; i < FullScaleFlags::mostSamples; i += hn::Lanes (d))
    {
        const auto x = hn::LoadU (d, samples + i);
        flags.atFullScale |= bitsOf (hn::Ge (hn::Abs (x), top)) << i;
        flags.over |= bitsOf (hn::Gt (hn::Abs (x), one)) << i;
        flags.positive |= bitsOf (hn::Gt (x, zero)) << i;
    }

    flags.positive &= flags.atFullScale;
    return flags;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (flagsOf);

FullScaleFlags fullScaleFlagsOf (const float* samples, std::size_t count, float fullScale) noexcept
{
    std::array<float, FullScaleFlags::mostSamples> padded {};

    if (count < padded.size())
    {
        std::copy_n (samples, count, padded.data());
        samples = padded.data();
    }

    return HWY_DYNAMIC_DISPATCH (flagsOf) (samples, fullScale);
}
} // namespace twobus
#endif
