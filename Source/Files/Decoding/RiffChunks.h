#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

/** @file
    The chunks of a RIFF or RF64 file, where each is and how long: nothing of what is in them.

    Ours, for copies: libsndfile's list of chunks tells no place. Not WavHeader's walk, which guesses its way over
    damage and skips what is no audio; a copy has every chunk, and of a file whose sizes do not fit none is made.
*/
namespace twobus
{
struct RiffChunk
{
    std::string id; ///< four characters
    std::uint64_t position = 0; ///< of its first byte after the head of 8
    std::uint64_t size = 0; ///< without the head, and without the byte that makes it even
};

struct RiffFile
{
    bool is64 = false; ///< RF64, whose sizes stand in its first chunk, "ds64"
    std::vector<RiffChunk> chunks;
};

/** Throws std::runtime_error with the reason, a clause in small letters. */
RiffFile readRiffChunks (std::istream&);
} // namespace twobus
