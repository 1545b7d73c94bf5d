#pragma once

#include "Core/Passages/LoudMoments.h"
#include "Core/Stems/MovingMixFit.h"
#include "Core/Stems/RestBand.h"
#include "Core/Stems/SubBlockBuffer.h"
#include "Core/Stems/TrackShareReadings.h"
#include "Core/Stems/WorstInstants.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Who uses the headroom, live: each track's part in the highest true peaks of the sum.

    The tracks are heard in front of their faders, so the gains from every track channel to every channel of the sum are
    fitted to the last 3 s (MovingMixFit). The part of the sum that they do not explain is its rest: a track that nobody
    hears, or an effect behind the place where a track is heard.

    Moments are those of LoudMoments. A point of the waveform is linear in the tracks, so the track channels' values at
    that point are kept without gains, and the gains follow when the 0.25 s around the point are complete. They improve
    during the next 0.75 s, while the fitted seconds move over the moment.

    Frames in which any channel has an invalid sample (NaN, infinity) are left out. If the host's time jumps, no peak is
    computed from samples of both sides. Readings do not depend on the block size.

    One thread at a time. The cost of a frame is about one multiplication for every two channels that sound.
*/
class TrackShares
{
public:
    /** Instants with a lower true peak are not kept for trims: it is the lowest aim that can be chosen. */
    static constexpr double lowestInstantDbtp = -12.0;

    /** Forgets everything. The order of the tracks is their numbering in the readings. */
    void prepare (double sampleRate, std::span<const std::size_t> numChannelsOfTracks, std::size_t numSumChannels);

    /** The next frames of all channels of all tracks, track after track, and the same frames of the sum. hostSeconds is
        the host's time of the first frame; empty if it is not known. Does not allocate. */
    void process (std::span<const float* const> trackChannels, std::span<const float* const> sum, std::size_t numFrames,
                  std::optional<double> hostSeconds) noexcept;

    /** A new pass begins with the next frame: forgets the moments, the instants and who was heard, and keeps the
        gains. */
    void beginPass() noexcept;

    /** Allocates. */
    TrackShareReadings readings() const;

private:
    /** A true peak of the sum, with the track channels' values without gains, and the tracks' parts once fitted. */
    struct Peak
    {
        std::int64_t chunk = -1; ///< that it was played in; less than 0 if there is no peak
        std::uint32_t channel = 0;
        double value = 0.0;
        std::vector<double> inputs; ///< one for each track channel
        bool isFitted = false;
        std::vector<double> parts; ///< one for each track
        double rest = 0.0;
    };

    /** A peak that is a moment. */
    struct Moment
    {
        Peak peak;
        double startSeconds = 0.0; ///< of its 10 ms, as LoudMoments has it
        double seconds = 0.0;
        std::optional<double> hostSeconds;
        double restDb = 0.0;
        std::vector<std::size_t> alikeAs; ///< see MixFit
    };

    void finishSubBlock() noexcept;
    void cut() noexcept;
    void markHeard() noexcept;
    void measureRest() noexcept;

    void findInstants() noexcept;
    void findMoment() noexcept;
    Moment& freeMoment() noexcept;
    bool isListed (const Moment&) const noexcept;
    void keep (Peak&, std::size_t sumChannel, const PeakInstant&) const noexcept;

    void finishChunk() noexcept;
    bool isNearNewestChunk (const Peak&) const noexcept;
    void fitPeak (Peak&) const noexcept;
    TrackMoment momentOf (const Moment&) const;

    double rate = 48000.0;
    std::size_t numTracks = 0, numSignals = 0, numSums = 0;
    std::vector<std::size_t> firstChannels; ///< of each track; the last entry ends the last track

    SubBlockBuffer buffer; ///< the tracks' channels, then the sum's
    std::vector<const float*> blockChannels;
    std::uint64_t framesOfPass = 0; ///< before the sub-block
    std::optional<double> hostOfSubBlock; ///< the host's time of its first frame
    std::vector<bool> isHeard;

    WorstInstants worstInstants;
    std::vector<Peak> instants; ///< one for each row of worstInstants
    LoudMoments loudMoments;
    std::array<Moment, LoudMoments::mostKept + 1> moments; ///< those that are listed, and the newest
    std::size_t newestMoment = 0;

    MovingMixFit mix;
    int subBlocksOfChunk = 0;
    RestBand restBand;
    std::vector<std::vector<float>> rests; ///< for each channel of the sum: the rest of the sub-block
    std::vector<float*> restPointers;
};
} // namespace twobus
