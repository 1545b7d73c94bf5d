#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/** Counts what touches or passes full scale in one channel.

    - at full scale: samples of at least the format's full scale (32767/32768 in 16 bits, 1 in float);
    - over: samples beyond +-1, which only float audio can hold: they are intact, and clip in a fixed-point file;
    - flat runs: three or more samples in a row at full scale, of one sign and not beyond 1. One sample at full
      scale is what a normalised file has; three in a row is the usual mark of a converter or an export that
      clipped. A count of runs, not of their samples.
*/
namespace twobus
{
class FullScaleCounter
{
public:
    void prepare (float fullScaleToUse) noexcept
    {
        fullScale = fullScaleToUse;
        reset();
    }

    void reset() noexcept
    {
        atFullScale = over = flatRuns = 0;
        endRun();
    }

    /** Whether a magnitude counts at all: samples that all stay below need only an endRun(). */
    bool isReachedBy (float magnitude) const noexcept { return magnitude >= fullScale; }

    /** The next sample does not follow the last. */
    void endRun() noexcept { positiveRuns = negativeRuns = {}; }

    void process (std::span<const float> samples) noexcept;

    std::uint64_t samplesAtFullScale() const noexcept { return atFullScale; }
    std::uint64_t samplesOverFullScale() const noexcept { return over; }
    std::uint64_t flatRunsAtFullScale() const noexcept { return flatRuns; }

private:
    /** The runs of one sign. */
    struct Runs
    {
        /** How many runs of set flags become three long in the next `count` samples, 1 to 64: a bit each, the first
            lowest. */
        std::uint64_t completedBy (std::uint64_t flat, std::size_t count) noexcept;

        std::uint64_t before = 0; ///< the flags of the last samples, the newest in the highest bit
    };

    float fullScale = 1.0f;
    std::uint64_t atFullScale = 0, over = 0, flatRuns = 0;
    Runs positiveRuns, negativeRuns;
};
} // namespace twobus
