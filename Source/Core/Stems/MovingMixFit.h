#pragma once

#include "Core/Stems/GramMatrix.h"
#include "Core/Stems/MixFit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace twobus
{
/** The gains from tracks to their sum over the last 3 s in which the sum sounded, in chunks of 0.25 s.

    If the newest chunk does not go with the earlier ones but fits gains of its own, a fader has moved: the window then
    starts anew with that chunk. A track that comes in, or one that nobody hears, fits with the earlier chunks as well
    as by itself, so the window stays. Chunks in which the sum is silent are left out, so the gains outlive a pause.

    Nothing allocates after prepare.
*/
class MovingMixFit
{
public:
    static constexpr std::size_t mostChunks = 12;
    static constexpr int chunksPerSecond = 4;

    void prepare (std::span<const std::size_t> numChannelsOfTracks, std::size_t numSumChannels);

    /** Adds frames of all tracks' channels, then the sum's, to the chunk that is being gathered. */
    void add (std::span<const float* const> channels, std::size_t numFrames) noexcept
    {
        gathering.add (channels, numFrames);
    }

    /** The number of the chunk that is being gathered. */
    std::int64_t chunk() const noexcept { return number; }

    enum class Change
    {
        none, ///< the sum was silent
        fitted, ///< to the window with this chunk
        startedAnew ///< fitted to this chunk alone
    };

    /** The chunk is complete: fits the gains again. */
    Change finishChunk() noexcept;

    const MixFit& fit() const noexcept { return windowFit; }
    bool isFitted() const noexcept { return numChunks > 0; }

    /** The chunks that the gains were fitted to. */
    std::size_t numFittedChunks() const noexcept { return numChunks; }

    bool isFittedTo (std::int64_t chunkNumber) const noexcept { return find (chunkNumber) != nullptr; }

    /** The share of the sum's energy that the gains leave unexplained in all these chunks, or in one of them: empty if
        the gains were not fitted to it. */
    double rest() const noexcept { return windowRest; }
    std::optional<double> restOfChunk (std::int64_t chunkNumber) const noexcept;

private:
    struct Chunk
    {
        GramMatrix sums;
        std::int64_t number = 0;
    };

    bool sumSounds() const noexcept;
    const GramMatrix* find (std::int64_t chunkNumber) const noexcept;
    void keepChunk() noexcept;
    void fitWindow() noexcept;
    bool fitsOnlyItself (double restBefore) noexcept;

    std::size_t numSignals = 0, numSums = 0;
    std::int64_t number = 0;
    std::array<Chunk, mostChunks> chunks; ///< the newest at newest, the one before it before that, and so on round
    std::size_t newest = 0, numChunks = 0;
    GramMatrix gathering, window;
    MixFit windowFit, chunkFit;
    double windowRest = 0.0;
};
} // namespace twobus
