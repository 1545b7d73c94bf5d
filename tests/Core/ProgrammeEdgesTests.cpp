#include "Core/Decibels.h"
#include "Core/ProgrammeEdges.h"
#include "Support/Catch.h"
#include "Support/Faults.h"
#include "Support/Music.h"
#include "Support/Song.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

/** Half a second of silence, then music that is cut off, or not. */
AudioBuffer cutMusic (double seconds, std::uint32_t seed)
{
    AudioBuffer audio (2, framesOf (0.5, rate));
    audio.append (inBothChannels (song (seconds, rate, seed)));
    return audio;
}

AudioBuffer faded (AudioBuffer audio, double seconds)
{
    const auto length = framesOf (seconds, rate);

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t i = 0; i < length; ++i)
            audio[channel][audio.numFrames() - 1 - i] *= static_cast<float> (i) / static_cast<float> (length);

    return audio;
}

/** Rings on and on: a decaying chord. */
Samples ringing (double seconds, double decayDbPerSecond, double sampleRate = rate)
{
    auto samples = sine (framesOf (seconds, sampleRate), sampleRate, 220.0, 0.3);
    const auto fifth = sine (samples.size(), sampleRate, 331.0, 0.3);

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = (samples[i] + fifth[i]) * static_cast<float> (dbToAmplitude (-decayDbPerSecond * static_cast<double> (i) / sampleRate));

    return samples;
}

AudioBuffer reversed (AudioBuffer audio)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        std::reverse (audio[channel].begin(), audio[channel].end());

    return audio;
}
} // namespace

TEST_CASE ("silence at both ends is as long as it is, at every rate")
{
    for (const auto sampleRate : { 8000.0, 44100.0, 48000.0, 96000.0, 192000.0 })
    {
        CAPTURE (sampleRate);
        AudioBuffer audio (2, framesOf (1.234, sampleRate));
        auto tone = sine (framesOf (2.0, sampleRate), sampleRate, 997.0, 0.5);
        fadeEnds (tone, framesOf (0.01, sampleRate));
        audio.append (inBothChannels (tone));
        audio.append (AudioBuffer (2, framesOf (3.3, sampleRate)));

        const auto edges = faultsOf (audio, sampleRate).edges;
        CHECK (edges.soundBeginsSeconds.value() == Approx (1.234).margin (0.002).epsilon (0));
        CHECK (edges.soundEndsSeconds.value() == Approx (3.234).margin (0.002).epsilon (0));
        CHECK_FALSE (edges.cutHeadDbfs.has_value());
        CHECK_FALSE (edges.cutTailDbfs.has_value());
    }
}

TEST_CASE ("what is below -70 dBFS is silence, in every channel of all, and no number is none")
{
    AudioBuffer audio (2, framesOf (1.0, rate));
    audio.append (AudioBuffer ({ noise (48000, dbToAmplitude (-71.0), 1), noise (48000, dbToAmplitude (-71.0), 2) }));
    CHECK_FALSE (faultsOf (audio).edges.soundBeginsSeconds.has_value());

    audio.append (AudioBuffer ({ Samples (48000), noise (48000, dbToAmplitude (-68.0), 1) }));
    CHECK (faultsOf (audio).edges.soundBeginsSeconds.value() == Approx (2.0).margin (0.002));

    audio[0][100] = NAN;
    audio[0][200] = INFINITY;
    CHECK (faultsOf (audio).edges.soundBeginsSeconds.value() == Approx (2.0).margin (0.002));
}

TEST_CASE ("a ringing end that is cut off is found with its level; one that fades or rings out is not")
{
    AudioBuffer cut (2, 4800);
    cut.append (inBothChannels (ringing (3.0, 10.0))); // 30 dB down, and then nothing
    const auto edges = faultsOf (cut).edges;
    CHECK (edges.cutTailDbfs.value() == Approx (20.0 * std::log10 (0.6) - 30.0).margin (1.5));
    CHECK_FALSE (edges.cutHeadDbfs.has_value());

    for (const auto seconds : { 0.005, 0.02, 0.5, 2.0 })
    {
        CAPTURE (seconds);
        CHECK_FALSE (faultsOf (faded (cut, seconds)).edges.cutTailDbfs.has_value());
    }

    auto ringsOut = cut;
    ringsOut.append (AudioBuffer (2, 480));
    CHECK_FALSE (faultsOf (ringsOut).edges.cutTailDbfs.has_value());
    AudioBuffer silent (2, 4800);
    silent.append (inBothChannels (ringing (6.0, 10.0)));
    CHECK_FALSE (faultsOf (silent).edges.cutTailDbfs.has_value());
}

