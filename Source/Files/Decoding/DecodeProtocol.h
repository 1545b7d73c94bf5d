#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/** @file
    What twobus-decode writes on its standard output: the file on descriptor 3 as it comes out of a decoder.

    Records one after another, each with a head of 8 bytes: its kind and the length of what follows, both 32 bits in the
    machine's byte order. First a header or a failure; after a header samples, any number of times, and one end. Both
    ends are of one build on one machine. The reader trusts nothing of it: every number is checked before it is used.
*/
namespace twobus::decodeProtocol
{
inline constexpr int fileDescriptor = 3; ///< of the file, in the decoding process

enum class Record : std::uint32_t
{
    header = 0x31425754, ///< Header
    samples, ///< interleaved whole frames
    end, ///< End, then its joins
    failure ///< Failure
};

struct Head
{
    Record kind {};
    std::uint32_t numBytes = 0;
};

/** Printable ASCII, zeros behind it. */
using Name = std::array<char, 32>;

struct Header
{
    double sampleRate = 0.0;
    std::int64_t promisedFrames = -1;
    std::uint32_t samples = 0; ///< SampleEncoding
    std::uint32_t bits = 0, isFloat = 0, numChannels = 0;
    std::array<std::uint8_t, 64> positions {}; ///< ChannelPosition
    Name container {}, codec {};
};

struct End
{
    std::int64_t promisedFrames = -1, toleratedFrames = 0, firstDamageFrame = -1;
    std::uint64_t leftOverBytes = 0, numDamaged = 0;
    std::uint32_t isEndMissing = 0, changesFormat = 0, otherTracks = 0;
    std::uint32_t numJoins = 0; ///< so many int64 follow
};

struct Failure
{
    std::uint32_t problem = 0; ///< DecodeProblem
    Name container {}, detail {};
};

inline constexpr std::uint32_t mostSampleBytes = 1u << 20, mostJoins = 1000;
} // namespace twobus::decodeProtocol
