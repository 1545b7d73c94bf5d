#pragma once

#include "Core/Path/PathSignal.h"
#include "Core/Path/PathTake.h"

#include <optional>
#include <span>

namespace twobus
{
/** Which moment of the test file each heard frame is: startSeconds + frame * secondsPerFrame. */
struct PathTimes
{
    double startSeconds, secondsPerFrame;

    double at (double frame) const noexcept { return startSeconds + frame * secondsPerFrame; }
    double frameOf (double fileSeconds) const noexcept { return (fileSeconds - startSeconds) / secondsPerFrame; }
};

/** Times that were fitted to what was heard. */
struct FittedTimes
{
    PathTimes times;
    double gain; ///< of what was heard, signed
    double match; ///< 0 to 1: the share of the energy that the file explains
};

/** Moves the times until the file fits what was heard in these parts of it, by least squares on the file and its slope.
    The start must be right to a quarter of the shortest period there (40 us for the marks). If fitsSpeed is false, only
    the start is moved. Empty if a part lies outside of what was heard, or nothing was heard there. */
std::optional<FittedTimes> fitTimes (const PathSignal&, std::span<const float> heard, PathTimes,
                                     std::span<const PathSpan> parts, bool fitsSpeed);
} // namespace twobus
