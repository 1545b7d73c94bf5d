#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace twobus
{
/** Counts the samples at and beyond full scale in one channel.

    - at full scale: samples of at least the format's full scale (32767/32768 in 16 bits, 1 in float);
    - over: samples beyond +-1, which only float audio can hold: they are intact, but clip in a fixed-point file.

    A single sample at full scale is normal in a normalised file. For the runs that clipping leaves see FullScaleRuns.
*/
class FullScaleCounter
{
public:
    void prepare (float fullScaleToUse) noexcept
    {
        fullScale = fullScaleToUse;
        reset();
    }

    void reset() noexcept { atFullScale = over = 0; }

    /** Whether a magnitude counts at all. If the peak of some samples doesn't, they need not be processed. */
    bool reachesFullScale (float magnitude) const noexcept { return magnitude >= fullScale; }

    void process (std::span<const float> samples) noexcept;

    std::uint64_t samplesAtFullScale() const noexcept { return atFullScale; }
    std::uint64_t samplesOverFullScale() const noexcept { return over; }

private:
    float fullScale = 1.0f;
    std::uint64_t atFullScale = 0, over = 0;
};
} // namespace twobus
