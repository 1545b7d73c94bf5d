#include "Core/Base/Decibels.h"
#include "Core/Loudness/LoudnessRange.h"
#include "Support/Catch.h"
#include "Support/EbuSignals.h"

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("a bank has the loudness meter's integrated loudness and range")
{
    const auto audio = inBothChannels (toneSteps (ebu3342Steps (1), 44100.0));
    const auto loudness = measureLoudness (audio, { 44100.0 });
    const auto readings = measure (audio, 44100.0);
    CHECK (readings.loudnessRangeLu == loudness.loudnessRangeLu());
    CHECK (readings.integratedLufs == loudness.integratedLufs());
}

TEST_CASE ("loudness range is empty before 3 s and 0 for one window of a steady tone")
{
    const auto range = [] (double seconds) {
        return measure (inBothChannels (toneSteps ({ { seconds, -20.0 } }, 48000.0)), 48000.0).loudnessRangeLu;
    };
    CHECK_FALSE (range (2.99).has_value());
    CHECK (range (3.0) == 0.0);
    CHECK (range (3.25).value() == near (0.0, 0.01));
}

TEST_CASE ("loudness range is empty if everything is below -70 LUFS")
{
    CHECK_FALSE (measure (AudioBuffer (2, 48000 * 5), 48000.0).loudnessRangeLu.has_value());
    CHECK_FALSE (
        measure (inBothChannels (toneSteps ({ { 5.0, -75.0 } }, 48000.0)), 48000.0).loudnessRangeLu.has_value());
}

TEST_CASE ("loudness range takes the nearest rank of the values above its gate")
{
    // 11 values, 1 LU apart: the ranks are round (10 * 0.1 + 1) = 2 and round (10 * 0.95 + 1) = 11 (10.5 rounds up).
    LoudnessRange range;

    for (int i = 0; i < 11; ++i)
        range.addShortTerm (lufsToPower (-20.0 + i));

    CHECK (range.loudnessRangeLu().value() == near (9.0, 1.0e-9));

    // Values far below the gate do not count; values at the gate do.
    for (int i = 0; i < 5; ++i)
        range.addShortTerm (lufsToPower (-60.0));

    CHECK (range.loudnessRangeLu().value() == near (9.0, 1.0e-9));

    for (int i = 0; i < 5; ++i)
        range.addShortTerm (lufsToPower (-30.0));

    CHECK (range.loudnessRangeLu().value() == near (19.0, 1.0e-9));

    range.reset();
    CHECK_FALSE (range.loudnessRangeLu().has_value());
}
