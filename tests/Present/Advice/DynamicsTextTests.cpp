#include "Advice/DynamicsLimits.h"
#include "Present/Advice/DynamicsText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;

TEST_CASE ("dynamics: the zones meet at the limits as shown")
{
    CHECK (dynamicsZoneOf (lowestLoudPartsPsrDb - 0.06) == DynamicsZone::squashed);
    CHECK (dynamicsZoneOf (lowestLoudPartsPsrDb - 0.04) == DynamicsZone::between);
    CHECK (dynamicsZoneOf (lowestMixPlrDb - 0.06) == DynamicsZone::between);
    CHECK (dynamicsZoneOf (lowestMixPlrDb) == DynamicsZone::open);
}

TEST_CASE ("dynamics: the PSR of the loud parts represents a programme, and until it is known the lowest PSR")
{
    auto readings = test::programmeWithTruePeak (-1.0);
    readings.loudPartsPsrDb = 6.1;
    readings.psrMinDb = 5.0;
    CHECK (dynamicsText (readings) == "−16.0 LUFS integrated, PSR loud 6.1 dB: squashed");

    readings.loudPartsPsrDb.reset();
    readings.psrMinDb = 9.0;
    CHECK (dynamicsText (readings) == "−16.0 LUFS integrated, PSR min 9.0 dB");

    readings.psrMinDb = 14.0;
    CHECK (dynamicsText (readings) == "−16.0 LUFS integrated, PSR min 14.0 dB: open");
}

TEST_CASE ("dynamics: silence and missing readings are shown as not measured")
{
    CHECK (dynamicsText ({}) == "not measured yet");

    auto readings = test::programmeWithTruePeak (-1.0);
    readings.integratedLufs = -INFINITY;
    CHECK (dynamicsText (readings) == "not measured yet");
}
