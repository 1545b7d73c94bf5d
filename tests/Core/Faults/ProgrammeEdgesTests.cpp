#include "Core/Base/Decibels.h"
#include "Core/Faults/ProgrammeEdges.h"
#include "Support/Catch.h"
#include "Support/Faults.h"
#include "Support/Music.h"
#include "Support/Song.h"

#include <array>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

/** Half a second of silence, then music that stops after this many seconds. */
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

/** A chord that decays steadily. */
Samples ringing (double seconds, double decayDbPerSecond, double sampleRate = rate)
{
    auto samples = sine (framesOf (seconds, sampleRate), sampleRate, 220.0, 0.3);
    const auto fifth = sine (samples.size(), sampleRate, 331.0, 0.3);

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = (samples[i] + fifth[i])
                     * static_cast<float> (dbToAmplitude (-decayDbPerSecond * static_cast<double> (i) / sampleRate));

    return samples;
}

AudioBuffer reversed (AudioBuffer audio)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        std::reverse (audio[channel].begin(), audio[channel].end());

    return audio;
}
} // namespace

TEST_CASE ("silence at both ends is measured exactly at every rate")
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
        CHECK (edges.soundBeginsSeconds.value() == near (1.234, 0.002));
        CHECK (edges.soundEndsSeconds.value() == near (3.234, 0.002));
        CHECK_FALSE (edges.cutHeadDbfs.has_value());
        CHECK_FALSE (edges.cutTailDbfs.has_value());
    }
}

TEST_CASE ("samples below -70 dBFS in every channel count as silence, and so do NaN and infinity")
{
    AudioBuffer audio (2, framesOf (1.0, rate));
    audio.append (AudioBuffer ({ noise (48000, dbToAmplitude (-71.0), 1), noise (48000, dbToAmplitude (-71.0), 2) }));
    CHECK_FALSE (faultsOf (audio).edges.soundBeginsSeconds.has_value());

    audio.append (AudioBuffer ({ Samples (48000), noise (48000, dbToAmplitude (-68.0), 1) }));
    CHECK (faultsOf (audio).edges.soundBeginsSeconds.value() == near (2.0, 0.002));

    audio[0][100] = NAN;
    audio[0][200] = INFINITY;
    CHECK (faultsOf (audio).edges.soundBeginsSeconds.value() == near (2.0, 0.002));
}

