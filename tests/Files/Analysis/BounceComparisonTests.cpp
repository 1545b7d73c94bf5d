#include "Files/Analysis/BounceComparison.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"
#include "Support/Song.h"

#include <algorithm>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 8000.0;

AudioBuffer songOf (double seconds, std::uint32_t seed)
{
    return normalised (inBothChannels (song (seconds, rate, seed)), -6.0);
}

AudioBuffer part (const AudioBuffer& audio, double fromSeconds, double seconds)
{
    const auto first = audio[0].begin() + static_cast<std::ptrdiff_t> (framesOf (fromSeconds, rate));
    return inBothChannels (Samples (first, first + static_cast<std::ptrdiff_t> (framesOf (seconds, rate))));
}

RowedAnalysis bounced (const AudioBuffer& audio)
{
    const TemporaryFolder folder;
    writeAudio (
        folder.file ("bounce.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, rate,
        interleaved (2, static_cast<std::int64_t> (audio.numFrames()), [&audio] (int channel, std::int64_t frame) {
            return audio[static_cast<std::size_t> (channel)][static_cast<std::size_t> (frame)];
        }));
    return analyseWithRows (folder.file ("bounce.wav"), {});
}
} // namespace

TEST_CASE ("a bounce and its copy 3 dB lower match in every section")
{
    const auto music = songOf (45.0, 801);
    const auto c = compareBounces (bounced (music), bounced (gained (music, -3.0)));
    CHECK (c.match == LoudnessMatch::envelopes);
    CHECK (c.gainDb == near (-3.0, 0.005));
    CHECK (c.offsetSeconds == near (0.0, 0.01));
    CHECK (c.secondsCompared == Approx (45.0));
    CHECK (c.mostDifferent.empty());
    REQUIRE (c.sections.size() == 5);
    CHECK (c.sections[4].startSeconds == Approx (40.0));
    CHECK (c.sections[4].seconds == Approx (5.0));
    CHECK (*c.second.integratedLufs == near (*c.first.integratedLufs - 3.0, 0.01));

    for (const auto& section : c.sections)
    {
        CHECK (*section.loudnessDifferenceDb == near (0.0, 0.01));
        CHECK (*section.truePeakDifferenceDb == near (0.0, 0.01));
        CHECK (*section.peakToLoudnessDifferenceDb == near (0.0, 0.01));
    }
}

TEST_CASE ("a section has the same levels as the section alone")
{
    auto steps = toneSteps ({ { 10.0, -20.0 }, { 10.0, -26.0 }, { 10.0, -23.0 } }, rate, 1000.0);
    const auto c = compareBounces (bounced (inBothChannels (steps)), bounced (inBothChannels (steps)));
    CHECK (c.match == LoudnessMatch::integratedLoudness); // a tone isn't recognised as music
    REQUIRE (c.sections.size() == 3);
    CHECK (*c.sections[0].first.truePeakDbtp == near (-20.0, 0.1)); // the tone's onset overshoots a little
    CHECK (*c.sections[2].first.truePeakDbtp == near (-23.0, 0.05));

    // The windows of three rows still contain three, two and one quarters of the audio before the step.
    const auto loudness = *c.sections[0].first.loudnessLufs;
    CHECK (*c.sections[1].first.loudnessLufs
           == near (loudness - 6.0 + 10.0 * std::log10 (1.0 + 0.015 * (std::pow (10.0, 0.6) - 1.0)), 0.01));
    CHECK (*c.sections[2].first.loudnessLufs
           == near (loudness - 3.0 + 10.0 * std::log10 (1.0 + 0.015 * (std::pow (10.0, -0.3) - 1.0)), 0.01));
}

TEST_CASE ("differences are located, wherever the second file starts")
{
    const auto music = songOf (60.0, 802);
    auto changed = AudioBuffer (2, framesOf (2.5, rate)); // silence first
    changed.append (part (music, 0.0, 20.0));
    changed.append (gained (part (music, 20.0, 10.0), 2.0));
    changed.append (part (music, 30.0, 10.0));
    changed.append (softClipped (part (music, 40.0, 10.0), 6.0));
    changed.append (part (music, 50.0, 5.0)); // ends 5 s earlier

    const auto c = compareBounces (bounced (music), bounced (gained (changed, -1.0)));
    CHECK (c.match == LoudnessMatch::envelopes);
    CHECK (c.gainDb == near (-1.0, 0.1));
    CHECK (c.offsetSeconds == near (-2.5, 0.03));
    CHECK (c.secondsCompared == near (55.0, 0.2));
    REQUIRE (c.sections.size() == 6);
    CHECK (*c.sections[0].loudnessDifferenceDb == near (0.0, 0.15));
    CHECK (*c.sections[2].loudnessDifferenceDb == near (2.0, 0.2));
    CHECK (*c.sections[2].peakToLoudnessDifferenceDb == near (0.0, 0.3));
    CHECK (*c.sections[4].peakToLoudnessDifferenceDb < -1.0); // denser
    REQUIRE (c.mostDifferent.size() >= 2);
    CHECK (std::count (c.mostDifferent.begin(), c.mostDifferent.end(), 2) == 1);
    CHECK (std::count (c.mostDifferent.begin(), c.mostDifferent.end(), 4) == 1);
}

TEST_CASE ("different programmes are matched by integrated loudness, and silence isn't matched")
{
    const auto a = bounced (songOf (20.0, 803)), b = bounced (gained (songOf (30.0, 804), -5.0));
    const auto c = compareBounces (a, b);
    CHECK (c.match == LoudnessMatch::integratedLoudness);
    CHECK (c.gainDb == near (*b.analysis.readings.integratedLufs - *a.analysis.readings.integratedLufs, 1e-9));
    CHECK (c.secondsCompared == Approx (20.0));

    const auto silent = compareBounces (a, bounced (AudioBuffer (2, framesOf (20.0, rate))));
    CHECK (silent.match == LoudnessMatch::none);
    CHECK_FALSE (silent.sections.at (0).loudnessDifferenceDb.has_value());

    const auto tiny = compareBounces (a, bounced (AudioBuffer (2, 10)));
    CHECK (tiny.sections.empty());
    CHECK (tiny.secondsCompared == 0.0);
}

TEST_CASE ("the section that differs most is named first, and at most three are named")
{
    const auto music = songOf (100.0, 805);
    AudioBuffer changed (2, 0);

    for (const auto gainDb : { 0.0, 2.0, 0.0, 4.0, 0.0, 3.0, 0.0, 0.0, 1.5, 0.0 })
        changed.append (gained (part (music, static_cast<double> (changed.numFrames()) / rate, 10.0), gainDb));

    const auto c = compareBounces (bounced (music), bounced (changed));
    REQUIRE (c.sections.size() == 10);
    CHECK (c.mostDifferent == std::vector<std::size_t> { 3, 5, 1 });
}
