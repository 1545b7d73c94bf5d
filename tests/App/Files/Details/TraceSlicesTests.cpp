#include "App/Files/Details/TraceSlices.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>

using namespace twobus;

namespace
{
constexpr auto none = std::numeric_limits<float>::quiet_NaN();

/** A trace in which each column's levels encode its number. */
ProgrammeTrace rampOf (std::size_t numColumns, double secondsPerColumn = 0.1)
{
    ProgrammeTrace trace;
    trace.secondsPerColumn = secondsPerColumn;

    for (std::size_t i = 0; i < numColumns; ++i)
    {
        const auto share = static_cast<float> (i + 1) / static_cast<float> (numColumns);
        trace.columns.push_back ({ -0.5f * share, share, none, i < 30 ? none : -30.0f + share, -20.0f + share });
    }

    return trace;
}
} // namespace

TEST_CASE ("a pixel that covers several columns shows their extremes")
{
    const auto trace = rampOf (100);
    const auto slices = slicesOf (trace, 10.0, 10, 0, 10);
    REQUIRE (slices.size() == 10);

    for (std::size_t i = 0; i < slices.size(); ++i)
    {
        CHECK (slices[i].highestSample == Approx (0.1 * static_cast<double> (i + 1)));
        CHECK (slices[i].lowestSample == Approx (-0.05 * static_cast<double> (i + 1)));
        CHECK (std::isnan (slices[i].shortTermMaxLufs) == (i < 3));
    }
}

TEST_CASE ("no width loses a peak, and every pixel has a level")
{
    for (const auto numColumns : { std::size_t (1), std::size_t (7), std::size_t (334), ProgrammeTrace::mostColumns })
        for (const auto numPixels : { 1, 2, 100, 784, 2047, 3000 })
        {
            CAPTURE (numColumns, numPixels);
            auto trace = rampOf (numColumns);
            trace.columns[numColumns / 2].highestSample = 2.0f;
            trace.columns[numColumns / 3].truePeakMaxDbtp = 6.0f;
            const auto seconds =
                static_cast<double> (numColumns) * trace.secondsPerColumn - 0.03; // the last one is shorter
            const auto slices = slicesOf (trace, seconds, numPixels, 0, numPixels);
            REQUIRE (slices.size() == static_cast<std::size_t> (numPixels));
            CHECK (std::count_if (slices.begin(), slices.end(),
                                  [] (const auto& slice) { return slice.highestSample == 2.0f; })
                   >= 1);
            CHECK (std::count_if (slices.begin(), slices.end(),
                                  [] (const auto& slice) { return slice.truePeakMaxDbtp == 6.0f; })
                   >= 1);
            CHECK (std::all_of (slices.begin(), slices.end(),
                                [] (const auto& slice) { return slice.highestSample > 0.0f; }));
        }
}

TEST_CASE ("some of the pixels alone look the same as within the whole")
{
    const auto trace = rampOf (500);
    const auto whole = slicesOf (trace, 50.0, 300, 0, 300), part = slicesOf (trace, 50.0, 300, 100, 140);
    REQUIRE (part.size() == 40);

    for (std::size_t i = 0; i < part.size(); ++i)
        CHECK (part[i].highestSample == whole[100 + i].highestSample);

    CHECK (slicesOf (trace, 50.0, 300, -20, 400).size() == 300);
}

TEST_CASE ("nothing measured reads as silence")
{
    const auto slice = sliceOf (ProgrammeTrace(), 1.0, 1.0);
    CHECK (slice.highestSample == 0.0f);
    CHECK (std::isnan (slice.shortTermMaxLufs));
    CHECK (std::isinf (slice.truePeakMaxDbtp));
}
