#pragma once

#include "Core/Chain/ChainHistory.h"
#include "Core/Chain/DelayFinder.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** Puts the tracks of a DAW beside their sum if the host's positions don't.

    In Ardour 7, after a plug-in with latency was inserted, the audio of the master has been seen to be later than its
    position says, by that latency, until the session was opened again: every track then has the same distance to the
    sum. So if the tracks don't explain the sum, call look(): LateSum then finds the distance by correlation of the sum
    with all tracks added up (DelayFinder), and from there on delays the tracks, or the sum, by it. One distance for all
    tracks: a single track that is out of step is not found.

    A look ends when the distance is sure or after 16 stretches of 1.2 s, and the next one begins 10 s later at the
    earliest: it costs a few percent of a core. One thread at a time.
*/
class LateSum
{
public:
    static constexpr std::size_t longestBlock = 1024; ///< frames

    void prepare (double sampleRate, std::vector<std::size_t> numChannelsOfTracks, std::size_t numSumChannels);

    /** Looks for the distance, unless it does already or has just done. */
    void look() noexcept;

    /** Takes the next frames of all tracks' channels, track after track, and of the sum; at most longestBlock. Returns
        true if another distance was found: what comes out does not continue what came out before, and is nothing of use
        until isReady(). */
    bool process (std::span<const float* const> tracks, std::span<const float* const> sum, std::size_t numFrames);

    /** The frames that belong together, as many as were taken. Valid until the next call of process. */
    std::span<const float* const> tracks() const noexcept { return delayedTracks.outputs; }
    std::span<const float* const> sum() const noexcept { return delayedSum.outputs; }

    /** False while what came before the other distance was found would have to come out. */
    bool isReady() const noexcept { return numMissing == 0; }

    /** The next frames do not continue the last ones. */
    void markDiscontinuity() noexcept;

    /** By how many frames the sum is later than the tracks. */
    std::int64_t distance() const noexcept { return found; }

private:
    /** Delays channels by whole frames. */
    struct DelayLine
    {
        void prepare (std::size_t numChannels);
        void setDelay (std::size_t numFrames);
        void process (std::span<const float* const> inputs, std::size_t numFrames) noexcept;

        std::size_t delay = 0, position = 0;
        std::vector<std::vector<float>> held; ///< [channel]: the newest `delay` frames, filled round and round
        std::vector<std::vector<float>> delayed; ///< [channel]
        std::vector<const float*> outputs;
    };

    void remember (std::span<const float* const> tracks, std::span<const float* const> sum, std::size_t numFrames);
    bool search();
    void endLook() noexcept;

    double rate = 48000.0;
    std::vector<std::size_t> trackChannels; ///< of each track
    DelayLine delayedTracks, delayedSum;
    std::int64_t found = 0;
    std::size_t numMissing = 0; ///< frames that the delay lines do not have, at the start of the block
    std::size_t framesOfLastBlock = 0;

    ChainHistory history;
    DelayFinder finder;
    std::vector<float> left, right; ///< of all tracks added up
    std::vector<const float*> firstOfSum;
    std::int64_t nextStretch = 0; ///< in the history
    int numStretches = 0;
    std::size_t framesUntilNextLook = 0;
    bool isLooking = false;
};
} // namespace twobus
