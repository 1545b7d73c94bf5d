#pragma once

#include <cstddef>

namespace twobus
{
/** Level statistics from one pass over samples. Sums are double; all are 0 for no samples. */
struct SampleStatistics
{
    float peak = 0.0f; ///< the highest magnitude
    double sum = 0.0;
    double sumOfSquares = 0.0;
};

/** The largest magnitude that counts as audio: +120 dBFS, which no device makes. */
inline constexpr float largestValidSample = 1.0e6f;

/** Anything quieter (below -192 dBFS) is silence. No integer format has such samples, but some DAWs play them while
    they stand. */
inline constexpr float smallestHeardSample = 0x1p-32f;

struct SampleRange
{
    float lowest = 0.0f, highest = 0.0f;
};

/** Statistics of numFrames samples, none of which is NaN. */
SampleStatistics statisticsOf (const float* samples, std::size_t numFrames) noexcept;

/** Only the highest magnitude. If a sample is NaN, the result may or may not be NaN. */
float peakOf (const float* samples, std::size_t numFrames) noexcept;

/** The lowest and the highest sample, 0 always included. NaN and magnitudes above largestValidSample count as 0. */
SampleRange sampleRangeOf (const float* samples, std::size_t numFrames) noexcept;

/** The sum of the products of two channels' samples. */
double sumOfProducts (const float* first, const float* second, std::size_t numFrames) noexcept;

/** Copies samples; NaN, infinity and magnitudes above the largest become 0, and so do those below smallestHeardSample.
    Returns how many were not valid; a quiet sample is valid. The destination can be the source. */
std::size_t copyValid (const float* source, std::size_t numFrames, float largestMagnitude, float* destination) noexcept;
} // namespace twobus
