#include "Core/Stems/TrackShares.h"

#include "Core/Base/Decibels.h"
#include "Core/Stems/TrackMix.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace twobus;
using namespace twobus::test;

namespace
{
using Rendered = std::vector<std::vector<std::vector<double>>>;

Rendered renderedOf (const std::vector<MixedTrack>& tracks)
{
    Rendered all;

    for (const auto& track : tracks)
        all.push_back (track.rendered());

    return all;
}

/** The track's share at this moment, from the audio behind the faders. */
double trueShare (const Rendered& tracks, std::size_t track, const TrackMoment& moment, double sampleRate = musicRate,
                  double startSeconds = 0.0)
{
    const auto frame = (moment.seconds + startSeconds) * sampleRate;
    auto sum = 0.0;

    for (const auto& other : tracks)
        sum += valueAt (other[moment.channel], frame);

    return valueAt (tracks[track][moment.channel], frame) / sum;
}

double largestError (const TrackShareReadings& readings, const Rendered& tracks, double sampleRate = musicRate)
{
    auto largest = 0.0;

    for (const auto& moment : readings.moments)
        for (std::size_t track = 0; track < moment.values.size(); ++track)
            largest = std::max (largest, std::abs (moment.values[track] / moment.value
                                                   - trueShare (tracks, track, moment, sampleRate)));

    return largest;
}

void addNoise (AudioBuffer& sum, double restDb, std::uint32_t seed)
{
    auto energy = 0.0;

    for (const auto sample : sum[0])
        energy += static_cast<double> (sample) * static_cast<double> (sample);

    const auto rms = std::sqrt (energy / static_cast<double> (sum.numFrames()));

    for (std::size_t channel = 0; channel < 2; ++channel)
    {
        const auto added = noise (sum.numFrames(), std::sqrt (3.0) * rms * dbToAmplitude (restDb),
                                  seed + static_cast<std::uint32_t> (channel));
        std::transform (added.begin(), added.end(), sum[channel].begin(), sum[channel].begin(), std::plus());
    }
}

std::size_t framesIn (double seconds) { return framesOf (seconds, musicRate); }
} // namespace

TEST_CASE ("eight tracks in front of their faders: every share is the one behind faders and pans")
{
    for (const std::uint32_t seed : { 1u, 20u, 300u })
    {
        const auto tracks = eightTracks (8.0, seed);
        const auto readings = readingsOf (tracks, sumOf (tracks));
        CAPTURE (seed);
        CHECK (*readings.restDb < -110.0);
        CHECK (readings.fittedSeconds == 3.0);
        CHECK (readings.alike.empty());
        REQUIRE (readings.moments.size() >= 3);
        CHECK (largestError (readings, renderedOf (tracks)) < 0.005);

        for (const auto& moment : readings.moments)
        {
            CHECK (moment.restDb < -100.0);
            CHECK (std::accumulate (moment.values.begin(), moment.values.end(), moment.rest)
                   == near (moment.value, 1e-9));
        }
    }
}

TEST_CASE ("the moments are those of the meter that measures the sum")
{
    const auto tracks = eightTracks (8.0, 5);
    const auto sum = sumOf (tracks);
    const auto readings = readingsOf (tracks, sum);
    const auto meter = measureLive (sum, musicRate);
    REQUIRE (meter.numLoudMoments > 0);
    const auto& worst = readings.moments.front();
    CHECK (worst.truePeakDbtp == near (meter.loudMoments[0].truePeakDbtp, 1e-3));
    CHECK (worst.channel == meter.loudMoments[0].channel);
    CHECK (worst.seconds == near (meter.loudMoments[0].seconds, 0.011));
    CHECK (worst.bandHz == meter.loudMoments[0].octaveBandHz);
}

