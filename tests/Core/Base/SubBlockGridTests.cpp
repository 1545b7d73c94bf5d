#include "Core/Base/SlidingWindow.h"
#include "Core/Base/SubBlockGrid.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace twobus;

TEST_CASE ("sub-block boundaries are at the nearest frame and never drift")
{
    for (const auto rate : { 8000.0, 11025.0, 22050.0, 44100.0, 44056.0, 48000.0, 96000.0, 192000.0, 384000.0 })
    {
        CAPTURE (rate);
        const SubBlockGrid grid (rate);
        std::int64_t shortest = grid.longest(), longest = 0;

        for (std::int64_t k = 0; k < 1000; ++k)
        {
            const auto length = grid.start (k + 1) - grid.start (k);
            shortest = std::min (shortest, length);
            longest = std::max (longest, length);
        }

        CHECK (longest <= grid.longest());
        CHECK (longest - shortest <= 1);
        CHECK (grid.start (0) == 0);
        CHECK (grid.start (100LL * 24 * 3600) == static_cast<std::int64_t> (rate) * 24 * 3600);
        CHECK (grid.framesBefore (momentarySubBlocks, momentarySubBlocks) == std::llround (rate * 0.4));
    }
}

TEST_CASE ("odd rates: 11025 Hz makes sub-blocks of 110 and 111 frames, 22050 Hz of 220 and 221")
{
    const SubBlockGrid slow (11025.0), fast (22050.0);
    CHECK (slow.start (1) == 110);
    CHECK (slow.start (2) == 221); // 220.5, rounded away from zero
    CHECK (slow.start (4) == 441);
    CHECK (slow.framesBefore (10, 10) == 1103);
    CHECK (slow.framesBefore (20, 10) == 1102);
    CHECK (fast.start (1) == 221);
    CHECK (fast.start (2) == 441);
}

TEST_CASE ("a sliding window sums and compares only its newest values")
{
    SlidingWindow<4> window;
    CHECK (window.sumOfNewest (4) == 0.0);
    CHECK (window.largestOfNewest (4) == 0.0);

    for (const auto value : { 8.0, 1.0, 2.0 })
        window.push (value);

    CHECK_FALSE (window.isFull());
    CHECK (window.sumOfNewest (4) == 11.0);

    for (const auto value : { 4.0, 16.0 })
        window.push (value);

    CHECK (window.isFull());
    CHECK (window.sumOfNewest (4) == 23.0);
    CHECK (window.sumOfNewest (2) == 20.0);
    CHECK (window.sumOfNewest (99) == 23.0);
    CHECK (window.largestOfNewest (4) == 16.0);

    window.push (0.5);
    CHECK (window.largestOfNewest (1) == 0.5);
    window.clear();
    CHECK (window.size() == 0);
    CHECK (window.largestOfNewest (4) == 0.0);
}
