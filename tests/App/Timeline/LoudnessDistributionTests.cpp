#include "App/Timeline/LoudnessDistribution.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

namespace
{
void append (History& history, int numRows, float shortTermLufs)
{
    for (int i = 0; i < numRows; ++i)
        history.append ({ shortTermLufs + 1.0f, shortTermLufs, -3.0f, -3.0f });
}

std::uint64_t countAt (const LoudnessDistribution& distribution, int lufs)
{
    return distribution.count (static_cast<std::size_t> (lufs - LoudnessDistribution::lowestLufs));
}

double shareAt (const LoudnessDistribution& distribution, int lufs)
{
    return distribution.shareOf (static_cast<std::size_t> (lufs - LoudnessDistribution::lowestLufs));
}
} // namespace

TEST_CASE ("every row is counted once in the bin of its short-term loudness")
{
    History history;
    LoudnessDistribution distribution;
    CHECK_FALSE (distribution.update (history, 0));

    append (history, 30, -13.5f);
    append (history, 10, -23.0f);
    CHECK (distribution.update (history, 0));
    CHECK (countAt (distribution, -14) == 30);
    CHECK (countAt (distribution, -23) == 10);
    CHECK (shareAt (distribution, -14) == 1.0);
    CHECK (shareAt (distribution, -23) == Approx (1.0 / 3.0));
    CHECK (shareAt (distribution, -20) == 0.0);

    CHECK_FALSE (distribution.update (history, 0));
    append (history, 5, -13.01f);
    CHECK (distribution.update (history, 0));
    CHECK (countAt (distribution, -14) == 35);
}

TEST_CASE ("silence, unmeasured rows and values outside the bins aren't counted")
{
    History history;
    LoudnessDistribution distribution;

    for (const auto lufs : { -INFINITY, NAN, -48.01f, 0.0f, 3.0f })
        append (history, 7, lufs);

    distribution.update (history, 1);

    for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
        CHECK (distribution.count (bin) == 0);

    CHECK (distribution.shareOf (0) == 0.0);

    append (history, 2, -48.0f);
    append (history, 3, -0.01f);
    distribution.update (history, 1);
    CHECK (distribution.count (0) == 2);
    CHECK (distribution.count (LoudnessDistribution::numBins - 1) == 3);
}

TEST_CASE ("a new measurement is counted from scratch")
{
    History history;
    LoudnessDistribution distribution;
    append (history, 20, -14.5f);
    distribution.update (history, 1);

    CHECK (distribution.update (history, 2));
    CHECK (countAt (distribution, -15) == 20);

    history.clear();
    CHECK (distribution.update (history, 2));
    CHECK (countAt (distribution, -15) == 0);
}

TEST_CASE ("hours of rows are counted in steps, each row once, including merged rows")
{
    History history;
    LoudnessDistribution distribution;
    append (history, 50000, -20.5f);
    append (history, 40003, -10.5f);

    auto updates = 0;

    while (distribution.update (history, 1))
    {
        ++updates;
        CHECK (countAt (distribution, -21) + countAt (distribution, -11)
               <= static_cast<std::uint64_t> (updates) * LoudnessDistribution::mostRowsPerUpdate);
    }

    CHECK (updates == 11);
    CHECK (countAt (distribution, -21) == 50000);
    CHECK (countAt (distribution, -11) == 40003);
}
