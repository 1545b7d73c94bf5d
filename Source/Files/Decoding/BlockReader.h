#pragma once

#include "Core/Base/AudioBlock.h"
#include "Files/Decoding/AudioFile.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace twobus
{
/** A file's audio block by block, to be measured: decoded ahead by a thread of its own, into a small ring, so that
    decoding and measuring take the time of the slower one, or in step, by the thread that asks. The blocks are the
    same.

    While it lives the file is its own. Every call is one thread's. The destructor waits for a block's decoding at most.
*/
class BlockReader
{
public:
    /** Who decodes. Where the machine gives no thread, ahead is in step. */
    enum class Decoding
    {
        inStep,
        ahead
    };

    BlockReader (AudioFile&, std::size_t framesPerBlock, Decoding);
    ~BlockReader();

    BlockReader (const BlockReader&) = delete;
    BlockReader& operator= (const BlockReader&) = delete;

    /** The next block, to be used until the next call; without frames at the end. Throws what AudioFile::read throws,
        when all that was decoded before has been given. */
    AudioBlock next();

    std::int64_t framesGiven() const noexcept;

    static constexpr std::size_t blocksAhead = 4;

private:
    class Ring;
    struct State;
    std::unique_ptr<State> state;
};
} // namespace twobus
