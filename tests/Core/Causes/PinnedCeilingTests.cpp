#include "Core/Causes/CeilingReadings.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("the pinned ceiling is of the kind that was found more often, and never mixes the two")
{
    PinnedCeiling pinned;
    CHECK (pinned.highest() == 0.0);
    CHECK_FALSE (pinned.isOfTruePeaks());

    pinned.note (0.89, false);
    pinned.note (0.0, true);
    pinned.note (0.87, false);
    pinned.note (0.91, true); // samples at 0.89 can reach this between them
    CHECK (pinned.highest() == 0.89);
    CHECK_FALSE (pinned.isOfTruePeaks());

    pinned.note (0.9, true);
    pinned.note (0.9, true);
    CHECK (pinned.highest() == 0.91);
    CHECK (pinned.isOfTruePeaks());
}

TEST_CASE ("ceiling readings name the kind of ceiling once the peaks were pinned for 5 s")
{
    PinnedCeiling pinned;
    pinned.note (1.0, true);
    CHECK_FALSE (ceilingReadingsOf ({}, 4.5, pinned).pinnedCeilingDb.has_value());
    CHECK (ceilingReadingsOf ({}, 5.0, pinned).pinnedCeilingDb == 0.0);
    CHECK (ceilingReadingsOf ({}, 5.0, pinned).isCeilingOfTruePeaks);
}
