#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/** @file
    The format in which twobus-decode writes the file on descriptor 3 to its standard output, as a decoder gives it.

    The output is a sequence of records. Each starts with a head of 8 bytes: its kind and the length of the data after
    the head, both 32 bits in the machine's byte order. The first record is a header or a failure. After a header come
    any number of samples records and one end record. Writer and reader come from one build and run on one machine. The
    reader trusts nothing: it checks every number before using it.
*/
namespace twobus::decodeProtocol
{
inline constexpr int fileDescriptor = 3; ///< descriptor of the file in the decoding process

enum class Record : std::uint32_t
{
    header = 0x31425754, ///< Header
    samples, ///< interleaved whole frames
    end, ///< End, followed by its joins
    failure ///< Failure
};

struct Head
{
    Record kind {};
    std::uint32_t numBytes = 0;
};

/** Printable ASCII, padded with zeros. */
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
    std::uint32_t numJoins = 0; ///< the number of int64 values that follow
};

struct Failure
{
    std::uint32_t problem = 0; ///< DecodeProblem
    Name container {}, detail {};
};

inline constexpr std::uint32_t mostSampleBytes = 1u << 20, mostJoins = 1000;
} // namespace twobus::decodeProtocol
