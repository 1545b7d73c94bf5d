#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/** @file
    Interleaved samples, as files have them, to planar floats; integers are scaled as n / 2^(bits - 1).

    For 16 and 24 bits it also stands in for libsndfile's conversion, which makes interleaved floats of them first:
    a WAV is read in half the time.
*/
namespace twobus
{
/** All of them in the byte order of the machine. */
enum class SampleEncoding : std::uint32_t
{
    unsigned8, ///< 128 is zero
    integer16,
    integer24, ///< on little-endian machines only: the byte before each sample is read with it
    integer32,
    float32,
    float64
};

/** So many bytes in front of the first sample must be readable, whatever they are. */
inline constexpr std::size_t bytesBeforeInterleaved = 8;

std::size_t bytesOf (SampleEncoding) noexcept;

/** channels[c][0..numFrames-1] from numFrames times channels.size() samples. */
void deinterleave (const std::byte* interleaved, SampleEncoding, std::span<float* const> channels,
                   std::size_t numFrames) noexcept;
} // namespace twobus
