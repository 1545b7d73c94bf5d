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

/** The newest audio of the first two channels as pairs, for a goniometer: written on the meter thread, read on one
    other.

    Lock-free, and no pair can tear: each is one 64-bit atomic. The ring holds 4096 pairs; of what comes faster than
    12000 a second only every second, third ... frame is kept, which hides nothing that the eye could see. What was
    overwritten before it was read is left out. audioBlock neither allocates nor locks.
*/
class StereoTap : public BlockObserver
{
public:
    static constexpr std::size_t numPairs = 4096;
    static constexpr double mostPairsPerSecond = 12000.0;

    /** Meter thread. Blocks of one channel are left out. */
    void audioBlock (const AudioBlock&, double sampleRate) noexcept override;

    /** The reader's: all pairs since its last call, oldest first. What is read is valid until the next call. */
    const std::vector<StereoPair>& read();

private:
    std::array<std::atomic<std::uint64_t>, numPairs> ring {};
    std::atomic<std::uint64_t> written { 0 };
    std::uint64_t framesToSkip = 0; ///< meter thread

    std::uint64_t nextToRead = 0; ///< reader
    std::vector<StereoPair> pairs;
};
} // namespace twobus
