#include "Core/Stems/MixFit.h"
#include "Core/Stems/MovingMixFit.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>
#include <cstdint>
#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr std::size_t length = 12000;

/** The channels' weighted sum, as float. */
Samples mixed (const std::vector<Samples>& channels, const std::vector<double>& gains)
{
    Samples sum (channels.front().size());

    for (std::size_t i = 0; i < sum.size(); ++i)
    {
        auto exact = 0.0;

        for (std::size_t channel = 0; channel < channels.size(); ++channel)
            exact += gains[channel] * static_cast<double> (channels[channel][i]);

        sum[i] = static_cast<float> (exact);
    }

    return sum;
}

GramMatrix gramOf (const std::vector<Samples>& channels)
{
    GramMatrix sums;
    sums.prepare (channels.size());
    std::vector<const float*> pointers;

    for (const auto& channel : channels)
        pointers.push_back (channel.data());

    sums.add (pointers, channels.front().size());
    return sums;
}

MixFit fitOf (const std::vector<std::size_t>& tracks, std::size_t numSums, const GramMatrix& sums)
{
    MixFit fit;
    fit.prepare (tracks, numSums);
    fit.fit (sums);
    fit.findAlike (sums, fit.restOf (sums));
    return fit;
}

std::vector<std::size_t> alikeOf (const MixFit& fit) { return { fit.alikeAs().begin(), fit.alikeAs().end() }; }
} // namespace

TEST_CASE ("the sums of products are those of the samples, and add up over blocks")
{
    const auto a = noise (length, 0.5, 1), b = sine (length, 48000.0, 441.0, 0.3);
    const auto whole = gramOf ({ a, b });
    auto product = 0.0, energy = 0.0;

    for (std::size_t i = 0; i < length; ++i)
    {
        product += static_cast<double> (a[i]) * static_cast<double> (b[i]);
        energy += static_cast<double> (b[i]) * static_cast<double> (b[i]);
    }

    CHECK (whole (0, 1) == near (product, 1e-9));
    CHECK (whole (1, 0) == whole (0, 1));
    CHECK (whole.energy (1) == near (energy, 1e-9));

    GramMatrix parts;
    parts.prepare (2);
    const std::vector<const float*> first { a.data(), b.data() }, second { a.data() + 5000, b.data() + 5000 };
    parts.add (first, 5000);
    parts.add (second, length - 5000);
    CHECK (parts (0, 1) == near (product, 1e-9));
    CHECK (parts.numFrames() == length);
    parts.add (whole);
    CHECK (parts (1, 1) == near (2.0 * energy, 1e-9));
    parts.clear();
    CHECK (parts (0, 1) == 0.0);
}

TEST_CASE ("gains are found, inverted and tiny ones too, and the rest is that of float samples")
{
    const std::vector<Samples> tracks { noise (length, 0.5, 1), noise (length, 0.001, 2),
                                        sine (length, 48000.0, 100.0, 0.9) };
    auto channels = tracks;
    channels.push_back (mixed (tracks, { 0.7, 300.0, -0.5 }));
    channels.push_back (mixed (tracks, { 0.0, 0.01, 2.0 }));
    const auto sums = gramOf (channels);
    const auto fit = fitOf ({ 1, 1, 1 }, 2, sums);
    CHECK (fit.gain (0, 0) == near (0.7, 1e-6));
    CHECK (fit.gain (1, 0) == near (300.0, 1e-4));
    CHECK (fit.gain (2, 0) == near (-0.5, 1e-6));
    CHECK (fit.gain (0, 1) == near (0.0, 1e-6));
    CHECK (fit.gain (2, 1) == near (2.0, 1e-6));
    CHECK (fit.restOf (sums) < 1e-13);
    CHECK (alikeOf (fit) == std::vector<std::size_t> { 0, 1, 2 });
}

TEST_CASE ("the rest is the share that nothing explains")
{
    const auto track = noise (length, 0.5, 1), added = noise (length, 0.005, 2);
    const auto sum = mixed ({ track, added }, { 1.0, 1.0 });
    const auto sums = gramOf ({ track, sum });
    CHECK (10.0 * std::log10 (fitOf ({ 1 }, 1, sums).restOf (sums)) == near (-40.0, 0.1));
}

TEST_CASE ("a channel that does not sound gets no gain")
{
    const auto track = noise (length, 0.5, 1), quiet = noise (length, 2.0e-5, 2);
    const auto sums = gramOf ({ track, Samples (length, 0.0f), quiet, mixed ({ track, quiet }, { 0.5, 1.0 }) });
    const auto fit = fitOf ({ 1, 1, 1 }, 1, sums);
    CHECK (fit.gain (0, 0) == near (0.5, 1e-4));
    CHECK (fit.gain (1, 0) == 0.0);
    CHECK (fit.gain (2, 0) == 0.0);

    const auto silence = gramOf ({ Samples (length, 0.0f), Samples (length, 0.0f) });
    CHECK (fitOf ({ 1 }, 1, silence).restOf (silence) == 0.0);
}

