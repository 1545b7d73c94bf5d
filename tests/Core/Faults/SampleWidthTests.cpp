#include "Core/Base/VectorPaths.h"
#include "Core/Faults/SampleWidth.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Faults.h"
#include "Support/Music.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
Samples rounded (Samples samples, int bits)
{
    for (auto& sample : samples)
        sample = static_cast<float> (
            std::ldexp (std::nearbyint (std::ldexp (static_cast<double> (sample), bits - 1)), 1 - bits));

    return samples;
}

std::optional<int> widthOf (const Samples& samples)
{
    SampleWidth width;
    width.process (samples.data(), samples.size());
    return width.bitsInUse();
}
} // namespace

TEST_CASE ("the bits in use are the width that samples were rounded to, on every vector path")
{
    for (const auto& path : vectorPaths())
    {
        chooseVectorPath (path);

        for (int bits = 2; bits <= 24; ++bits)
        {
            CAPTURE (path, bits);
            CHECK (widthOf (rounded (noise (10007, 0.9, static_cast<std::uint32_t> (bits)), bits)) == bits);
        }
    }

    chooseVectorPath ({});
}

TEST_CASE ("one sample between the steps is enough, wherever it is")
{
    const auto audio = rounded (noise (1003, 0.9, 5), 16);

    for (std::size_t at = 0; at < audio.size(); ++at)
    {
        auto changed = audio;
        changed[at] = 3.0f * 0x1p-19f; // three steps of 20 bits
        REQUIRE (widthOf (changed) == 20);
    }
}

TEST_CASE ("silence has no bits in use, nor do samples beyond the largest width that is tried")
{
    CHECK_FALSE (widthOf (Samples (5000)).has_value());
    CHECK_FALSE (widthOf (noise (5000, 0.001, 3)).has_value()); // floats from a mixer
    CHECK_FALSE (widthOf ({ 0.5f, NAN }).has_value());
    CHECK_FALSE (widthOf ({ 0.5f, -INFINITY }).has_value());
    auto infinite = Samples (100, 0.5f);
    infinite[40] = INFINITY;
    CHECK_FALSE (widthOf (infinite).has_value());
    CHECK (widthOf ({ 0.0f, -0.0f, 0.5f }) == 2);
    CHECK (widthOf ({ 4.0f, -1.0f }) == 1); // beyond full scale, whole numbers are steps too
}

TEST_CASE ("32-bit integers, read as floats with 24 bits, show their width in quiet samples")
{
    const auto asFloats = [] (int bits) {
        auto samples = sine (48000, 48000.0, 997.0, 0.9);

        for (auto& sample : samples)
            sample = static_cast<float> (
                std::ldexp (std::nearbyint (std::ldexp (static_cast<double> (sample), bits - 1)), 1 - bits));

        return samples;
    };

    CHECK (widthOf (asFloats (16)) == 16);
    CHECK (widthOf (asFloats (24)) == 24);
    CHECK_FALSE (widthOf (asFloats (32)).has_value());
}

TEST_CASE ("a programme's width is that of its widest block, and 100 mixes of 24 bits all show 24")
{
    const AudioBuffer narrow (
        std::vector<Samples> { rounded (noise (48000, 0.5, 1), 16), rounded (noise (48000, 0.5, 2), 16) });
    CHECK (faultsOf (narrow).bitsInUse == 16);

    auto wide = narrow;
    wide.append (
        AudioBuffer (std::vector<Samples> { rounded (noise (480, 0.5, 1), 16), rounded (noise (480, 0.5, 2), 20) }));
    wide.append (narrow);
    CHECK (faultsOf (wide).bitsInUse == 20);

    for (std::uint32_t seed = 1; seed <= 100; ++seed)
    {
        CAPTURE (seed);
        CHECK (faultsOf (quantised (normalised (bandMix (1.0, seed), -1.0 - 0.3 * seed), 24, false)).bitsInUse == 24);
    }
}
