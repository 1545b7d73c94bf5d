#include "Core/Faults/SampleWidth.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Faults/SampleWidth.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

/** Whether every sample is a whole number once multiplied by the scale. */
bool areWhole (const float* samples, std::size_t numFrames, float scale)
{
    const hn::CappedTag<float, 16> d;
    const auto factor = hn::Set (d, scale);
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto scaled = hn::Mul (hn::LoadU (d, samples + i), factor);

        if (! hn::AllTrue (d,
                           hn::Eq (hn::Sub (hn::Round (scaled), scaled), hn::Zero (d)))) // false for NaN and infinity
            return false;
    }

    for (; i < numFrames; ++i)
        if (! (std::nearbyint (samples[i] * scale) - samples[i] * scale == 0.0f))
            return false;

    return true;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (areWhole);

namespace
{
float stepsPerFullScale (int bits) noexcept { return std::ldexp (1.0f, bits - 1); }

bool areZero (const float* samples, std::size_t numFrames) noexcept
{
    for (std::size_t i = 0; i < numFrames; ++i)
        if (samples[i] != 0.0f)
            return false;

    return true;
}
} // namespace

void SampleWidth::process (const float* samples, std::size_t numFrames) noexcept
{
    if (enough == 0 && ! areZero (samples, numFrames))
        enough = 1;

    while (enough > 0 && enough <= mostBits
           && ! HWY_DYNAMIC_DISPATCH (areWhole) (samples, numFrames, stepsPerFullScale (enough)))
        ++enough;
}

std::optional<int> SampleWidth::bitsInUse() const noexcept
{
    return enough >= 1 && enough <= mostBits ? std::optional (enough) : std::nullopt;
}
} // namespace twobus
#endif
