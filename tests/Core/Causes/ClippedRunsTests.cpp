#include "Core/Bank/MeterReadings.h"
#include "Core/Causes/ClippedRuns.h"
#include "Core/Causes/HarmlessFlatTops.h"
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
    readings.samplesInFlatRuns = readings.samplesInDeepRuns = 40;
    readings.topsAtFullScale = 80;
    CHECK (clippedRunsAtFullScale (readings) == 12);

    CHECK (shallowRunsAtFullScale (readings) == 0);

    readings.topsAtFullScale = 81;
    CHECK (clippedRunsAtFullScale (readings) == 0);
    CHECK (shallowRunsAtFullScale (readings) == 0);
}

TEST_CASE ("flat runs at full scale that mostly lost less than 0.1 dB are light clipping")
{
    MeterReadings readings;
    readings.flatRunsAtFullScale = 12;
    readings.samplesInFlatRuns = 40;
    readings.samplesInDeepRuns = 39;
    readings.topsAtFullScale = 79;
    CHECK (clippedRunsAtFullScale (readings) == 0);
    CHECK (shallowRunsAtFullScale (readings) == 12);
}

TEST_CASE ("flat tops below full scale are harmless if they are few and short, or if most of them are shallow")
{
    CeilingReadings ceilings;
    CHECK_FALSE (hasHarmlessFlatTops (ceilings));
    CHECK_FALSE (hasDamagingFlatTops (ceilings));

    ceilings.flatTopsBelowFullScale = 10;
    ceilings.flatTopSeconds = 0.001;
    CHECK (hasHarmlessFlatTops (ceilings));
    CHECK_FALSE (areFlatTopsShallow (ceilings));

    ceilings.flatTopsBelowFullScale = 200;
    ceilings.flatTopSeconds = 0.02;
    ceilings.samplesAtFlatTops = 900;
    ceilings.samplesInDeepTops = 450;
    CHECK (damagingFlatTops (ceilings) == 200);

    ceilings.samplesInDeepTops = 449;
    CHECK (areFlatTopsShallow (ceilings));
    CHECK (damagingFlatTops (ceilings) == 0);
}
