#pragma once

#include "Engine/BlockObserver.h"
#include "Engine/SpscFifo.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace twobus
{
/** All audio of the first two channels, for the path check. The meter thread writes it, one other thread reads it. A
    single channel comes on both sides.

    Holds 2^18 frames: 2.7 s at 96 kHz. If the reader is later than that, blocks are dropped whole and counted. Samples
    over full scale are kept. audioBlock neither allocates nor locks.
*/
class PathTap : public BlockObserver
{
public:
    struct Stretch
    {
        double sampleRate = 0.0;
        std::uint64_t framesDroppedBefore = 0;
        std::vector<float> left, right;
    };

    /** Meter thread. */
    void audioBlock (const AudioBlock&, double sampleRate) noexcept override;

    /** The path is measured as it is. */
    bool wantsMeasured() const noexcept override { return false; }

    /** Reader: the next stretch of one rate; false if there is none. */
    bool read (Stretch&);

private:
    struct Header
    {
        double sampleRate;
        std::uint64_t framesDroppedBefore;
        std::uint32_t numFrames;
    };

    static constexpr std::size_t frames = 1 << 18, blocks = 1 << 13;

    SpscFifo<Header> headers { blocks };
    SpscFifo<float> left { frames }, right { frames };
    std::uint64_t dropped = 0; ///< meter thread: since the last block that was written
};
} // namespace twobus
