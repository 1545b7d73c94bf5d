#include "Core/Peaks/FullScaleCounter.h"

#include "Core/Peaks/FullScaleFlags.h"

#include <algorithm>
#include <bit>

namespace twobus
{
void FullScaleCounter::process (std::span<const float> samples) noexcept
{
    for (std::size_t done = 0; done < samples.size(); done += FullScaleFlags::mostSamples)
    {
        const auto count = std::min (FullScaleFlags::mostSamples, samples.size() - done);
        const auto flags = fullScaleFlagsOf (samples.data() + done, count, fullScale);
        atFullScale += static_cast<std::uint64_t> (std::popcount (flags.atFullScale));
        over += static_cast<std::uint64_t> (std::popcount (flags.over));
    }
}
} // namespace twobus
