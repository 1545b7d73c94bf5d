#include "Core/Bank/MeterReadings.h"
#include "Core/Causes/ClippedRuns.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a level counts as clipped if at least half of its tops are in flat runs")
{
    CHECK (isClippedLevel (3, 3));
    CHECK (isClippedLevel (3, 6));
    CHECK_FALSE (isClippedLevel (3, 7));
    CHECK_FALSE (isClippedLevel (9, 100));
    CHECK (isClippedLevel (50, 100));
}

TEST_CASE ("flat runs at full scale all count as clipping, or none do")
{
    MeterReadings readings;
    CHECK (clippedRunsAtFullScale (readings) == 0);

    readings.flatRunsAtFullScale = 12;
    readings.samplesInFlatRuns = 40;
    readings.topsAtFullScale = 80;
    CHECK (clippedRunsAtFullScale (readings) == 12);

    readings.topsAtFullScale = 81;
    CHECK (clippedRunsAtFullScale (readings) == 0);
}
