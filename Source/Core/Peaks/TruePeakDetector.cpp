#include "Core/Peaks/TruePeakDetector.h"

#include <algorithm>

namespace twobus
{
void TruePeakDetector::prepare (std::size_t longestBlock)
{
    buffer.assign (historyLength + std::max (longestBlock, delayFrames), 0.0f);
    pointsToSkip = 0;
}

void TruePeakDetector::reset() noexcept
{
    std::fill (buffer.begin(), buffer.end(), 0.0f);
    pointsToSkip = 0;
}

void TruePeakDetector::markDiscontinuity (std::size_t numUncertain) noexcept
{
    pointsToSkip = historyLength + numUncertain;
}

float TruePeakDetector::process (std::size_t numFrames, float samplePeak,
                                 const TruePeakInterpolator& interpolator) noexcept
{
    const auto skipped = std::min (pointsToSkip, numFrames);
    pointsToSkip -= skipped;

    const auto between = interpolator.highestBetween (buffer.data() + skipped, numFrames - skipped);

    std::copy_n (buffer.begin() + static_cast<std::ptrdiff_t> (numFrames), historyLength, buffer.begin());
    return std::max (samplePeak, between);
}

float TruePeakDetector::flush (const TruePeakInterpolator& interpolator) noexcept
{
    std::fill_n (input(), delayFrames, 0.0f);
    return process (delayFrames, 0.0f, interpolator);
}
} // namespace twobus
