#include "Support/Catch.h"
#include "Support/ReferenceLoudness.h"
#include "Support/Signals.h"

#include <array>

using namespace twobus;
using namespace twobus::test;

namespace
{
void checkAgainstReference (const AudioBuffer& audio, const MeterFormat& format, std::span<const double> weights)
{
    const auto expected = referenceLoudness (audio, format.sampleRate, weights);
    const auto readings = measure (audio, format);

    INFO ("integrated " << *readings.integratedLufs - *expected.integratedLufs << " LU, range "
                        << *readings.loudnessRangeLu - *expected.loudnessRangeLu << " LU from the reference");
    CHECK (readings.integratedLufs.value() == Approx (expected.integratedLufs.value()).margin (0.002).epsilon (0));
    CHECK (readings.loudnessRangeLu.value() == Approx (expected.loudnessRangeLu.value()).margin (0.002).epsilon (0));
    CHECK (readings.momentaryMaxLufs.value() == Approx (expected.momentaryMaxLufs.value()).margin (1.0e-6).epsilon (0));
    CHECK (readings.shortTermMaxLufs.value() == Approx (expected.shortTermMaxLufs.value()).margin (1.0e-6).epsilon (0));
}
} // namespace

TEST_CASE ("Stereo programmes agree with an exact computation to 0.002 LU")
{
    const auto seed = GENERATE (range (1u, 6u));
    CAPTURE (seed);
    const std::array<double, 2> weights { 1.0, 1.0 };
    checkAgainstReference (randomProgramme (2, 16.0, 48000.0, seed), { 48000.0 }, weights);
}

TEST_CASE ("5.1 programmes agree with an exact computation to 0.002 LU")
{
    using enum ChannelPosition;
    const std::array<double, 6> weights { 1.0, 1.0, 1.0, 0.0, 1.41, 1.41 };
    const MeterFormat format { 48000.0, { left, right, centre, lowFrequency, leftSurround, rightSurround } };
    checkAgainstReference (randomProgramme (6, 12.0, 48000.0, 51), format, weights);
}

TEST_CASE ("A full sine with DC agrees: the filter takes the DC away")
{
    const std::array<double, 2> weights { 1.0, 1.0 };
    auto tone = sine (48000 * 5, 48000.0, 997.0, 0.5);

    for (auto& sample : tone)
        sample += 0.25f;

    checkAgainstReference (inBothChannels (tone), { 48000.0 }, weights);
}
