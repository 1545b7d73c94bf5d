#pragma once

#include <cstddef>

namespace twobus
{
/** What one pass over samples tells of their level. Sums are double; all are 0 for no samples. */
struct SampleStatistics
{
    float peak = 0.0f; ///< the highest magnitude
    double sum = 0.0;
    double sumOfSquares = 0.0;
};

/** The largest magnitude that is taken for audio: +120 dBFS, which no device makes. */
inline constexpr float largestValidSample = 1.0e6f;

struct SampleRange
{
    float lowest = 0.0f, highest = 0.0f;
};

/** numFrames samples, none of them NaN. */
SampleStatistics statisticsOf (const float* samples, std::size_t numFrames) noexcept;

/** The highest magnitude alone. A NaN among the samples may or may not be it. */
float peakOf (const float* samples, std::size_t numFrames) noexcept;

/** The lowest and the highest sample, 0 among them; what is NaN or above largestValidSample counts as 0. */
SampleRange sampleRangeOf (const float* samples, std::size_t numFrames) noexcept;

/** The sum of the products of two channels' samples. */
double sumOfProducts (const float* first, const float* second, std::size_t numFrames) noexcept;

/** Copies samples; those that are NaN, infinite or above the largest valid magnitude become 0. Returns how many did.
    The destination can be the source. */
std::size_t copyValid (const float* source, std::size_t numFrames, float largestMagnitude, float* destination) noexcept;
} // namespace twobus