TEST_CASE ("with a rest of -30 dB shares are within 3 points, and the rest is said")
{
    for (const std::uint32_t seed : { 1u, 20u, 300u })
    {
        const auto tracks = eightTracks (8.0, seed);
        auto sum = sumOf (tracks);
        addNoise (sum, -31.0, seed);
        const auto readings = readingsOf (tracks, sum);
        CAPTURE (seed);
        CHECK (*readings.restDb == near (-31.0, 4.0));
        CHECK (readings.restBandHz == 16000.0);
        CHECK (largestError (readings, renderedOf (tracks)) < 0.03);
    }
}

TEST_CASE ("a track that is not heard is the rest, and its band is found")
{
    const auto all = eightTracks (8.0, 1);
    const auto sum = sumOf (all);
    const auto readings = readingsOf ({ all[0], all[2], all[3], all[4], all[5], all[6], all[7] }, sum);
    CHECK (*readings.restDb > -12.0);
    CHECK (*readings.restDb < 0.0);
    REQUIRE (readings.restBandHz.has_value());
    CHECK (*readings.restBandHz <= 125.0); // the bass
}

TEST_CASE ("a quiet track that is not heard leaves the other shares within 3 points")
{
    auto all = eightTracks (8.0, 20);

    for (auto& gains : all[6].gains)
        for (auto& gain : gains)
            gain *= dbToAmplitude (-26.0);

    const auto sum = sumOf (all);
    const std::vector<MixedTrack> heard { all[0], all[1], all[2], all[3], all[4], all[5], all[7] };
    const auto readings = readingsOf (heard, sum);
    CHECK (*readings.restDb < -30.0);
    CHECK (*readings.restDb > -60.0);

    const auto rendered = renderedOf (all);

    for (const auto& moment : readings.moments)
        for (std::size_t track = 0; track < heard.size(); ++track)
            CHECK (moment.values[track] / moment.value
                   == near (trueShare (rendered, track < 6 ? track : 7, moment), 0.03));
}

TEST_CASE ("a fader that moves during play: moments before and after it have their own gains")
{
    const auto before = eightTracks (12.0, 7);
    auto after = before;

    for (auto& gains : after[0].gains)
        for (auto& gain : gains)
            gain *= dbToAmplitude (-6.0);

    const auto moved = framesIn (6.1);
    auto sum = sumOf (before);
    const auto later = sumOf (after);

    for (std::size_t channel = 0; channel < 2; ++channel)
        std::copy (later[channel].begin() + static_cast<std::ptrdiff_t> (moved), later[channel].end(),
                   sum[channel].begin() + static_cast<std::ptrdiff_t> (moved));

    const auto readings = readingsOf (before, sum);
    CHECK (*readings.restDb < -110.0);
    const auto renderedBefore = renderedOf (before), renderedAfter = renderedOf (after);
    auto numBefore = 0, numAfter = 0;

    for (const auto& moment : readings.moments)
    {
        if (std::abs (moment.seconds - 6.1) < 0.3) // the chunk in which the fader moves
            continue;

        ++(moment.seconds < 6.1 ? numBefore : numAfter);
        CAPTURE (moment.seconds);
        CHECK (moment.restDb < -100.0);

        for (std::size_t track = 0; track < before.size(); ++track)
            CHECK (moment.values[track] / moment.value
                   == near (trueShare (moment.seconds < 6.1 ? renderedBefore : renderedAfter, track, moment), 0.005));
    }

    CHECK (numBefore >= 3);
    CHECK (numAfter >= 3);
}

TEST_CASE ("after a fader move the gains are fitted anew, and after a track's entry they are not")
{
    auto tracks = eightTracks (8.0, 7);

    for (std::size_t frame = 0; frame < framesIn (5.0); ++frame)
        tracks[6].audio[0][frame] = 0.0f;

    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    feed (shares, tracks, sum, 0, framesIn (5.5));
    CHECK (shares.readings().fittedSeconds == 3.0);

    auto lower = tracks;
    lower[0].gains[0][0] *= 0.7;
    lower[0].gains[0][1] *= 0.7;
    feed (shares, tracks, sumOf (lower), framesIn (5.5), framesIn (1.0));
    CHECK (shares.readings().fittedSeconds == 1.0);
    CHECK (*shares.readings().restDb < -110.0);
}

