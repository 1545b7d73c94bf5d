#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;
using enum ChannelPosition;

namespace
{
constexpr double rate = 48000.0;

Samples fullScaleTone() { return sine (framesOf (3.2, rate), rate, 997.0, 1.0); }
} // namespace

TEST_CASE ("mono has neither a correlation nor a balance")
{
    const auto readings = measure (AudioBuffer ({ fullScaleTone() }), rate);
    CHECK_FALSE (readings.correlation.has_value());
    CHECK_FALSE (readings.balanceDb.has_value());
}

TEST_CASE ("an unnamed layout has levels but no loudness")
{
    const auto tone = fullScaleTone();
    const auto readings = measure (AudioBuffer ({ tone, tone, tone }), rate);

    CHECK_FALSE (readings.momentaryLufs.has_value());
    CHECK_FALSE (readings.momentaryMaxLufs.has_value());
    CHECK_FALSE (readings.shortTermLufs.has_value());
    CHECK_FALSE (readings.integratedLufs.has_value());
    CHECK_FALSE (readings.loudnessRangeLu.has_value());
    CHECK_FALSE (readings.plrDb.has_value());
    CHECK_FALSE (readings.psrDb.has_value());
    CHECK (readings.samplePeakDbfs.value() == near (0.0, 0.01));
    CHECK (readings.rmsDbfs.value() == near (-3.010, 0.001));
}

TEST_CASE ("64 channels of known position sum their powers")
{
    const auto tone = sine (framesOf (1.0, rate), rate, 997.0, 0.125);
    const std::vector<ChannelPosition> positions (64, height);
    const auto readings = measure (AudioBuffer (std::vector<Samples> (64, tone)), { rate, ChannelLayout (positions) });

    CHECK (readings.numChannels == 64);
    CHECK (readings.integratedLufs.value() == near (-3.010, 0.002)); // -18.06 - 3.01 + 18.06
    CHECK (readings.channels[63].samplePeakDbfs.value() == near (-18.062, 0.001));
}
