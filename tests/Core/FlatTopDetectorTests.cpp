#include "Core/FlatTopDetector.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>

using namespace twobus;
using namespace twobus::test;

namespace
{
FlatTopDetector detectorAfter (const Samples& signal)
{
    constexpr std::size_t blockLength = 480;
    Samples padded (FlatTopDetector::contextFrames, 0.0f);
    padded.insert (padded.end(), signal.begin(), signal.end());

    FlatTopDetector detector;
    detector.prepare (48000.0, 1.0f);

    for (auto at = FlatTopDetector::contextFrames; at + blockLength <= padded.size(); at += blockLength)
    {
        const auto* block = padded.data() + at;
        const auto peak = std::abs (*std::max_element (block, block + blockLength, [] (float a, float b) { return std::abs (a) < std::abs (b); }));
        detector.process (block, blockLength, peak);
    }

    return detector;
}

Samples clippedSine (double hz, float ceiling)
{
    auto tone = sine (48000, 48000.0, hz, 0.5);

    for (auto& sample : tone)
        sample = std::clamp (sample, -ceiling, ceiling);

    return tone;
}
} // namespace

TEST_CASE ("flat tops: every half wave of a clipped sine has one, at its level")
{
    const auto detector = detectorAfter (clippedSine (200.0, 0.35f));
    CHECK (detector.flatTops() == Approx (400).margin (2));
    CHECK (detector.highestLevel() == Approx (0.35));
    CHECK (detectorAfter (sine (48000, 48000.0, 200.0, 0.35)).flatTops() == 0);
}

TEST_CASE ("flat tops: fewer than four of one level are none")
{
    auto tone = sine (48000, 48000.0, 200.0, 0.35);
    const auto clipped = clippedSine (200.0, 0.35f);
    std::copy_n (clipped.begin() + 240, 360, tone.begin() + 240); // three half waves
    CHECK (detectorAfter (tone).flatTops() == 0);
    std::copy_n (clipped.begin() + 240, 480, tone.begin() + 240);
    CHECK (detectorAfter (tone).flatTops() == 4);
}

TEST_CASE ("flat tops: a square whose jumps are smoothed is meant so")
{
    Samples square;

    while (square.size() < 48000)
        for (const auto sign : { 0.5f, -0.5f })
        {
            square.push_back (0.7f * sign);
            square.insert (square.end(), 8, sign);
            square.push_back (0.7f * sign);
        }

    CHECK (detectorAfter (square).flatTops() == 0);
}

TEST_CASE ("flat tops: what is at full scale is left to the counter of that")
{
    CHECK (detectorAfter (clippedSine (200.0, 0.35f)).flatTops() > 0);

    auto loud = clippedSine (200.0, 0.35f);

    for (auto& sample : loud)
        sample /= 0.35f;

    CHECK (detectorAfter (loud).flatTops() == 0);
}