TEST_CASE ("alike: copies at any level, and sums of others; not channels of one track")
{
    const auto a = noise (length, 0.5, 1), b = noise (length, 0.4, 2), c = noise (length, 0.3, 3);
    const auto copy = mixed ({ a }, { -0.05 }), bus = mixed ({ b, c }, { 0.7, 0.9 });

    const auto ofCopy = gramOf ({ a, b, copy, mixed ({ a, b, copy }, { 1.0, 1.0, 1.0 }) });
    CHECK (alikeOf (fitOf ({ 1, 1, 1 }, 1, ofCopy)) == std::vector<std::size_t> { 0, 1, 0 });
    CHECK (alikeOf (fitOf ({ 2, 1 }, 1, ofCopy)) == std::vector<std::size_t> { 0, 0 });

    const auto ofBus = gramOf ({ a, bus, b, c, mixed ({ a, bus }, { 1.0, 1.0 }) });
    CHECK (alikeOf (fitOf ({ 1, 1, 1, 1 }, 1, ofBus)) == std::vector<std::size_t> { 0, 1, 1, 1 });

    const auto bothSides = gramOf ({ a, a, b, mixed ({ a, b }, { 1.0, 1.0 }) });
    CHECK (alikeOf (fitOf ({ 2, 1 }, 1, bothSides)) == std::vector<std::size_t> { 0, 1 });
}

TEST_CASE ("alike: a copy with next to nothing of its own, even if the sum is explained completely")
{
    const auto a = noise (length, 0.5, 1), own = noise (length, 0.5, 2);
    const auto copy = mixed ({ a, own }, { 1.0, 1.0e-4 });
    const auto sums = gramOf ({ a, copy, mixed ({ a, copy }, { 1.0, 0.5 }) });
    const auto fit = fitOf ({ 1, 1 }, 1, sums);
    CHECK (fit.restOf (sums) < 1e-9);
    CHECK (alikeOf (fit) == std::vector<std::size_t> { 0, 0 });
}

TEST_CASE ("alike: the more remains unexplained, the more of its own a track needs")
{
    const auto a = noise (length, 0.5, 1), own = noise (length, 0.5, 2), rest = noise (length, 0.5, 3);
    const auto similar = mixed ({ a, own }, { 1.0, 0.05 }); // 26 dB of its own
    const auto exact = gramOf ({ a, similar, mixed ({ a, similar }, { 1.0, 0.5 }) });
    CHECK (alikeOf (fitOf ({ 1, 1 }, 1, exact)) == std::vector<std::size_t> { 0, 1 });

    const auto rough = gramOf ({ a, similar, mixed ({ a, similar, rest }, { 1.0, 0.5, 0.15 }) });
    CHECK (alikeOf (fitOf ({ 1, 1 }, 1, rough)) == std::vector<std::size_t> { 0, 0 });
}

TEST_CASE ("the window of seconds: a moved fader starts it anew, a missing track and a new one do not")
{
    struct Scene
    {
        std::vector<double> gains; ///< of three tracks; the third has no tap
        bool isSecondPlaying = true;
    };

    MovingMixFit mix;
    const std::vector<std::size_t> numChannels { 1, 1 };
    mix.prepare (numChannels, 1);
    std::uint32_t seed = 0;

    const auto play = [&] (const Scene& scene) {
        seed += 10;
        const auto first = noise (length, 0.5, seed), third = noise (length, 0.5, seed + 2);
        const auto second = scene.isSecondPlaying ? noise (length, 0.5, seed + 1) : Samples (length, 0.0f);
        const auto sum = mixed ({ first, second, third }, scene.gains);
        const std::vector<const float*> pointers { first.data(), second.data(), sum.data() };
        mix.add (pointers, length);
        return mix.finishChunk();
    };
    using Change = MovingMixFit::Change;

    CHECK_FALSE (mix.isFitted());
    CHECK (play ({ { 1.0, 0.5, 0.0 }, false }) == Change::fitted);
    CHECK (play ({ { 1.0, 0.5, 0.0 }, false }) == Change::fitted);
    CHECK (play ({ { 1.0, 0.5, 0.0 } }) == Change::fitted); // the second track comes in
    CHECK (play ({ { 1.0, 0.5, 0.1 } }) == Change::fitted); // and one that nobody hears
    CHECK (mix.numFittedChunks() == 4);
    CHECK (play ({ { 0.0, 0.0, 0.0 } }) == Change::none);
    CHECK (mix.numFittedChunks() == 4);
    CHECK (play ({ { 0.5, 0.5, 0.0 } }) == Change::startedAnew);
    CHECK (mix.numFittedChunks() == 1);
    CHECK (mix.fit().gain (0, 0) == near (0.5, 1e-5));
    CHECK (mix.isFittedTo (mix.chunk() - 1));
    CHECK_FALSE (mix.isFittedTo (mix.chunk() - 2));
    CHECK_FALSE (mix.restOfChunk (mix.chunk() - 2).has_value());

    for (std::size_t i = 0; i < 2 * MovingMixFit::mostChunks; ++i)
        CHECK (play ({ { 0.5, 0.5, 0.02 } }) == Change::fitted);

    CHECK (mix.numFittedChunks() == MovingMixFit::mostChunks);
    CHECK (10.0 * std::log10 (mix.rest()) == near (-31.0, 0.3));
}