TEST_CASE ("two tracks that play the same cannot be told apart, and their sum is right")
{
    auto tracks = eightTracks (8.0, 20);
    tracks.push_back (panned (tracks[6].audio[0], -9.0, -0.8)); // the same signal elsewhere
    const auto readings = readingsOf (tracks, sumOf (tracks));
    CHECK (*readings.restDb < -80.0);
    CHECK (readings.alike == AlikeTracks { { 6, 8 } });
    const auto rendered = renderedOf (tracks);

    for (const auto& moment : readings.moments)
    {
        CHECK (moment.alike == AlikeTracks { { 6, 8 } });

        for (std::size_t track = 0; track < 6; ++track)
            CHECK (moment.values[track] / moment.value == near (trueShare (rendered, track, moment), 0.005));

        CHECK ((moment.values[6] + moment.values[8]) / moment.value
               == near (trueShare (rendered, 6, moment) + trueShare (rendered, 8, moment), 0.005));
    }
}

TEST_CASE ("a bus and the tracks that it sums cannot be told apart")
{
    auto tracks = eightTracks (6.0, 3);
    const auto left = panned (tracks[4].audio[0], 18.0, 0.0).rendered()[0],
               right = panned (tracks[6].audio[0], -4.0, 0.0).rendered()[0];
    Samples bus (left.size());
    std::transform (left.begin(), left.end(), right.begin(), bus.begin(),
                    [] (double a, double b) { return static_cast<float> (a + b); });
    tracks.push_back (panned (bus, 0.0, 0.0));
    const auto readings = readingsOf (tracks, sumOf (tracks));
    CHECK (readings.alike == AlikeTracks { { 4, 6, 8 } });
}

TEST_CASE ("a stereo track with the same signal on both sides is one track like any other")
{
    auto tracks = eightTracks (6.0, 3);
    tracks[2].audio[1] = tracks[2].audio[0];
    const auto readings = readingsOf (tracks, sumOf (tracks));
    CHECK (readings.alike.empty());
    CHECK (*readings.restDb < -80.0);
    CHECK (largestError (readings, renderedOf (tracks)) < 0.005);
}

TEST_CASE ("a silent track has no part, and one that is heard only in the tap has none either")
{
    auto tracks = eightTracks (6.0, 3);
    tracks[5].audio = AudioBuffer (2, tracks[0].audio.numFrames());
    tracks[3].gains = { { 0.0, 0.0 }, { 0.0, 0.0 } }; // its fader is down
    const auto readings = readingsOf (tracks, sumOf (tracks));
    CHECK (readings.isHeard == std::vector<bool> { true, true, true, true, true, false, true, true });
    CHECK (readings.alike.empty());
    REQUIRE_FALSE (readings.moments.empty());

    for (const auto& moment : readings.moments)
    {
        CHECK (moment.values[5] == 0.0);
        CHECK (moment.values[3] / moment.value == near (0.0, 1e-4));
    }
}

TEST_CASE ("invalid samples in a track, and so in the sum, spoil nothing around them")
{
    auto tracks = eightTracks (8.0, 7);
    auto sum = sumOf (tracks);
    const auto rendered = renderedOf (tracks);

    for (auto frame = framesIn (3.0); frame < framesIn (3.5); ++frame)
        tracks[1].audio[0][frame] = sum[0][frame] = sum[1][frame] =
            frame % 2 == 0 ? std::numeric_limits<float>::quiet_NaN() : std::numeric_limits<float>::infinity();

    tracks[4].audio[0][framesIn (5.0)] = 1.0e30f;
    sum[0][framesIn (5.0)] = 1.0e30f;
    const auto readings = readingsOf (tracks, sum);
    CHECK (*readings.restDb < -110.0);
    REQUIRE (readings.moments.size() >= 3);
    CHECK (largestError (readings, rendered) < 0.005);

    for (const auto& instant : readings.instants)
        CHECK (std::isfinite (std::accumulate (instant.values.begin(), instant.values.end(), instant.rest)));
}

