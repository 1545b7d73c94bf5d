#include "Core/Loudness/LoudPartsPsr.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
void addSeconds (LoudPartsPsr& psr, double seconds, double shortTermLufs, double psrDb)
{
    for (int i = 0; i < static_cast<int> (seconds * 100.0); ++i)
        psr.add (shortTermLufs, psrDb);
}
} // namespace

TEST_CASE ("PSR of the loud parts is their mean without the quiet parts")
{
    LoudPartsPsr psr;
    addSeconds (psr, 30.0, -24.0, 20.0);
    addSeconds (psr, 6.0, -12.2, 6.0);
    addSeconds (psr, 6.0, -14.7, 9.0);

    CHECK (psr.seconds() == Approx (12.0));
    CHECK (*psr.psrDb() == Approx (7.5));
}

TEST_CASE ("PSR of the loud parts needs ten seconds, even when a louder part starts")
{
    LoudPartsPsr psr;
    CHECK_FALSE (psr.psrDb().has_value());

    addSeconds (psr, 9.99, -20.0, 12.0);
    CHECK_FALSE (psr.psrDb().has_value());

    addSeconds (psr, 0.02, -20.0, 12.0);
    CHECK (*psr.psrDb() == Approx (12.0));

    addSeconds (psr, 5.0, -10.0, 8.0);
    CHECK_FALSE (psr.psrDb().has_value());

    addSeconds (psr, 5.0, -10.0, 8.0);
    CHECK (*psr.psrDb() == Approx (8.0));
}

TEST_CASE ("PSR of the loud parts follows a tone that gets louder, and gain doesn't change it")
{
    const auto tone = toneSteps ({ { 20.0, -30.0 }, { 20.0, -10.0 } }, 48000.0, 997.0);

    for (const auto gainDb : { 0.0, -12.0, 6.0 })
    {
        auto programme = inBothChannels (tone);
        programme.multiply (static_cast<float> (std::pow (10.0, gainDb / 20.0)));
        CHECK (*measure (programme, 48000.0).loudPartsPsrDb == near (0.0, 0.2)); // the window passes over the step
    }
}
