#include "Core/Path/PathSignal.h"
#include "Support/Catch.h"

#include <cmath>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <vector>

using namespace twobus;

namespace
{
struct Sides
{
    std::vector<float> left, right;
};

Sides fileOf (const PathSignal& signal)
{
    Sides sides { std::vector<float> (signal.numFrames()), std::vector<float> (signal.numFrames()) };
    signal.frames (0, sides.left, sides.right);
    return sides;
}

float peakIn (const std::vector<float>& samples, double rate, double from, double to)
{
    auto peak = 0.0f;

    for (auto frame = static_cast<std::size_t> (from * rate); frame < static_cast<std::size_t> (to * rate); ++frame)
        peak = std::max (peak, std::abs (samples[frame]));

    return peak;
}

double dbfs (float peak) { return 20.0 * std::log10 (static_cast<double> (peak)); }
} // namespace

TEST_CASE ("the path check's test file begins at -40 dBFS, and is loud only for milliseconds in the middle of the band")
{
    const PathSignal signal (48000.0, PathSignal::Format::float32);
    const auto file = fileOf (signal);

    CHECK (file.left.size() == 960000);
    CHECK (peakIn (file.left, 48000.0, 0.0, 0.49) == 0.0f);
    CHECK (std::abs (dbfs (peakIn (file.left, 48000.0, 0.5, 1.9)) + 40.0) < 0.1);

    auto loudFrames = 0;

    for (const auto sample : file.left)
        loudFrames += std::abs (sample) > 0.12f ? 1 : 0; // -18.4 dBFS

    CHECK (loudFrames < 48000 / 5);
    CHECK (std::abs (dbfs (peakIn (file.left, 48000.0, 8.0, 14.0)) - 6.0) < 0.1);
    CHECK (dbfs (peakIn (file.left, 48000.0, 0.0, 8.1)) < -17.0);
    CHECK (dbfs (peakIn (file.left, 48000.0, 13.9, 20.0)) < -17.0);
    CHECK (peakIn (file.left, 48000.0, 13.9, 14.9) == 0.0f);
}

TEST_CASE ("the 24-bit test file stays below full scale and on the steps of 24 bits")
{
    const auto file = fileOf (PathSignal (44100.0, PathSignal::Format::integer24));

    for (const auto sample : file.left)
    {
        REQUIRE (std::abs (sample) < 1.0f);
        REQUIRE (sample * 0x1p23f == std::nearbyint (sample * 0x1p23f));
    }
}

TEST_CASE ("any part of the test file is the same to the last bit, wherever reading begins")
{
    const PathSignal signal (48000.0, PathSignal::Format::float32);
    const auto file = fileOf (signal);

    for (const auto first : { -100, 0, 1, 1023, 96001, 300000, 959000 })
    {
        std::vector<float> left (3000), right (3000);
        signal.frames (first, left, right);

        for (int frame = 0; frame < 3000; ++frame)
        {
            const auto at = first + frame;
            const auto isInside = at >= 0 && at < 960000;
            REQUIRE (left[static_cast<std::size_t> (frame)]
                     == (isInside ? file.left[static_cast<std::size_t> (at)] : 0.0f));
            REQUIRE (right[static_cast<std::size_t> (frame)]
                     == (isInside ? file.right[static_cast<std::size_t> (at)] : 0.0f));
        }
    }
}

TEST_CASE ("the test file at another rate is the same sound")
{
    const PathSignal signal (48000.0, PathSignal::Format::float32);
    const auto file = fileOf (signal);
    std::vector<double> left (96000), right (96000);
    signal.at (5.0, 0.5 / 48000.0, left, right); // twice as many moments

    for (std::size_t frame = 0; frame < 48000; ++frame)
        REQUIRE (std::abs (left[2 * frame] - static_cast<double> (file.left[240000 + frame])) < 1.0e-7);
}

TEST_CASE ("each test file has a code of its own, and a rate that is not one of the four is refused")
{
    std::vector<std::array<bool, pathLayout::codeBits>> codes;

    for (const auto rate : PathSignal::rates)
        for (const auto format : { PathSignal::Format::float32, PathSignal::Format::integer24 })
            codes.push_back (PathSignal::codeOf (rate, format));

    for (std::size_t a = 0; a < codes.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            CHECK (codes[a] != codes[b]);

    CHECK_THROWS_AS (PathSignal (47999.0, PathSignal::Format::float32), std::invalid_argument);
}
