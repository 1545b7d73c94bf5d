#include "Core/Loudness/GatedLoudness.h"

#include "Core/Base/Decibels.h"
#include "Core/Loudness/IntegratedLoudness.h"
#include "Support/Catch.h"

#include <cmath>
#include <random>
#include <vector>

using namespace twobus;

namespace
{
std::optional<double> loudnessOf (std::initializer_list<std::pair<int, float>> blocks)
{
    std::vector<float> all;

    for (const auto& [count, lufs] : blocks)
        all.insert (all.end(), static_cast<std::size_t> (count), lufs);

    return gatedLoudnessLufs (all);
}
} // namespace

TEST_CASE ("without gating blocks there is no gated loudness")
{
    CHECK_FALSE (loudnessOf ({}).has_value());
    CHECK_FALSE (loudnessOf ({ { 100, NAN } }).has_value());
}

TEST_CASE ("blocks at or below the absolute gate read minus infinity")
{
    CHECK (loudnessOf ({ { 10, -70.0f }, { 10, -80.0f } }) == silenceDb);
    CHECK (loudnessOf ({ { 10, static_cast<float> (silenceDb) } }) == silenceDb);
}

TEST_CASE ("the relative gate leaves out quiet blocks: EBU Tech 3341, case 3")
{
    CHECK (loudnessOf ({ { 100, -36.0f }, { 600, -23.0f }, { 100, -36.0f } }).value() == near (-23.0, 1.0e-6));
}

TEST_CASE ("the mean is of powers, and blocks that don't exist are no part of it")
{
    CHECK (loudnessOf ({ { 50, -20.0f }, { 30, NAN }, { 50, -23.0f } }).value()
           == near (-21.245951, 1.0e-5)); // 10 lg of the mean of 10^-2.0 and 10^-2.3
}

TEST_CASE ("gated loudness is what the meter of a growing programme reads")
{
    std::mt19937 random (7);
    std::normal_distribution<float> loudness (-24.0f, 12.0f);

    for (int round = 0; round < 20; ++round)
    {
        std::vector<float> blocks (500);
        IntegratedLoudness growing;

        for (auto& block : blocks)
        {
            block = loudness (random);
            growing.addGatingBlock (lufsToPower (static_cast<double> (block)));
        }

        // The growing programme rounds the gate to 0.001 LU. No block of these lies so close to it.
        CHECK (gatedLoudnessLufs (blocks).value() == near (growing.integratedLufs().value(), 1.0e-9));
    }
}
