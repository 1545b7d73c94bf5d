#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

/** @file
    Finds the chunks of a RIFF or RF64 file, with their positions and lengths. Does not read their contents.

    Used for copying files. libsndfile's list of chunks gives no positions. WavHeader's walk is unsuitable, because it
    guesses its way past damage and skips chunks that are not audio. A copy keeps every chunk, and a file whose sizes do
    not add up is not copied.
*/
namespace twobus
{
struct RiffChunk
{
    std::string id; ///< four characters
    std::uint64_t position = 0; ///< position of its first byte after the head of 8 bytes
    std::uint64_t size = 0; ///< without the head and without the padding byte
};

struct RiffFile
{
    bool is64 = false; ///< RF64: the sizes are in the first chunk, "ds64"
    std::vector<RiffChunk> chunks;
};

/** Throws std::runtime_error with the reason, as a clause in lower case. */
RiffFile readRiffChunks (std::istream&);
} // namespace twobus
