#include "Core/Base/Decibels.h"
#include "Core/Loudness/IntegratedLoudness.h"
#include "Support/Catch.h"
#include "Support/ReferenceLoudness.h"
#include "Support/Signals.h"

#include <array>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

// A stereo tone of 1 kHz reads this much above its peak level.
constexpr double toneOffsetLu = 0.00670;

std::optional<double> integratedOf (std::initializer_list<ToneStep> steps)
{
    return measure (inBothChannels (toneSteps (steps, rate)), rate).integratedLufs;
}

/** The highest power whose loudness is not above the absolute gate. */
double powerAtAbsoluteGate()
{
    auto power = lufsToPower (-70.0) * (1.0 - 1.0e-12);

    while (powerToLufs (std::nextafter (power, 1.0)) <= -70.0)
        power = std::nextafter (power, 1.0);

    return power;
}
} // namespace

TEST_CASE ("the absolute gate excludes its own threshold")
{
    IntegratedLoudness loudness;
    CHECK_FALSE (loudness.integratedLufs().has_value());

    const auto edge = powerAtAbsoluteGate();
    REQUIRE (powerToLufs (edge) == -70.0);

    loudness.addGatingBlock (edge);
    CHECK (loudness.integratedLufs() == silenceDb);

    loudness.addGatingBlock (std::nextafter (edge, 1.0));
    CHECK (loudness.integratedLufs().value() == near (-70.0, 1.0e-9));

    loudness.reset();
    CHECK_FALSE (loudness.integratedLufs().has_value());
}

TEST_CASE ("a tone just below the absolute gate isn't measured, and one just above is")
{
    CHECK (integratedOf ({ { 5.0, -70.05 - toneOffsetLu } }) == silenceDb);
    CHECK (integratedOf ({ { 5.0, -69.95 - toneOffsetLu } }).value() == near (-69.95, 0.002));
}

TEST_CASE ("the relative gate is 10 LU below the mean power of the blocks above -70")
{
    // With two levels in equal numbers, the lower one is r below the mean if q = r / (2 - r).
    const auto integratedWith = [] (double belowMeanLu) {
        const auto r = dbToPower (-belowMeanLu);
        const auto quiet = lufsToPower (-20.0) * r / (2.0 - r);
        IntegratedLoudness loudness;

        for (int i = 0; i < 50; ++i)
        {
            loudness.addGatingBlock (lufsToPower (-20.0));
            loudness.addGatingBlock (quiet);
        }

        return loudness.integratedLufs().value();
    };

    CHECK (integratedWith (10.1) == near (-20.0, 1.0e-9));
    CHECK (integratedWith (10.01) == near (-20.0, 1.0e-9));
    CHECK (integratedWith (9.99) == near (-20.0 - 10.0 * std::log10 (2.0 - dbToPower (-9.99)), 1.0e-9));
    CHECK (integratedWith (9.9) == near (-20.0 - 10.0 * std::log10 (2.0 - dbToPower (-9.9)), 1.0e-9));
}

TEST_CASE ("the relative gate on audio: a level 9.9 LU below the mean counts, and one 10.1 LU below doesn't")
{
    const auto quietBelowLoudDb = [] (double belowMeanLu) {
        return 10.0 * std::log10 (2.0 / dbToPower (-belowMeanLu) - 1.0);
    };
    const auto counted = integratedOf ({ { 15.0, -20.0 }, { 15.0, -20.0 - quietBelowLoudDb (9.9) } });
    const auto leftOut = integratedOf ({ { 15.0, -20.0 }, { 15.0, -20.0 - quietBelowLoudDb (10.1) } });

    CHECK (counted.value() < -22.5);
    CHECK (leftOut.value() > -20.1);
}

TEST_CASE ("an incomplete gating block is discarded")
{
    const auto of = [] (double seconds) { return integratedOf ({ { seconds, -20.0 } }); };

    CHECK_FALSE (of (0.399).has_value());
    REQUIRE (of (0.400).has_value());
    CHECK (of (0.401) == of (0.400));
    CHECK (of (0.499) == of (0.400));
    CHECK (of (0.500) != of (0.400));

    const std::array<double, 2> weights { 1.0, 1.0 };
    const auto reference = [&weights] (double seconds) {
        return referenceLoudness (inBothChannels (toneSteps ({ { seconds, -20.0 } }, rate)), rate, weights)
            .integratedLufs.value();
    };
    CHECK (of (0.400).value() == near (reference (0.400), 1.0e-9));
    CHECK (of (0.500).value() == near (reference (0.500), 1.0e-9));
}

TEST_CASE ("silence has a loudness of minus infinity, and less audio than a window has none")
{
    CHECK (integratedOf ({ { 1.0, silenceDb } }) == silenceDb);
    CHECK_FALSE (integratedOf ({ { 0.3, silenceDb } }).has_value());
}

TEST_CASE ("loudness above 0 LUFS, even above the last bin, is measured")
{
    CHECK (integratedOf ({ { 2.0, 12.0 } }).value() == near (12.0 + toneOffsetLu, 0.001));
    CHECK (integratedOf ({ { 2.0, 40.0 } }).value() == near (40.0 + toneOffsetLu, 0.001));
}
