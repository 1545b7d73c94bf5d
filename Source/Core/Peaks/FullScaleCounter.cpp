#include "Core/Peaks/FullScaleCounter.h"

#include <algorithm>
#include <array>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Peaks/FullScaleCounter.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef TWOBUS_FULL_SCALE_FLAGS
#define TWOBUS_FULL_SCALE_FLAGS
namespace twobus
{
namespace
{
constexpr std::size_t samplesPerWord = 64;

/** One bit per sample, the first sample in the lowest bit. */
struct Flags
{
    std::uint64_t atFullScale = 0;
    std::uint64_t over = 0; ///< beyond +-1
};
} // namespace
} // namespace twobus
#endif

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

Flags flagsOf (const float* samples, float fullScale)
{
    const hn::CappedTag<float, 16> d;
    const auto top = hn::Set (d, fullScale), one = hn::Set (d, 1.0f);
    Flags flags;

    const auto bitsOf = [&d] (auto mask) -> std::uint64_t {
        std::uint8_t bytes[8];
        hn::StoreMaskBits (d, mask, bytes);
        return hn::Lanes (d) > 8 ? std::uint64_t { bytes[0] } | std::uint64_t { bytes[1] } << 8
                                 : std::uint64_t { bytes[0] };
    };

    for (std::size_t i = 0; i < samplesPerWord; i += hn::Lanes (d))
    {
        const auto x = hn::LoadU (d, samples + i);
        flags.atFullScale |= bitsOf (hn::Ge (hn::Abs (x), top)) << i;
        flags.over |= bitsOf (hn::Gt (hn::Abs (x), one)) << i;
    }

    return flags;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (flagsOf);

void FullScaleCounter::process (std::span<const float> samples) noexcept
{
    for (std::size_t done = 0; done < samples.size(); done += samplesPerWord)
    {
        const auto count = std::min<std::size_t> (samplesPerWord, samples.size() - done);
        const auto* word = samples.data() + done;
        std::array<float, samplesPerWord> lastWord {};

        if (count < samplesPerWord)
        {
            std::copy_n (word, count, lastWord.data());
            word = lastWord.data();
        }

        const auto flags = HWY_DYNAMIC_DISPATCH (flagsOf) (word, fullScale);
        atFullScale += static_cast<std::uint64_t> (std::popcount (flags.atFullScale));
        over += static_cast<std::uint64_t> (std::popcount (flags.over));
    }
}
} // namespace twobus
#endif
