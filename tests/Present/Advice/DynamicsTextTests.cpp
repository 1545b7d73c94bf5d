#include "Advice/DynamicsLimits.h"
#include "Present/Advice/DynamicsText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;

TEST_CASE ("dynamics: the zones meet at the limits as shown")
{
    CHECK (dynamicsZoneOf (lowestLoudPartsPsrDb - 0.06, true) == DynamicsZone::squashed);
    CHECK (dynamicsZoneOf (lowestLoudPartsPsrDb - 0.06, false) == DynamicsZone::dense);
    CHECK (dynamicsZoneOf (lowestLoudPartsPsrDb - 0.04, true) == DynamicsZone::between);
    CHECK (dynamicsZoneOf (lowestMixPlrDb - 0.06, false) == DynamicsZone::between);
    CHECK (dynamicsZoneOf (lowestMixPlrDb, false) == DynamicsZone::open);
}

TEST_CASE ("dynamics: the PSR of the loud parts represents a programme, and until it is known the lowest PSR")
{
    auto readings = test::programmeWithTruePeak (-1.0);
    readings.loudPartsPsrDb = 6.1;
    readings.psrMinDb = 5.0;
    CHECK (dynamicsText (readings, true) == "−16.0 LUFS integrated, PSR loud 6.1 dB: squashed");
    CHECK (dynamicsText (readings, false) == "−16.0 LUFS integrated, PSR loud 6.1 dB: dense");

    readings.loudPartsPsrDb.reset();
    readings.psrMinDb = 9.0;
    CHECK (dynamicsText (readings, false) == "−16.0 LUFS integrated, PSR min 9.0 dB");

    readings.psrMinDb = 14.0;
    CHECK (dynamicsText (readings, false) == "−16.0 LUFS integrated, PSR min 14.0 dB: open");
}

TEST_CASE ("dynamics: the zone is squashed if, and only if, the Dynamics check warns")
{
    for (const auto isPinned : { false, true })
        for (const auto isByChoice : { false, true })
            for (const auto psrDb : { 6.1, 9.0 })
            {
                CAPTURE (isPinned, isByChoice, psrDb);
                auto readings = test::programmeWithTruePeak (-1.0);
                readings.loudPartsPsrDb = psrDb;

                if (isPinned)
                    readings.ceilings.pinnedCeilingDb = -1.0;

                Choices choices;
                choices.stage = Stage::finishedMaster;
                choices.isClippedByChoice = isByChoice;
                const auto warns = warnsOfDynamics (advise ({ readings, choices, false, 0.0, std::nullopt }).checks);
                CHECK (warns == (isPinned && ! isByChoice && psrDb < 8.0));
                CHECK ((dynamicsZoneOf (psrDb, warns) == DynamicsZone::squashed) == warns);
            }
}

TEST_CASE ("dynamics: silence and missing readings are shown as not measured")
{
    CHECK (dynamicsText ({}, false) == "not measured yet");

    auto readings = test::programmeWithTruePeak (-1.0);
    readings.integratedLufs = -INFINITY;
    CHECK (dynamicsText (readings, false) == "not measured yet");
}
