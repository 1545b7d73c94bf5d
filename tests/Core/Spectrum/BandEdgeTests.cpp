#include "Core/Base/Decibels.h"
#include "Core/Spectrum/BandEdge.h"
#include "Core/Spectrum/FourierTransform.h"
#include "Core/Spectrum/LongTermSpectrum.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"

#include <cmath>
#include <numbers>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::optional<double> emptyAboveHz (const AudioBuffer& audio, double sampleRate, float fullScale = 1.0f)
{
    LongTermSpectrum spectrum;
    spectrum.prepare ({ sampleRate, ChannelLayout::forChannelCount (audio.numChannels()), fullScale });
    const auto block = audio.all();
    spectrum.process ({ block.channels, block.numChannels }, block.numFrames);
    return spectrum.readings().emptyAboveHz;
}

/** Upsamples by a whole factor with a windowed sinc that passes up to `passed` of the old band. */
Samples upsampled (const Samples& samples, std::size_t factor, double passed = 0.95)
{
    constexpr std::size_t halfTaps = 96;
    const auto length = 2 * halfTaps * factor + 1;
    const auto middle = static_cast<double> (halfTaps * factor);
    std::vector<double> taps (length);

    for (std::size_t i = 0; i < length; ++i)
    {
        const auto x = (static_cast<double> (i) - middle) / static_cast<double> (factor);
        const auto place = (static_cast<double> (i) - middle) / middle;
        const auto sinc = x == 0.0 ? passed : std::sin (std::numbers::pi * passed * x) / (std::numbers::pi * x);
        taps[i] = sinc
                  * (0.35875 + 0.48829 * std::cos (std::numbers::pi * place)
                     + 0.14128 * std::cos (2.0 * std::numbers::pi * place)
                     + 0.01168 * std::cos (3.0 * std::numbers::pi * place));
    }

    Samples result (samples.size() * factor);

    for (std::size_t i = 0; i < result.size(); ++i)
    {
        auto sum = 0.0;

        for (auto tap = i % factor; tap < length; tap += factor)
        {
            const auto source = (i - i % factor) / factor;
            const auto back = tap / factor;

            if (back <= source)
                sum += taps[tap] * static_cast<double> (samples[source - back]);
        }

        result[i] = static_cast<float> (sum);
    }

    return result;
}

/** White noise that falls by 6 dB per octave above 1 kHz, roughly like music. */
Samples musicLikeNoise (double seconds, double sampleRate, std::uint32_t seed)
{
    auto samples = noise (framesOf (seconds, sampleRate), 0.5, seed);
    const auto weight = static_cast<float> (1.0 - std::exp (-2.0 * std::numbers::pi * 1000.0 / sampleRate));
    auto state = 0.0f;

    for (auto& sample : samples)
        sample = state += weight * (sample - state);

    return samples;
}
} // namespace

TEST_CASE ("noise upsampled from half the rate has nothing above the old band edge")
{
    struct Case
    {
        double from;
        std::size_t factor;
    };

    for (const auto& [from, factor] : { Case { 22050.0, 2 }, Case { 24000.0, 2 }, Case { 44100.0, 2 },
                                        Case { 48000.0, 2 }, Case { 48000.0, 4 }, Case { 96000.0, 2 } })
    {
        CAPTURE (from, factor);
        const auto mono = upsampled (musicLikeNoise (7.0, from, 3), factor);
        const auto edge = emptyAboveHz (AudioBuffer ({ mono }), from * static_cast<double> (factor));
        REQUIRE (edge.has_value());
        CHECK (*edge > 0.44 * from);
        CHECK (*edge < 0.53 * from);

        // The same as 24-bit integers, and in stereo with two unrelated channels.
        const AudioBuffer stereo ({ mono, upsampled (musicLikeNoise (7.0, from, 4), factor) });
        CHECK (emptyAboveHz (quantised (stereo, 24, true), from * static_cast<double> (factor)).has_value());
    }
}

TEST_CASE ("16 bits with dither don't hide a band edge that is strong enough")
{
    const AudioBuffer audio ({ upsampled (noise (framesOf (12.0, 24000.0), 0.5, 3), 2) });
    CHECK (emptyAboveHz (quantised (audio, 16, true), 48000.0).value() == near (12000.0, 700.0));
}

TEST_CASE ("full-band noise, gentle slopes, tones and steps of tones have no band edge")
{
    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ noise (framesOf (12.0, 96000.0), 0.5, 1) }), 96000.0).has_value());
    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ musicLikeNoise (12.0, 96000.0, 1) }), 96000.0).has_value());
    CHECK_FALSE (
        emptyAboveHz (AudioBuffer ({ sine (framesOf (12.0, 48000.0), 48000.0, 997.0, 0.5) }), 48000.0).has_value());
    CHECK_FALSE (
        emptyAboveHz (AudioBuffer ({ sine (framesOf (12.0, 48000.0), 48000.0, 11000.0, 0.5) }), 48000.0).has_value());
    CHECK_FALSE (emptyAboveHz (AudioBuffer (2, framesOf (12.0, 48000.0)), 48000.0).has_value());

    // Low-pass filters at 4 kHz of 24 and 48 dB per octave.
    for (const auto stages : { 4, 8 })
    {
        auto dull = noise (framesOf (12.0, 48000.0), 0.9, 2);

        for (int stage = 0; stage < stages; ++stage)
        {
            auto state = 0.0f;

            for (auto& sample : dull)
                sample = state += 0.4f * (sample - state);
        }

        CAPTURE (stages);
        CHECK_FALSE (emptyAboveHz (AudioBuffer ({ dull }), 48000.0).has_value());
    }
}

TEST_CASE ("a lossy codec's low-pass at 16 kHz isn't reported, and 4 s are too short")
{
    // The filter ends at 0.726 of 22.05 kHz, which is 16 kHz.
    const auto original = musicLikeNoise (12.0, 44100.0, 3);
    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ upsampled (original, 1, 0.726) }), 44100.0).has_value());
    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ upsampled (musicLikeNoise (4.0, 24000.0, 3), 2) }), 48000.0).has_value());
    CHECK (emptyAboveHz (AudioBuffer ({ upsampled (musicLikeNoise (7.0, 24000.0, 3), 2) }), 48000.0).has_value());
    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ upsampled (musicLikeNoise (12.0, 16000.0, 3), 2) }), 32000.0)
                     .has_value()); // not checked below 44.1 kHz
}

TEST_CASE ("sound above the edge at any moment of the file rules the edge out")
{
    auto audio = upsampled (musicLikeNoise (12.0, 24000.0, 3), 2);
    const auto burst = noise (480, 0.3, 9);

    for (std::size_t i = 0; i < burst.size(); ++i)
        audio[300000 + i] += burst[i];

    CHECK_FALSE (emptyAboveHz (AudioBuffer ({ audio }), 48000.0).has_value());
}

TEST_CASE ("no kind of programme has a band edge: 100 seeds")
{
    using Make = AudioBuffer (*) (double, std::uint32_t);

    for (const Make make :
         { Make (bandMix), Make (drumKit), Make (stringQuartet), Make (speech), Make (pad), Make (sineBass),
           Make (plucks), Make (squareLead), Make (filteredSquareLead), Make (chipTune) })
        for (std::uint32_t seed = 1; seed <= 10; ++seed)
        {
            CAPTURE (seed);
            CHECK_FALSE (emptyAboveHz (normalised (make (8.0, seed), -1.0), musicRate).has_value());
        }
}
