#include "Core/Stems/NullDepth.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
NullDepth nullDepthOf (const Samples& mix, const Samples& sum, std::ptrdiff_t mixDelayFrames = 0)
{
    NullDepth depth (1, mixDelayFrames);
    depth.process (0, mix.data(), sum.data(), mix.size());
    return depth;
}

Samples scaled (Samples samples, float gain)
{
    for (auto& sample : samples)
        sample *= gain;

    return samples;
}

Samples delayed (const Samples& samples, std::size_t numFrames)
{
    Samples later (samples.size(), 0.0f);
    std::copy (samples.begin(), samples.end() - static_cast<std::ptrdiff_t> (numFrames),
               later.begin() + static_cast<std::ptrdiff_t> (numFrames));
    return later;
}
} // namespace

TEST_CASE ("identical audio leaves nothing, and against silence everything is left")
{
    const auto signal = noise (48000, 0.5, 1);
    CHECK (*nullDepthOf (signal, signal).depthDb() == -INFINITY);
    CHECK (*nullDepthOf (signal, Samples (signal.size(), 0.0f)).depthDb() == near (0.0, 1e-9));
    CHECK_FALSE (nullDepthOf (Samples (signal.size(), 0.0f), signal).depthDb().has_value());
}

TEST_CASE ("a gain leaves the calculated residue, and is found")
{
    const auto sum = noise (48000, 0.5, 1);
    const auto lower = nullDepthOf (scaled (sum, 0.5f), sum);
    CHECK (*lower.depthDb() == near (0.0, 1e-9)); // the residue is as loud as the mix
    CHECK (lower.gain() == Approx (0.5));
    CHECK (*lower.depthWithGainDb() < -130.0);

    CHECK (*nullDepthOf (scaled (sum, 0.9f), sum).depthDb() == near (20.0 * std::log10 (0.1 / 0.9), 1e-4));
    CHECK (nullDepthOf (scaled (sum, -1.0f), sum).gain() == Approx (-1.0));
}

TEST_CASE ("an addition is left at its own level")
{
    const auto sum = sine (48000, 48000.0, 1000.0, 0.5);
    auto mix = sum;
    const auto added = sine (48000, 48000.0, 3000.0, 0.5e-3);

    for (std::size_t i = 0; i < mix.size(); ++i)
        mix[i] += added[i];

    CHECK (*nullDepthOf (mix, sum).depthDb() == near (-60.0, 0.01));
    CHECK (*nullDepthOf (mix, sum).depthWithGainDb() == near (-60.0, 0.01));
}

TEST_CASE ("a mix that is later or earlier nulls with its delay, whatever the block sizes")
{
    const auto sum = noise (48000, 0.5, 1);
    auto later = delayed (sum, 123);
    CHECK (*nullDepthOf (later, sum).depthDb() > 0.0);
    CHECK (*nullDepthOf (later, sum, 123).depthDb() == -INFINITY);

    CHECK (*nullDepthOf (sum, later, -123).depthDb() == -INFINITY);

    // The part of the mix before the sum starts has nothing to be compared with.
    auto withLeadIn = later;
    withLeadIn[5] = 0.5f;
    CHECK (*nullDepthOf (withLeadIn, sum, 123).depthDb() == -INFINITY);
    CHECK (*nullDepthOf (withLeadIn, sum).depthDb() > 0.0);
    CHECK (*nullDepthOf (sum, later, -122).depthDb() > 0.0);

    NullDepth inBlocks (1, 123);

    for (std::size_t first = 0; first < sum.size(); first += 1000)
        inBlocks.process (0, later.data() + first, sum.data() + first, 1000);

    CHECK (*inBlocks.depthDb() == -INFINITY);
}
