#pragma once

#include "Engine/BlockObserver.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace twobus
{
struct StereoPair
{
    float left, right;
};

/** The newest audio of the first two channels as pairs, for a goniometer. The meter thread writes it, one other thread
    reads it.

    Lock-free, and no pair can tear: each is one 64-bit atomic. The ring holds 4096 pairs. Above 12000 frames a second
    only every second, third ... frame is kept, which hides nothing that the eye could see. Pairs that were overwritten
    before they were read are left out. audioBlock neither allocates nor locks.
*/
class StereoTap : public BlockObserver
{
public:
    static constexpr std::size_t numPairs = 4096;
    static constexpr double mostPairsPerSecond = 12000.0;

    /** Meter thread. Ignores blocks of one channel. */
    void audioBlock (const AudioBlock&, double sampleRate) noexcept override;

    /** Reader: all pairs since its last call, oldest first. The result is valid until the next call. */
    const std::vector<StereoPair>& read();

private:
    std::array<std::atomic<std::uint64_t>, numPairs> ring {};
    std::atomic<std::uint64_t> written { 0 };
    std::uint64_t framesToSkip = 0; ///< meter thread

    std::uint64_t nextToRead = 0; ///< reader
    std::vector<StereoPair> pairs;
};
} // namespace twobus
