#include "Core/Chain/ReductionStatistics.h"

#include "Support/Catch.h"

using namespace twobus;

namespace
{
ReductionStatistics prepared()
{
    ReductionStatistics statistics;
    statistics.prepare();
    return statistics;
}

void add (ReductionStatistics& statistics, int count, double levelDbfs, double gainDb)
{
    for (auto i = 0; i < count; ++i)
        statistics.add (levelDbfs, gainDb);
}
} // namespace

TEST_CASE ("two seconds of windows are needed")
{
    auto statistics = prepared();
    add (statistics, 199, -20.0, 0.0);
    CHECK_FALSE (statistics.result());
    add (statistics, 1, -20.0, 0.0);
    CHECK (statistics.result());
    statistics.reset();
    CHECK_FALSE (statistics.result());
}

TEST_CASE ("the reduction is how far loud windows go below the gain of quiet ones")
{
    auto statistics = prepared();
    add (statistics, 600, -30.0, 3.0);
    add (statistics, 300, -12.0, 1.5);
    add (statistics, 50, -8.0, -1.0);
    const auto result = statistics.result();
    REQUIRE (result);
    CHECK (result->usualGainDb == near (3.0, 1.0e-9));
    CHECK (result->mostReductionDb == near (4.0, 1.0e-9));
    CHECK (result->windowsReduced == 350);
}

TEST_CASE ("two windows are no limiter, but three are")
{
    auto statistics = prepared();
    add (statistics, 600, -30.0, 0.0);
    add (statistics, 300, -12.0, -0.5);
    add (statistics, 2, -8.0, -9.0);
    CHECK (statistics.result()->mostReductionDb == near (0.5, 1.0e-9));
    add (statistics, 1, -8.0, -9.0);
    CHECK (statistics.result()->mostReductionDb == near (9.0, 1.0e-9));
}

TEST_CASE ("quiet windows after a loud one, and gains above the usual one, "
           "don't count")
{
    auto statistics = prepared();
    add (statistics, 500, -30.0, 0.0);
    add (statistics, 100, -30.0, -6.0); // while the limiter lets go
    add (statistics, 300, -12.0, -2.0);
    add (statistics, 50, -11.0, 4.0);
    CHECK (statistics.result()->usualGainDb == near (0.0, 1.0e-9));
    CHECK (statistics.result()->mostReductionDb == near (2.0, 1.0e-9));

    auto drivenHard = prepared();
    add (drivenHard, 500, -30.0, -5.0); // it hardly ever lets go
    add (drivenHard, 40, -30.0, 0.0);
    add (drivenHard, 8, -30.0, 3.0); // badly predicted
    add (drivenHard, 300, -12.0, -9.0);
    CHECK (drivenHard.result()->usualGainDb == near (0.0, 1.0e-9));
    CHECK (drivenHard.result()->mostReductionDb == near (9.0, 1.0e-9));

    auto even = prepared();
    add (even, 500, -20.0, -1.3);
    CHECK (even.result()->usualGainDb == near (-1.3, 1.0e-9));
    CHECK (even.result()->mostReductionDb == 0.0);
    CHECK (even.result()->windowsReduced == 0);
}

TEST_CASE ("levels and gains beyond the table count at its ends, and silence "
           "does not count")
{
    auto statistics = prepared();
    add (statistics, 100, -300.0, 0.0);
    add (statistics, 199, -30.0, 0.0);
    CHECK_FALSE (statistics.result());
    add (statistics, 100, 5.0, -90.0);
    CHECK (statistics.result()->mostReductionDb == near (30.0, 1.0e-9));
    add (statistics, 900, 80.0, -1.0); // so loud that only these count
    CHECK (statistics.result()->usualGainDb == near (-1.0, 1.0e-9));
}
