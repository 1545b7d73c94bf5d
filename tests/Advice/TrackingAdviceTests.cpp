#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::inputsWithPeaks;

namespace
{
Advice adviseInputs (const MeterReadings& readings)
{
    Choices choices;
    choices.stage = Stage::recording;
    return advise ({ readings, choices, true, 0.0, std::nullopt });
}
} // namespace

TEST_CASE ("peaks decide how a preamp is set, in whole dB")
{
    struct Case
    {
        double peakDbfs;
        Verdict verdict;
        std::optional<int> gainDb;
        bool isOptional;
    };

    const auto [peakDbfs, verdict, gainDb, isOptional] = GENERATE (Case { -5.9, Verdict::hot, -5, false },
                                                                   Case { -0.3, Verdict::hot, -10, false },
                                                                   Case { -6.0, Verdict::ready, 0, false },
                                                                   Case { -14.0, Verdict::ready, 0, false },
                                                                   Case { -14.1, Verdict::ready, 4, true },
                                                                   Case { -19.0, Verdict::ready, 9, true },
                                                                   Case { -50.1, Verdict::noSignal, std::nullopt, false });

    const auto advice = adviseInputs (inputsWithPeaks (peakDbfs));
    CAPTURE (peakDbfs);
    REQUIRE (advice.inputs.size() == 1);
    CHECK (advice.inputs[0].verdict == verdict);
    CHECK (advice.inputs[0].gainDb == gainDb);
    CHECK (advice.inputs[0].isOptional == isOptional);
    CHECK (advice.verdict == verdict);
}

TEST_CASE ("a preamp is judged by its peak as it is shown")
{
    CHECK (adviseInputs (inputsWithPeaks (-5.98)).verdict == Verdict::ready);
    CHECK (adviseInputs (inputsWithPeaks (-14.04)).inputs[0].gainDb == 0);
}

TEST_CASE ("samples over full scale without a flat top have another cause")
{
    auto readings = inputsWithPeaks (2.0);
    readings.channels[0].samplesOverFullScale = readings.samplesOverFullScale = 9;
    CHECK (adviseInputs (readings).cause == Cause::overFullScale);
    readings.channels[0].flatRunsAtFullScale = readings.flatRunsAtFullScale = 1;
    CHECK (adviseInputs (readings).cause == Cause::flatAtFullScale);
}

TEST_CASE ("a clipped input is to come down 10 dB, since its real peak is unknown")
{
    auto readings = inputsWithPeaks (-10.0, 0.0);
    readings.channels[1].flatRunsAtFullScale = 2;

    const auto advice = adviseInputs (readings);
    CHECK (advice.verdict == Verdict::clipped);
    CHECK (advice.severity == Severity::damage);
    CHECK (advice.inputs[0].gainDb == 0);
    CHECK (advice.inputs[1].gainDb == -10);
}

TEST_CASE ("the worst input makes the verdict, and an idle one does not hold it up")
{
    CHECK (adviseInputs (inputsWithPeaks (-10.0, -80.0)).verdict == Verdict::ready);
    CHECK (adviseInputs (inputsWithPeaks (-10.0, -2.0)).verdict == Verdict::hot);
    CHECK (adviseInputs (inputsWithPeaks (-70.0, -80.0)).verdict == Verdict::noSignal);
    CHECK (adviseInputs ({}).verdict == Verdict::listening);
}

TEST_CASE ("too hot is said at once, the rest after 10 s")
{
    auto readings = inputsWithPeaks (-2.0, -10.0, -70.0);
    readings.secondsOfSignal = 0.5;

    const auto advice = adviseInputs (readings);
    CHECK (advice.inputs[0].verdict == Verdict::hot);
    CHECK (advice.inputs[1].verdict == Verdict::listening);
    CHECK (advice.inputs[2].verdict == Verdict::listening);
    CHECK (advice.verdict == Verdict::hot);

    readings = inputsWithPeaks (-10.0);
    readings.secondsOfSignal = 0.5;
    CHECK (adviseInputs (readings).verdict == Verdict::listening);
}
