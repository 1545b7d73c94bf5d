#include "Core/Faults/ChannelCopies.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Faults.h"
#include "Support/Music.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
Samples negated (Samples samples)
{
    for (auto& sample : samples)
        sample = -sample;

    return samples;
}

CopyReadings copiesOf (std::vector<Samples> channels, const ChannelLayout& layout)
{
    return faultsOf (AudioBuffer (std::move (channels)), { 48000.0, layout }).copies;
}

CopyReadings copiesOf (std::vector<Samples> channels)
{
    const auto layout = ChannelLayout::forChannelCount (channels.size());
    return copiesOf (std::move (channels), layout);
}
} // namespace

TEST_CASE ("mono stored as stereo counts as identical channels until one sample differs")
{
    const auto tone = noise (50000, 0.5, 1);
    CHECK (copiesOf ({ tone, tone }).areAllAlike);
    CHECK_FALSE (copiesOf ({ tone, tone }).invertedChannel.has_value());

    for (const std::size_t at : { 0u, 777u, 25000u, 49999u })
    {
        auto other = tone;
        other[at] += 2.5f / 32768.0f;
        CAPTURE (at);
        CHECK_FALSE (copiesOf ({ tone, other }).areAllAlike);
    }

    CHECK_FALSE (copiesOf ({ tone }).areAllAlike); // there is no other channel to compare it with
    CHECK (copiesOf ({ tone, tone, tone }).areAllAlike);
    CHECK_FALSE (copiesOf ({ tone, tone, negated (tone) }).areAllAlike);
}

TEST_CASE ("mono with separate dither per channel counts as identical, but quiet channels must match exactly")
{
    const auto tone = noise (50000, 0.5, 1);
    const auto first = quantised (AudioBuffer (std::vector<Samples> { tone }), 16, true, 1),
               second = quantised (AudioBuffer (std::vector<Samples> { tone }), 16, true, 2);
    CHECK (first[0] != second[0]);
    CHECK (copiesOf ({ first[0], second[0] }).areAllAlike);
    CHECK_FALSE (copiesOf ({ first[0], second[0], negated (tone) }).areAllAlike);

    auto other = tone;
    other[30000] += 1.9f / 32768.0f;
    CHECK (copiesOf ({ tone, other }).areAllAlike);
    other[30000] = NAN;
    CHECK_FALSE (copiesOf ({ tone, other }).areAllAlike);
    CHECK (copiesOf ({ other, other }).areAllAlike);

    const auto soft = noise (50000, 0.009, 1);
    auto besideSoft = soft;
    besideSoft[100] += 0x1p-20f;
    CHECK (copiesOf ({ soft, soft }).areAllAlike);
    CHECK_FALSE (copiesOf ({ soft, besideSoft }).areAllAlike);
    CHECK (copiesOf ({ Samples (50000), Samples (50000) }).areAllAlike);
}

TEST_CASE ("a side that inverts the other is found, although integers have no opposite of -1")
{
    auto tone = sine (48000, 48000.0, 997.0, 1.0);
    const auto inverted = negated (tone);
    CHECK (copiesOf ({ tone, inverted }).invertedChannel == 1u);
    CHECK (copiesOf ({ inverted, tone }).invertedChannel == 1u);

    auto integers = quantised (
        AudioBuffer ({ sine (48000, 48000.0, 997.0, 1.0), negated (sine (48000, 48000.0, 997.0, 1.0)) }), 16, false);

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (auto& sample : integers[channel])
            sample = std::min (sample, 32767.0f / 32768.0f);

    CHECK (copiesOf ({ integers[0], integers[1] }).invertedChannel == 1u);

    auto other = inverted;
    other[30000] = 0.5f * other[30000] + 0.1f;
    CHECK_FALSE (copiesOf ({ tone, other }).invertedChannel.has_value());
    other[30000] = NAN;
    CHECK_FALSE (copiesOf ({ tone, other }).invertedChannel.has_value());
}

TEST_CASE ("only pairs named by the layout are compared, and silence has no inverted copy")
{
    using enum ChannelPosition;
    const ChannelLayout surround { left, right, centre, lowFrequency, leftSurround, rightSurround };
    const auto l = noise (20000, 0.3, 1), r = noise (20000, 0.3, 2), s = noise (20000, 0.3, 3);
    const Samples silence (20000);

    CHECK (copiesOf ({ l, r, l, silence, s, negated (s) }, surround).invertedChannel == 5u);
    CHECK_FALSE (
        copiesOf ({ l, r, negated (r), silence, s, s }, surround).invertedChannel.has_value()); // R and C: not a pair
    CHECK_FALSE (copiesOf ({ l, r, l, silence, silence, silence }, surround).invertedChannel.has_value());
    CHECK_FALSE (copiesOf ({ l, negated (l) }, ChannelLayout::discrete (2)).invertedChannel.has_value());

    // An earlier silent pair does not hide the inverted one.
    CHECK (copiesOf ({ silence, silence, l, silence, s, negated (s) }, surround).invertedChannel == 5u);
    CHECK_FALSE (copiesOf ({ noise (20000, 0.005, 1), negated (noise (20000, 0.005, 1)) }).invertedChannel.has_value());
}

TEST_CASE ("100 stereo programmes have no copied channels")
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed)
    {
        CAPTURE (seed);
        const auto copies = faultsOf (randomProgramme (2, 6.0, 48000.0, seed)).copies;
        CHECK_FALSE (copies.areAllAlike);
        CHECK_FALSE (copies.invertedChannel.has_value());
    }
}
