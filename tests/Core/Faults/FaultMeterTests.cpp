#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Faults.h"
#include "Support/Music.h"

#include <array>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
AudioBuffer everyFault()
{
    AudioBuffer audio (2, 30000);
    auto fading = sine (480000, 48000.0, 110.0, 0.5);

    for (std::size_t i = 0; i < fading.size(); ++i)
        fading[i] *= static_cast<float> (std::pow (10.0, -5.5 * static_cast<double> (i) / 480000.0));

    audio.append (inBothChannels (fading));
    auto end = inBothChannels (sine (20043, 48000.0, 331.0, 0.1));
    audio.append (end);

    for (auto& sample : audio[1])
        sample = -sample;

    return quantised (audio, 16, false);
}

bool areEqual (const FaultReadings& first, const FaultReadings& second)
{
    return first.edges.soundBeginsSeconds == second.edges.soundBeginsSeconds
           && first.edges.soundEndsSeconds == second.edges.soundEndsSeconds
           && first.edges.cutHeadDbfs == second.edges.cutHeadDbfs && first.edges.cutTailDbfs == second.edges.cutTailDbfs
           && first.copies.areAllAlike == second.copies.areAllAlike
           && first.copies.invertedChannel == second.copies.invertedChannel && first.bitsInUse == second.bitsInUse
           && first.isSteppedAt16Bits == second.isSteppedAt16Bits;
}
} // namespace

TEST_CASE ("a programme with many faults shows all of them, whatever the block sizes")
{
    const auto audio = everyFault();
    const auto expected = faultsOf (audio);
    CHECK (expected.edges.cutTailDbfs.has_value());
    CHECK (expected.edges.soundBeginsSeconds.value() == near (0.625, 0.002));
    CHECK (expected.copies.invertedChannel == 1u);
    CHECK (expected.bitsInUse == 16);
    CHECK (expected.isSteppedAt16Bits);

    for (const std::size_t size : { 1u, 17u, 64u, 480u, 767u, 768u, 769u, 100000u })
    {
        CAPTURE (size);
        CHECK (areEqual (faultsOf (audio, { 48000.0 }, std::span (&size, 1)), expected));
    }

    const std::array<std::size_t, 4> mixed { 3, 5000, 768, 1 };
    CHECK (areEqual (faultsOf (audio, { 48000.0 }, mixed), expected));
}

TEST_CASE ("preparing a bank again starts from scratch, and a block with other channels is skipped")
{
    FaultMeter meter;
    const auto audio = everyFault();
    meter.prepare ({});
    meter.process (audio.all());
    meter.process (AudioBuffer (1, 500).all());
    meter.flush();
    CHECK (meter.readings().bitsInUse == 16);

    meter.prepare ({});
    CHECK_FALSE (meter.readings().bitsInUse.has_value());
    CHECK_FALSE (meter.readings().edges.soundBeginsSeconds.has_value());
    CHECK_FALSE (meter.readings().isSteppedAt16Bits);
}

TEST_CASE ("the fault meter allocates nothing after prepare")
{
    const auto audio = everyFault();
    const auto block = audio.all();
    FaultMeter meter;
    meter.prepare ({});
    FaultReadings readings;
    std::size_t allocations = 0;

    {
        const AllocationGuard guard;
        meter.process (block);
        meter.flush();
        readings = meter.readings();
        allocations = guard.count();
    }

    CHECK (allocations == 0);
    CHECK (readings.bitsInUse == 16);
}
