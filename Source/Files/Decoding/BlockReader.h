#pragma once

#include "Core/Base/AudioBlock.h"
#include "Files/Decoding/AudioFile.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace twobus
{
/** Reads a file's audio block by block for measurement. It decodes either ahead, on its own thread into a small ring,
    so that decoding and measuring together take as long as the slower of the two, or in step, on the calling thread.
    Both give the same blocks.

    While a BlockReader exists, nothing else may read the file. Call it from one thread only. The destructor waits for
    at most one block to be decoded.
*/
class BlockReader
{
public:
    /** Which thread decodes. If the system cannot create a thread, `ahead` works like `inStep`. */
    enum class Decoding
    {
        inStep,
        ahead
    };

    /** Receives each block on the thread that decodes, before next() returns it: for work that can be done beside the
        measuring. All calls have returned when next() returns a block without frames. */
    using Observer = std::function<void (const AudioBlock&)>;

    BlockReader (AudioFile&, std::size_t framesPerBlock, Decoding, Observer = {});
    ~BlockReader();

    BlockReader (const BlockReader&) = delete;
    BlockReader& operator= (const BlockReader&) = delete;

    /** Returns the next block, valid until the next call; without frames at the end. Throws whatever AudioFile::read
        threw, after all blocks decoded before it have been returned. */
    AudioBlock next();

    std::int64_t framesGiven() const noexcept;

    static constexpr std::size_t blocksAhead = 4;

private:
    class Ring;
    struct State;
    std::unique_ptr<State> state;
};
} // namespace twobus
