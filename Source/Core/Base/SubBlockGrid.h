#pragma once

#include <cmath>
#include <cstdint>

namespace twobus
{
inline constexpr int subBlocksPerSecond = 100;
inline constexpr int momentarySubBlocks = 40;
inline constexpr int shortTermSubBlocks = 300;
inline constexpr int gatingHopSubBlocks = 10;
inline constexpr int rmsWindowSubBlocks = 30;

/** The 10 ms grid on which every sliding window advances.

    Sub-block k covers the frames round(k fs / 100) to round((k + 1) fs / 100) from the grid's origin, so windows of 400
    ms and 3 s are right to the nearest sample (BS.1770-5, Annex 1: "to the nearest sample") and an odd rate such as
    11025 Hz never drifts. Momentary loudness is 40 sub-blocks, short-term 300, and a gating block ends at every tenth.

    EBU Tech 3341 asks for 10 readings a second, but 100 are needed: a burst of 400 ms that falls off the grid reads up
    to 0.45 LU low on a 100 ms grid, and up to 0.06 LU low on a 10 ms grid.
*/
class SubBlockGrid
{
public:
    explicit SubBlockGrid (double sampleRate = 48000.0) noexcept : rate (sampleRate) {}

    /** The frame, counted from the origin, at which sub-block k starts. */
    std::int64_t start (std::int64_t k) const noexcept
    {
        return std::llround (static_cast<double> (k) * rate / subBlocksPerSecond);
    }

    /** How many frames the numSubBlocks sub-blocks before sub-block k have together. */
    std::int64_t framesBefore (std::int64_t k, int numSubBlocks) const noexcept
    {
        return start (k) - start (k - numSubBlocks);
    }

    /** The greatest number of frames that a sub-block can have. */
    std::int64_t longest() const noexcept
    {
        return static_cast<std::int64_t> (std::ceil (rate / subBlocksPerSecond)) + 1;
    }

private:
    double rate;
};
} // namespace twobus
