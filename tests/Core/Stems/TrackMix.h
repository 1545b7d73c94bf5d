#pragma once

#include "Core/Stems/TrackShares.h"
#include "Support/Music.h"
#include "Support/Signals.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

/** @file
    Tracks as a tap hears them, in front of their faders, and their sum behind faders and pans that the test knows.
*/
namespace twobus::test
{
/** A track, and its gains to the sum: gains[channel of the track][channel of the sum]. */
struct MixedTrack
{
    AudioBuffer audio;
    std::vector<std::vector<double>> gains;

    /** The track as it arrives in the sum, in double precision. */
    std::vector<std::vector<double>> rendered() const
    {
        std::vector<std::vector<double>> channels (gains.front().size(), std::vector<double> (audio.numFrames(), 0.0));

        for (std::size_t from = 0; from < audio.numChannels(); ++from)
            for (std::size_t to = 0; to < channels.size(); ++to)
                for (std::size_t frame = 0; frame < audio.numFrames(); ++frame)
                    channels[to][frame] += gains[from][to] * static_cast<double> (audio[from][frame]);

        return channels;
    }
};

inline double fader (double db) { return std::pow (10.0, db / 20.0); }

/** A mono track with a fader and a pan of constant power, from -1 (left) to 1 (right). */
inline MixedTrack panned (const Samples& samples, double faderDb, double pan)
{
    const auto angle = (pan + 1.0) * std::numbers::pi / 4.0;
    return { AudioBuffer ({ samples }),
             { { fader (faderDb) * std::cos (angle), fader (faderDb) * std::sin (angle) } } };
}

/** A stereo track with a fader and a balance, which lowers one side only. */
inline MixedTrack balanced (AudioBuffer audio, double faderDb, double balance)
{
    return { std::move (audio),
             { { fader (faderDb) * std::min (1.0, 1.0 - balance), 0.0 },
               { 0.0, fader (faderDb) * std::min (1.0, 1.0 + balance) } } };
}

/** A stereo track whose width is 0 (mono) to 1 (unchanged): each side leaks into the other. */
inline MixedTrack narrowed (AudioBuffer audio, double faderDb, double width)
{
    const auto own = fader (faderDb) * (1.0 + width) / 2.0, other = fader (faderDb) * (1.0 - width) / 2.0;
    return { std::move (audio), { { own, other }, { other, own } } };
}

/** The tracks' stereo sum, as float. */
inline AudioBuffer sumOf (const std::vector<MixedTrack>& tracks)
{
    const auto numFrames = tracks.front().audio.numFrames();
    std::vector<std::vector<double>> exact (2, std::vector<double> (numFrames, 0.0));

    for (const auto& track : tracks)
    {
        const auto rendered = track.rendered();

        for (std::size_t channel = 0; channel < 2; ++channel)
            for (std::size_t frame = 0; frame < numFrames; ++frame)
                exact[channel][frame] += rendered[channel][frame];
    }

    AudioBuffer sum (2, numFrames);

    for (std::size_t channel = 0; channel < 2; ++channel)
        std::transform (exact[channel].begin(), exact[channel].end(), sum[channel].begin(),
                        [] (double value) { return static_cast<float> (value); });

    return sum;
}

/** Eight instruments, mono and stereo, with levels in front of the faders that differ by 30 dB. */
inline std::vector<MixedTrack> eightTracks (double seconds, std::uint32_t seed)
{
    return { panned (normalised (drumMachine (seconds, seed), -3.0)[0], -5.0, 0.0),
             panned (normalised (sineBass (seconds, seed + 1), -20.0)[0], 12.0, -0.1),
             balanced (normalised (drumKit (seconds, seed + 2), -10.0), 2.0, 0.2),
             narrowed (normalised (pad (seconds, seed + 3), -6.0), -14.0, 0.5),
             panned (normalised (plucks (seconds, seed + 4), -30.0)[1], 15.0, -0.7),
             balanced (normalised (stringQuartet (seconds, seed + 5), -12.0), -6.0, -0.4),
             panned (normalised (speech (seconds, seed + 6), -8.0)[0], -3.0, 0.3),
             narrowed (normalised (squareLead (seconds, seed + 7), -18.0), -2.0, 1.0) };
}

/** Hands frames of the tracks and of the sum to TrackShares, in blocks of one size; the host's time runs from
    hostSeconds on. */
inline void feed (TrackShares& shares, const std::vector<MixedTrack>& tracks, const AudioBuffer& sum,
                  std::size_t firstFrame, std::size_t numFrames, std::size_t blockSize = 512,
                  std::optional<double> hostSeconds = std::nullopt, double sampleRate = musicRate)
{
    for (std::size_t done = 0; done < numFrames; done += blockSize)
    {
        std::vector<const float*> channels, sums;

        for (const auto& track : tracks)
            for (std::size_t channel = 0; channel < track.audio.numChannels(); ++channel)
                channels.push_back (track.audio[channel].data() + firstFrame + done);

        for (std::size_t channel = 0; channel < sum.numChannels(); ++channel)
            sums.push_back (sum[channel].data() + firstFrame + done);

        shares.process (channels, sums, std::min (blockSize, numFrames - done),
                        hostSeconds ? std::optional (*hostSeconds + static_cast<double> (done) / sampleRate)
                                    : std::nullopt);
    }
}

inline void prepare (TrackShares& shares, const std::vector<MixedTrack>& tracks, double sampleRate = musicRate)
{
    std::vector<std::size_t> numChannels;

    for (const auto& track : tracks)
        numChannels.push_back (track.audio.numChannels());

    shares.prepare (sampleRate, numChannels, 2);
}

inline TrackShareReadings readingsOf (const std::vector<MixedTrack>& tracks, const AudioBuffer& sum,
                                      double sampleRate = musicRate, std::size_t blockSize = 512)
{
    TrackShares shares;
    prepare (shares, tracks, sampleRate);
    feed (shares, tracks, sum, 0, sum.numFrames(), blockSize, std::nullopt, sampleRate);
    return shares.readings();
}

/** The value of a signal between its samples, by a windowed sinc of 128 taps: independent of the meter's filters. */
inline double valueAt (const std::vector<double>& samples, double frame)
{
    constexpr auto reach = 64.0;
    auto value = 0.0;

    for (auto i = std::ceil (frame - reach); i <= frame + reach; ++i)
    {
        if (i < 0.0 || i >= static_cast<double> (samples.size()))
            continue;

        const auto x = frame - i, angle = std::numbers::pi * x;
        const auto sinc = std::abs (x) < 1e-9 ? 1.0 : std::sin (angle) / angle;
        value += samples[static_cast<std::size_t> (i)] * sinc * (0.5 + 0.5 * std::cos (angle / reach));
    }

    return value;
}
} // namespace twobus::test