TEST_CASE ("a beginning is cut where the first samples are in the midst of the sound, and not where it has an onset")
{
    const auto swelling = reversed (inBothChannels (ringing (3.0, 10.0)));
    const auto cutSound = ringing (3.0, 10.0);
    AudioBuffer cut = inBothChannels (Samples (cutSound.begin() + 40, cutSound.end()));
    CHECK (faultsOf (cut).edges.cutHeadDbfs.value() == Approx (20.0 * std::log10 (0.6)).margin (1.5));
    CHECK_FALSE (faultsOf (swelling).edges.cutHeadDbfs.has_value());

    auto onset = cut;

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < 96; ++i) // 2 ms
            onset[channel][i] *= static_cast<float> (i) / 96.0f;

    CHECK_FALSE (faultsOf (onset).edges.cutHeadDbfs.has_value());

    // A hit of noise from the first sample on.
    auto hit = noise (48000, 0.8, 4);

    for (std::size_t i = 0; i < hit.size(); ++i)
        hit[i] *= std::exp (-static_cast<float> (i) / 960.0f);

    CHECK_FALSE (faultsOf (inBothChannels (hit)).edges.cutHeadDbfs.has_value());
}

TEST_CASE ("a level that the file has throughout is no cut: tones, and the noise of a room")
{
    const auto tone = faultsOf (inBothChannels (sine (480000, rate, 997.0, 0.5))).edges;
    CHECK_FALSE (tone.cutHeadDbfs.has_value());
    CHECK_FALSE (tone.cutTailDbfs.has_value());

    for (std::uint32_t seed = 1; seed <= 20; ++seed)
    {
        CAPTURE (seed);
        auto take = normalised (speech (5.0, seed), -6.0);
        const auto room = noise (take.numFrames(), dbToAmplitude (-46.0), seed);

        for (std::size_t channel = 0; channel < 2; ++channel)
            for (std::size_t i = 0; i < room.size(); ++i)
                take[channel][i] = room[i] + (i > 4800 && i + 4800 < room.size() ? take[channel][i] : 0.0f);

        CHECK_FALSE (faultsOf (take).edges.cutTailDbfs.has_value());
        CHECK_FALSE (faultsOf (take).edges.cutHeadDbfs.has_value());
    }
}

TEST_CASE ("100 songs: those that were cut are found often, those that fade or end are never")
{
    auto found = 0;

    for (std::uint32_t seed = 1; seed <= 100; ++seed)
    {
        CAPTURE (seed);
        const auto cut = cutMusic (4.0, seed);
        found += faultsOf (cut).edges.cutTailDbfs ? 1 : 0;
        CHECK_FALSE (faultsOf (cut).edges.cutHeadDbfs.has_value());

        for (const auto seconds : { 0.01, 0.3 })
            CHECK_FALSE (faultsOf (faded (cut, seconds)).edges.cutTailDbfs.has_value());
    }

    CHECK (found >= 40);
}

TEST_CASE ("the ends of a short file, and of none, are no cuts")
{
    CHECK_FALSE (faultsOf (AudioBuffer (2, 0)).edges.soundBeginsSeconds.has_value());
    CHECK (faultsOf (inBothChannels (sine (1, rate, 997.0, 0.5, 1.0))).edges.soundEndsSeconds.has_value());
    CHECK_FALSE (faultsOf (inBothChannels (ringing (0.25, 30.0))).edges.cutTailDbfs.has_value());
}

TEST_CASE ("a gain moves the level of a cut, and a swap of channels nothing")
{
    AudioBuffer cut (2, 4800);
    cut.append (AudioBuffer ({ ringing (3.0, 10.0), Samples (framesOf (3.0, rate)) }));
    const auto before = faultsOf (cut).edges.cutTailDbfs.value();
    const auto swapped = faultsOf (AudioBuffer ({ cut[1], cut[0] })).edges;
    CHECK (swapped.cutTailDbfs == before);
    cut.multiply (0.5f);
    CHECK (faultsOf (cut).edges.cutTailDbfs.value() == Approx (before - 6.0206).margin (1e-4));
}
