#include "Core/Causes/MissingTop.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Three tones and a little noise, as in music, with a peak of 1. */
Samples programme()
{
    auto samples = noise (48000, 2.0e-4, 3);
    const auto low = sine (48000, 48000.0, 110.0, 0.5), middle = sine (48000, 48000.0, 787.0, 0.3),
               high = sine (48000, 48000.0, 3203.0, 0.2);

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += low[i] + middle[i] + high[i];

    return samples;
}

struct Top
{
    std::size_t at = 0, length = 0;
    double height = 0.0; ///< of the waveform before it was cut
};

/** The places where the waveform goes over the ceiling. */
std::vector<Top> topsOver (const Samples& samples, float ceiling)
{
    std::vector<Top> tops;

    for (auto i = MissingTop::framesBefore; i + MissingTop::framesAfter + MissingTop::longestRun < samples.size(); ++i)
        if (std::abs (samples[i]) > ceiling)
        {
            Top top { i, 0, 0.0 };

            for (; std::abs (samples[i]) > ceiling; ++i, ++top.length)
                top.height = std::max (top.height, static_cast<double> (std::abs (samples[i])));

            tops.push_back (top);
        }

    return tops;
}
} // namespace

TEST_CASE ("missing top: a cut peak is restored to its height")
{
    const auto intact = programme();

    for (const auto ceiling : { 0.97f, 0.9f })
    {
        auto clipped = intact;

        for (auto& sample : clipped)
            sample = std::clamp (sample, -ceiling, ceiling);

        const auto tops = topsOver (intact, ceiling);
        REQUIRE (tops.size() > 3);

        for (const auto& top : tops)
        {
            CAPTURE (ceiling, top.at, top.length);
            REQUIRE (top.length <= MissingTop::longestRun);
            const MissingTop missing (clipped.data() + top.at, top.length);
            const auto cut = top.height - static_cast<double> (ceiling);
            CHECK (missing.rise() == near (cut, 5.0 * missing.uncertainty() + 1.0e-4));
            CHECK (missing.uncertainty() < 0.02);
        }
    }
}

TEST_CASE ("missing top: nothing is missing above an intact peak")
{
    const auto intact = programme();

    for (const auto& top : topsOver (intact, 0.9f))
    {
        CAPTURE (top.at, top.length);
        std::size_t highest = top.at;

        for (auto i = top.at; i < top.at + top.length; ++i)
            if (std::abs (intact[i]) > std::abs (intact[highest]))
                highest = i;

        const MissingTop missing (intact.data() + highest, 1);
        CHECK (missing.rise() == near (0.0, 1.5e-3));
        CHECK (missing.uncertainty() < 1.0e-3);
    }
}

TEST_CASE ("missing top: in noise, the estimate says that it is uncertain")
{
    const auto samples = noise (4800, 0.5, 4);

    for (std::size_t at = 300; at < 4000; at += 100)
    {
        const MissingTop missing (samples.data() + at, 1);
        CHECK (missing.uncertainty() > 0.15);
    }
}

TEST_CASE ("missing top: a pure tone and silence give numbers")
{
    const auto tone = sine (4800, 48000.0, 1000.0, 0.5);
    const MissingTop ofTone (tone.data() + 2412, 1);
    CHECK (ofTone.rise() == near (0.0, 1.0e-4));

    const Samples silence (4800, 0.0f);
    const MissingTop ofSilence (silence.data() + 2400, 5);
    CHECK (ofSilence.rise() == 0.0);
    CHECK (std::isfinite (ofSilence.uncertainty()));
}