TEST_CASE ("other sample rates have the same shares")
{
    const auto tracks = eightTracks (8.0, 20);
    const auto sum = sumOf (tracks);

    for (const auto rate : { 44100.0, 96000.0, 11025.0 })
    {
        const auto readings = readingsOf (tracks, sum, rate);
        CAPTURE (rate);
        CHECK (*readings.restDb < -110.0);
        REQUIRE (readings.moments.size() >= 2);
        CHECK (largestError (readings, renderedOf (tracks), rate) < 0.01);
    }
}

TEST_CASE ("shares do not depend on the block size")
{
    const auto tracks = eightTracks (4.0, 20);
    auto sum = sumOf (tracks);
    addNoise (sum, -40.0, 1);
    const auto expected = readingsOf (tracks, sum, musicRate, 512);
    REQUIRE_FALSE (expected.moments.empty());

    for (const std::size_t blockSize : { 1u, 17u, 64u, 441u, 480u, 1024u, 4096u })
    {
        const auto readings = readingsOf (tracks, sum, musicRate, blockSize);
        CAPTURE (blockSize);
        CHECK (readings.restDb == expected.restDb);
        REQUIRE (readings.moments.size() == expected.moments.size());

        for (std::size_t i = 0; i < expected.moments.size(); ++i)
        {
            CHECK (readings.moments[i].values == expected.moments[i].values);
            CHECK (readings.moments[i].seconds == expected.moments[i].seconds);
        }

        REQUIRE (readings.instants.size() == expected.instants.size());

        for (std::size_t i = 0; i < expected.instants.size(); ++i)
            CHECK (readings.instants[i].values == expected.instants[i].values);
    }
}

TEST_CASE ("instants for trims add up to the sum's peaks, and none is missing above the aim")
{
    const auto tracks = eightTracks (6.0, 20);
    const auto sum = sumOf (tracks);
    const auto readings = readingsOf (tracks, sum);
    REQUIRE_FALSE (readings.instants.empty());
    auto highest = 0.0;

    for (const auto& instant : readings.instants)
    {
        const auto value = std::accumulate (instant.values.begin(), instant.values.end(), instant.rest);
        CHECK (std::abs (value) > dbToAmplitude (TrackShares::lowestInstantDbtp) * (1.0 - 1e-5));
        CHECK (std::abs (instant.rest) < 1e-5);
        highest = std::max (highest, std::abs (value));
    }

    CHECK (readings.instants.size() <= WorstInstants::mostKept);
    CHECK (amplitudeToDb (highest) == near (*measureLive (sum, musicRate).truePeakDbtp, 1e-3));
}

TEST_CASE ("before there is enough audio nothing is said, and a pause keeps the gains")
{
    const auto tracks = eightTracks (6.0, 3);
    const auto sum = sumOf (tracks);
    const std::vector<MixedTrack> silence = [&] {
        auto copy = tracks;

        for (auto& track : copy)
            track.audio.multiply (0.0f);

        return copy;
    }();
    TrackShares shares;
    prepare (shares, tracks);
    CHECK_FALSE (shares.readings().restDb.has_value());
    feed (shares, tracks, sum, 0, framesIn (0.2));
    CHECK_FALSE (shares.readings().restDb.has_value());
    CHECK (shares.readings().moments.empty());
    feed (shares, tracks, sum, framesIn (0.2), framesIn (3.8));
    const auto before = shares.readings();
    REQUIRE (before.restDb.has_value());

    feed (shares, silence, AudioBuffer (2, sum.numFrames()), 0, framesIn (5.0));
    CHECK (shares.readings().restDb == before.restDb);
    CHECK (shares.readings().fittedSeconds == before.fittedSeconds);
}