TEST_CASE ("a ringing end that is cut off is found with its level, and one that fades or rings out isn't")
{
    AudioBuffer cut (2, 4800);
    cut.append (inBothChannels (ringing (3.001, 10.0))); // decays by 30 dB, then stops
    const auto edges = faultsOf (cut).edges;
    CHECK (edges.cutTailDbfs.value() == near (20.0 * std::log10 (0.6) - 30.0, 1.5));
    CHECK_FALSE (edges.cutHeadDbfs.has_value());

    for (const auto seconds : { 0.0005, 0.001, 0.005, 0.02, 0.5, 2.0 })
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

TEST_CASE ("an end is cut at any frame of a millisecond, but not if the last three samples are near zero")
{
    for (const auto sampleRate : { 8000.0, 44100.0, 96000.0 })
    {
        for (std::size_t frames = 0; frames < framesOf (0.001, sampleRate); ++frames)
        {
            CAPTURE (sampleRate, frames);
            auto samples = ringing (3.0016, 10.0, sampleRate);
            samples.resize (samples.size() - frames);
            AudioBuffer cut (2, framesOf (0.1, sampleRate));
            cut.append (inBothChannels (samples));
            CHECK (faultsOf (cut, sampleRate).edges.cutTailDbfs.has_value());

            for (std::size_t back = 1; back <= 3; ++back)
                cut[0][cut.numFrames() - back] = cut[1][cut.numFrames() - back] = 0.0f;

            CHECK_FALSE (faultsOf (cut, sampleRate).edges.cutTailDbfs.has_value());
        }
    }
}

TEST_CASE ("an end is cut if one of the last three samples is at most 12 dB below the last 5 ms")
{
    AudioBuffer cut (2, framesOf (0.5, rate));
    cut.append (inBothChannels (sine (framesOf (0.5013, rate), rate, 997.0, 0.5)));
    const auto end = cut.numFrames();

    const auto isCut = [&] (double first, double second, double third) {
        const std::array<double, 3> below { first, second, third };

        for (std::size_t i = 0; i < 3; ++i)
            cut[1][end - 3 + i] = cut[0][end - 3 + i] = static_cast<float> (0.5 * dbToAmplitude (-below[i]));

        return faultsOf (cut).edges.cutTailDbfs.has_value();
    };

    CHECK (isCut (11.8, 60.0, 60.0));
    CHECK (isCut (60.0, 11.8, 60.0));
    CHECK (isCut (60.0, 60.0, 11.8));
    CHECK_FALSE (isCut (12.2, 12.2, 12.2));
}

TEST_CASE ("an end is a cut if an earlier part is 3, 8 or 20 dB softer, depending on how loud the end is")
{
    // The levels of the softest part, the end and the loudest part, in dBFS. The end is a held chord.
    const auto isCut = [] (double softest, double end, double loudest) {
        const auto part = [] (double seconds, double dbfs) {
            return inBothChannels (sine (framesOf (seconds, rate), rate, 230.0, dbToAmplitude (dbfs)));
        };
        auto audio = part (0.5, loudest);
        audio.append (part (0.5, softest));
        audio.append (part (0.501, end));
        return faultsOf (audio).edges.cutTailDbfs.has_value();
    };

    CHECK (isCut (-13.5, -10.0, -1.0));
    CHECK_FALSE (isCut (-12.5, -10.0, -1.0));
    CHECK (isCut (-22.5, -14.0, -1.0));
    CHECK_FALSE (isCut (-21.5, -14.0, -1.0));
    CHECK (isCut (-45.5, -25.0, -1.0));
    CHECK_FALSE (isCut (-44.5, -25.0, -1.0));
    CHECK (isCut (-51.5, -31.0, -20.0));
    CHECK_FALSE (isCut (-50.5, -31.0, -20.0));
    CHECK (isCut (-120.0, -49.0, -20.0));
    CHECK_FALSE (isCut (-120.0, -51.0, -20.0));
}

TEST_CASE ("a quick decay to the last sample isn't reported as cut off")
{
    const auto isCut = [] (double decayDb, double seconds) {
        AudioBuffer audio (2, framesOf (0.5, rate));
        audio.append (inBothChannels (sine (framesOf (0.5, rate), rate, 331.0, 0.5)));
        auto hit = sine (framesOf (seconds + 0.0002, rate), rate, 3310.0, 0.5);

        for (std::size_t i = 0; i < hit.size(); ++i)
            hit[i] *= static_cast<float> (
                dbToAmplitude (-decayDb * static_cast<double> (i) / static_cast<double> (hit.size())));

        audio.append (inBothChannels (hit));
        return faultsOf (audio).edges.cutTailDbfs.has_value();
    };

    CHECK (isCut (9.0, 0.02)); // the last 5 ms are the hit's last quarter and start 6.75 dB down
    CHECK_FALSE (isCut (14.0, 0.02));
    CHECK (isCut (13.0, 0.1)); // the last 20 ms start 10.4 dB down
    CHECK_FALSE (isCut (17.0, 0.1));
}

TEST_CASE ("a start in the middle of a sound is cut, and an onset isn't")
{
    const auto swelling = reversed (inBothChannels (ringing (3.0, 10.0)));
    const auto cutSound = ringing (3.0, 10.0);
    AudioBuffer cut = inBothChannels (Samples (cutSound.begin() + 40, cutSound.end()));
    CHECK (faultsOf (cut).edges.cutHeadDbfs.value() == near (20.0 * std::log10 (0.6), 1.5));
    CHECK_FALSE (faultsOf (swelling).edges.cutHeadDbfs.has_value());

    auto onset = cut;

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < 96; ++i) // a fade-in of 2 ms
            onset[channel][i] *= static_cast<float> (i) / 96.0f;

    CHECK_FALSE (faultsOf (onset).edges.cutHeadDbfs.has_value());

    // A noise hit that starts with the first sample.
    auto hit = noise (48000, 0.8, 4);

    for (std::size_t i = 0; i < hit.size(); ++i)
        hit[i] *= std::exp (-static_cast<float> (i) / 960.0f);

    CHECK_FALSE (faultsOf (inBothChannels (hit)).edges.cutHeadDbfs.has_value());
}

TEST_CASE ("a level that lasts the whole file isn't a cut: tones and room noise")
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

TEST_CASE ("in 100 songs cut ends are often found, and fades are never reported, however short")
{
    auto found = 0;

    for (std::uint32_t seed = 1; seed <= 100; ++seed)
    {
        CAPTURE (seed);
        const auto cut = cutMusic (4.0 + 0.00037 * seed, seed);
        found += faultsOf (cut).edges.cutTailDbfs ? 1 : 0;
        CHECK_FALSE (faultsOf (cut).edges.cutHeadDbfs.has_value());

        for (const auto seconds : { 0.001, 0.005, 0.01, 0.02, 0.3 })
        {
            CAPTURE (seconds);
            CHECK_FALSE (faultsOf (faded (cut, seconds)).edges.cutTailDbfs.has_value());
        }
    }

    CHECK (found >= 65);
}

TEST_CASE ("the ends of short and empty files aren't cuts")
{
    CHECK_FALSE (faultsOf (AudioBuffer (2, 0)).edges.soundBeginsSeconds.has_value());
    CHECK (faultsOf (inBothChannels (sine (1, rate, 997.0, 0.5, 1.0))).edges.soundEndsSeconds.has_value());
    AudioBuffer brief (2, framesOf (0.15, rate)); // looks cut off, but has too little before it for comparison
    brief.append (inBothChannels (ringing (0.1011, 10.0)));
    CHECK_FALSE (faultsOf (brief).edges.cutTailDbfs.has_value());
    brief.append (inBothChannels (ringing (0.1011, 10.0)));
    CHECK (faultsOf (brief).edges.cutTailDbfs.has_value());
}

TEST_CASE ("gain shifts the level of a cut, and swapping the channels changes nothing")
{
    AudioBuffer cut (2, 4800);
    cut.append (AudioBuffer ({ ringing (3.001, 10.0), Samples (framesOf (3.001, rate)) }));
    const auto before = faultsOf (cut).edges.cutTailDbfs.value();
    const auto swapped = faultsOf (AudioBuffer ({ cut[1], cut[0] })).edges;
    CHECK (swapped.cutTailDbfs == before);
    cut.multiply (0.5f);
    CHECK (faultsOf (cut).edges.cutTailDbfs.value() == near (before - 6.0206, 1e-4));
}
