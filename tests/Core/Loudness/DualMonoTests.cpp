#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

Samples fullScaleTone() { return sine (framesOf (3.2, rate), rate, 997.0, 1.0); }
} // namespace

TEST_CASE ("dual mono counts mono twice: 3.01 LU more loudness, and no other change")
{
    const auto mono = ChannelLayout::forChannelCount (1);
    const auto programme = randomProgramme (1, 20.0, rate, 5);
    const auto once = measure (programme, { rate, mono });
    const auto twice = measure (programme, { rate, mono, fullScaleOf24Bits, true });
    const auto added = 10.0 * std::log10 (2.0);

    CHECK (twice.momentaryMaxLufs.value() == near (*once.momentaryMaxLufs + added, 1e-9));
    CHECK (twice.shortTermMaxLufs.value() == near (*once.shortTermMaxLufs + added, 1e-9));
    CHECK (twice.integratedLufs.value() == near (*once.integratedLufs + added, 0.001));
    CHECK (twice.loudnessRangeLu.value() == near (*once.loudnessRangeLu, 0.001));
    CHECK (twice.truePeakDbtp == once.truePeakDbtp);
    CHECK (twice.samplePeakDbfs == once.samplePeakDbfs);
    CHECK (twice.rmsDbfs == once.rmsDbfs);
    CHECK (twice.crestFactorDb == once.crestFactorDb);

    // This is how it is heard: the same signal in both channels.
    const auto stereo = measure (inBothChannels (programme[0]), rate);
    CHECK (twice.integratedLufs.value() == near (*stereo.integratedLufs, 1e-9));
    CHECK (twice.loudnessRangeLu.value() == near (*stereo.loudnessRangeLu, 1e-9));

    const auto tone = measure (AudioBuffer ({ fullScaleTone() }), { rate, mono, fullScaleOf24Bits, true });
    CHECK (tone.integratedLufs.value() == near (0.0, 0.002));
}

TEST_CASE ("dual mono is ignored unless exactly one channel has a loudness")
{
    const auto tone = fullScaleTone();
    const MeterFormat stereo { rate, ChannelLayout::forChannelCount (2), fullScaleOf24Bits, true };

    CHECK (problemWith (stereo).empty());
    CHECK_FALSE (stereo.countsAsDualMono());
    CHECK (measure (inBothChannels (tone), stereo).integratedLufs.value() == near (0.0, 0.002));

    MeterFormat one { rate, ChannelLayout::forChannelCount (1), fullScaleOf24Bits, true };
    CHECK (one.countsAsDualMono());
    one.layout = ChannelLayout::discrete (1);
    CHECK_FALSE (one.countsAsDualMono());
    CHECK_FALSE (measure (AudioBuffer ({ tone }), one).integratedLufs.has_value());
    CHECK_FALSE (MeterFormat { rate, ChannelLayout::forChannelCount (1) }.countsAsDualMono());
}
