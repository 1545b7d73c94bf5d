#include "App/Files/Details/TraceSlices.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr auto notANumber = std::numeric_limits<float>::quiet_NaN(), silence = -std::numeric_limits<float>::infinity();

/** Converts seconds to columns. A value within rounding error of a column's edge is that edge. */
double columnsAt (const ProgrammeTrace& trace, double seconds)
{
    const auto columns = seconds / trace.secondsPerColumn;
    const auto whole = std::round (columns);
    return std::abs (columns - whole) < 1.0e-6 ? whole : columns;
}
} // namespace

TraceSlice sliceOf (const ProgrammeTrace& trace, double firstSeconds, double lengthSeconds)
{
    TraceSlice slice { 0.0f, 0.0f, notANumber, notANumber, silence };

    if (trace.columns.empty())
        return slice;

    const auto numColumns = static_cast<double> (trace.columns.size());
    const auto first = std::clamp (std::floor (columnsAt (trace, firstSeconds)), 0.0, numColumns - 1.0);
    const auto last = std::clamp (std::ceil (columnsAt (trace, firstSeconds + lengthSeconds)), first + 1.0, numColumns);
    slice = trace.columns[static_cast<std::size_t> (first)];

    for (auto i = static_cast<std::size_t> (first) + 1; i < static_cast<std::size_t> (last); ++i)
    {
        const auto& column = trace.columns[i];
        slice.lowestSample = std::min (slice.lowestSample, column.lowestSample);
        slice.highestSample = std::max (slice.highestSample, column.highestSample);
        slice.momentaryMaxLufs = std::fmax (slice.momentaryMaxLufs, column.momentaryMaxLufs);
        slice.shortTermMaxLufs = std::fmax (slice.shortTermMaxLufs, column.shortTermMaxLufs);
        slice.truePeakMaxDbtp = std::fmax (slice.truePeakMaxDbtp, column.truePeakMaxDbtp);
    }

    return slice;
}

std::vector<TraceSlice> slicesOf (const ProgrammeTrace& trace, double shownSeconds, int numPixels, int first, int last)
{
    std::vector<TraceSlice> slices;
    const auto secondsPerPixel = shownSeconds / std::max (1, numPixels);

    for (auto pixel = std::max (0, first); pixel < std::min (last, numPixels); ++pixel)
        slices.push_back (sliceOf (trace, pixel * secondsPerPixel, secondsPerPixel));

    return slices;
}
} // namespace twobus