TEST_CASE ("a new pass forgets the moments and keeps the gains")
{
    const auto tracks = eightTracks (8.0, 3);
    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    feed (shares, tracks, sum, 0, framesIn (4.0));
    REQUIRE_FALSE (shares.readings().moments.empty());
    shares.beginPass();
    const auto begun = shares.readings();
    CHECK (begun.moments.empty());
    CHECK (begun.instants.empty());
    CHECK (begun.restDb.has_value());
    CHECK (std::none_of (begun.isHeard.begin(), begun.isHeard.end(), [] (bool heard) { return heard; }));

    feed (shares, tracks, sum, framesIn (4.0), framesIn (4.0));
    const auto readings = shares.readings();
    REQUIRE_FALSE (readings.moments.empty());
    const auto rendered = renderedOf (tracks);

    for (const auto& moment : readings.moments)
    {
        CHECK (moment.seconds < 4.0);

        for (std::size_t track = 0; track < tracks.size(); ++track)
            CHECK (moment.values[track] / moment.value
                   == near (trueShare (rendered, track, moment, musicRate, 4.0), 0.005));
    }
}

TEST_CASE ("a quiet pass has its own moments at once, however loud the one before ended")
{
    auto tracks = eightTracks (4.0, 3);
    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    feed (shares, tracks, sum, 0, framesIn (2.0));
    shares.beginPass();

    for (auto& track : tracks)
        track.audio.multiply (0.05f);

    feed (shares, tracks, sumOf (tracks), framesIn (2.0), framesIn (0.75));
    REQUIRE_FALSE (shares.readings().moments.empty());
    CHECK (shares.readings().moments.front().truePeakDbtp < -15.0);
}

TEST_CASE ("moments have the host's time, also after a jump")
{
    const auto tracks = eightTracks (8.0, 3);
    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    feed (shares, tracks, sum, 0, framesIn (3.333), 512, 100.0);
    feed (shares, tracks, sum, framesIn (3.333), framesIn (4.0), 512, 20.0);
    const auto readings = shares.readings();
    auto numAfter = 0;

    for (const auto& moment : readings.moments)
    {
        REQUIRE (moment.hostSeconds.has_value());
        const auto isAfter = moment.seconds >= 3.333;
        numAfter += isAfter ? 1 : 0;
        CHECK (*moment.hostSeconds == near (isAfter ? moment.seconds - 3.333 + 20.0 : moment.seconds + 100.0, 1e-4));
    }

    CHECK (numAfter > 0);
    CHECK (numAfter < static_cast<int> (readings.moments.size()));
}

TEST_CASE ("at a jump of the host's time no peak is made of both sides")
{
    // A slow tone that jumps from its top to its bottom: a true peak over the jump would exceed both.
    const auto before = sine (framesIn (2.0), musicRate, 1.0, 0.5, std::numbers::pi / 2.0);
    std::vector<MixedTrack> tracks { panned (before, 0.0, 0.0) };
    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    feed (shares, tracks, sum, 0, framesIn (1.0) + 7, 512, 0.0);
    feed (shares, tracks, sum, framesIn (0.5), framesIn (1.5), 512, 60.5);

    for (const auto& moment : shares.readings().moments)
        CHECK (moment.truePeakDbtp <= amplitudeToDb (0.5 / std::sqrt (2.0)) + 0.02);
}

TEST_CASE ("after prepare nothing allocates but the readings")
{
    const auto tracks = eightTracks (6.0, 3);
    const auto sum = sumOf (tracks);
    TrackShares shares;
    prepare (shares, tracks);
    std::vector<const float*> channels, sums { sum[0].data(), sum[1].data() };

    for (const auto& track : tracks)
        for (std::size_t channel = 0; channel < track.audio.numChannels(); ++channel)
            channels.push_back (track.audio[channel].data());

    const AllocationGuard guard;
    shares.process (channels, sums, framesIn (3.0), 1.0);
    shares.beginPass();
    shares.process (channels, sums, framesIn (6.0), std::nullopt);
    CHECK (guard.count() == 0);
}
