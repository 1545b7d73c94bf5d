#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Faults.h"
#include "Support/Music.h"
#include "Support/Song.h"

#include <cmath>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

/** Adds a fade-out of this length: a straight line in dB down to -110. */
AudioBuffer fadedOut (AudioBuffer audio, double seconds)
{
    const auto length = framesOf (seconds, rate), first = audio.numFrames() - length;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t i = 0; i < length; ++i)
            audio[channel][first + i] *=
                static_cast<float> (dbToAmplitude (-110.0 * static_cast<double> (i) / static_cast<double> (length)));

    return audio;
}

enum class Dither
{
    none,
    truncating, ///< cuts the lower bits off instead of rounding
    rectangular,
    triangular,
    shaped
};

AudioBuffer to16Bits (AudioBuffer audio, Dither dither, std::uint32_t seed)
{
    std::mt19937 random (seed);
    const auto uniform = [&random] { return static_cast<double> (random()) / 4294967296.0 - 0.5; };

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        auto error = 0.0;

        for (auto& sample : audio[channel])
        {
            const auto wanted = static_cast<double> (sample) * 32768.0 - (dither == Dither::shaped ? error : 0.0);
            const auto noise = dither == Dither::rectangular                              ? uniform()
                               : dither == Dither::triangular || dither == Dither::shaped ? uniform() + uniform()
                                                                                          : 0.0;
            const auto stepped = dither == Dither::truncating ? std::floor (wanted) : std::floor (wanted + noise + 0.5);
            error = stepped - wanted;
            sample = static_cast<float> (stepped / 32768.0);
        }
    }

    return audio;
}

bool isStepped (const AudioBuffer& audio) { return faultsOf (audio).isSteppedAt16Bits; }
} // namespace

TEST_CASE ("a fade cut to 16 bits is a staircase, rounded or truncated, even in a wider container")
{
    const auto tone = fadedOut (inBothChannels (sine (framesOf (12.0, rate), rate, 110.0, 0.5)), 10.0);
    CHECK (isStepped (to16Bits (tone, Dither::none, 1)));
    CHECK (isStepped (to16Bits (tone, Dither::truncating, 1)));
    CHECK_FALSE (isStepped (tone)); // floats, not integers
    CHECK_FALSE (isStepped (quantised (tone, 24, false)));
}

TEST_CASE ("no kind of dither leaves a staircase, whatever the programme")
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed)
    {
        const auto isTone = seed % 4 == 0;
        const auto programme = isTone ? inBothChannels (sine (framesOf (5.0, rate), rate, 20.0 + seed * 3.0, 0.5))
                                      : inBothChannels (song (5.0, rate, seed));

        for (const auto dither : { Dither::rectangular, Dither::triangular, Dither::shaped })
        {
            CAPTURE (seed, static_cast<int> (dither));
            CHECK_FALSE (isStepped (to16Bits (fadedOut (programme, 4.0), dither, seed)));
        }
    }
}

TEST_CASE ("slow waves at the edge of a step flicker with rectangular dither, and aren't staircases")
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed)
        for (const auto level : { 0.3, 0.8, 1.5, 2.4 })
        {
            CAPTURE (seed, level);
            auto audio = inBothChannels (sine (framesOf (6.0, rate), rate, 21.0 + seed, level / 32768.0));
            audio.append (inBothChannels (sine (4800, rate, 997.0, 0.5)));
            CHECK (isStepped (to16Bits (audio, Dither::none, seed)) == (level > 0.5));
            CHECK_FALSE (isStepped (to16Bits (audio, Dither::rectangular, seed)));
            CHECK_FALSE (isStepped (to16Bits (audio, Dither::triangular, seed)));
        }
}

TEST_CASE ("some undithered 16-bit fades of songs are found, but never loud songs or silence")
{
    auto found = 0;

    for (std::uint32_t seed = 1; seed <= 20; ++seed)
    {
        CAPTURE (seed);
        const auto music = inBothChannels (song (12.0, rate, seed));
        found += isStepped (to16Bits (fadedOut (music, 10.0), Dither::none, seed)) ? 1 : 0;
        CHECK_FALSE (isStepped (to16Bits (music, Dither::none, seed)));
    }

    CHECK (found > 0);
    CHECK_FALSE (isStepped (AudioBuffer (2, 480000)));
}
