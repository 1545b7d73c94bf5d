#include "Core/Path/PathTiming.h"

#include "Core/Path/LeastSquares.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace twobus
{
namespace
{
/** The file's left side at these times. The parts used for timing are the same on both sides. */
std::vector<double> fileAt (const PathSignal& signal, PathTimes times, std::size_t first, std::size_t count,
                            double later)
{
    std::vector<double> left (count), right (count);
    signal.at (times.at (static_cast<double> (first)) + later, times.secondsPerFrame, left, right);
    return left;
}

/** One step of Gauss and Newton. */
std::optional<FittedTimes> step (const PathSignal& signal, std::span<const float> heard, PathTimes times,
                                 std::span<const PathSpan> parts, bool fitsSpeed)
{
    // The slope is read over half a frame.
    const auto quarter = 0.25 * std::abs (times.secondsPerFrame);
    const auto middle = 0.5 * (parts.front().start + parts.back().end());
    LeastSquares<3> fit;

    for (const auto& part : parts)
    {
        const auto begin = std::ceil (times.frameOf (part.start)), end = std::floor (times.frameOf (part.end()));

        if (begin < 0.0 || end > static_cast<double> (heard.size()))
            return std::nullopt;

        const auto first = static_cast<std::size_t> (begin), count = static_cast<std::size_t> (end - begin);
        const auto now = fileAt (signal, times, first, count, 0.0),
                   before = fileAt (signal, times, first, count, -quarter),
                   after = fileAt (signal, times, first, count, quarter);

        for (std::size_t frame = 0; frame < count; ++frame)
        {
            const auto slope = (after[frame] - before[frame]) / (2.0 * quarter);
            const auto fromMiddle = times.at (static_cast<double> (first + frame)) - middle;
            fit.add ({ now[frame], slope, fitsSpeed ? slope * fromMiddle : 0.0 },
                     static_cast<double> (heard[first + frame]));
        }
    }

    const auto [gain, shift, stretch] = fit.factors();

    if (fit.wantedEnergy() <= 0.0 || gain == 0.0)
        return std::nullopt;

    // heard(n) = gain * file(t + shift/gain + stretch/gain * (t - middle))
    const auto later = shift / gain, faster = stretch / gain;
    return FittedTimes { { times.startSeconds + later + faster * (times.startSeconds - middle),
                           times.secondsPerFrame * (1.0 + faster) },
                         gain,
                         fit.explained (fit.factors()) };
}
} // namespace

std::optional<FittedTimes> fitTimes (const PathSignal& signal, std::span<const float> heard, PathTimes times,
                                     std::span<const PathSpan> parts, bool fitsSpeed)
{
    constexpr auto numSteps = 4;
    std::optional<FittedTimes> fitted;

    for (int number = 0; number < numSteps; ++number)
    {
        fitted = step (signal, heard, times, parts, fitsSpeed);

        if (! fitted)
            return fitted;

        times = fitted->times;
    }

    return fitted;
}
} // namespace twobus
