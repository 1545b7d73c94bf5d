#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace twobus
{
/** The levels of one span of time over all channels. NaN if a loudness does not exist (yet). */
struct TraceColumn
{
    float lowestSample = 0.0f, highestSample = 0.0f; ///< linear, full scale 1
    float momentaryMaxLufs = 0.0f, shortTermMaxLufs = 0.0f;
    float truePeakMaxDbtp = 0.0f; ///< minus infinity in silence
};

/** Joins two spans into one. */
inline TraceColumn joined (const TraceColumn& a, const TraceColumn& b) noexcept
{
    const auto higher = [] (float x, float y) { return std::isnan (x) || y > x ? y : x; }; // either can be missing
    return { std::min (a.lowestSample, b.lowestSample), std::max (a.highestSample, b.highestSample),
             higher (a.momentaryMaxLufs, b.momentaryMaxLufs), higher (a.shortTermMaxLufs, b.shortTermMaxLufs),
             higher (a.truePeakMaxDbtp, b.truePeakMaxDbtp) };
}

/** A whole programme as a picture of bounded size, for waveforms and loudness plots.

    Columns have equal length and run oldest first. A column starts as 0.1 s; whenever there would be more than
    mostColumns, neighbouring columns are joined in pairs. So 3:24 is shown in full and a day in columns of 51 s, in 40
    kB at most.
*/
struct ProgrammeTrace
{
    static constexpr std::size_t mostColumns = 2048;

    double secondsPerColumn = 0.1; ///< the last column can be shorter
    std::vector<TraceColumn> columns;
};
} // namespace twobus
