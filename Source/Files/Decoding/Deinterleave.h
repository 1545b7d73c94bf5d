#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/** @file
    Converts interleaved samples, as files store them, to planar floats. Integers are scaled as n / 2^(bits - 1).

    For 16 and 24 bits this also replaces libsndfile's conversion, which makes interleaved floats first, so a WAV is
    read in half the time.
*/
namespace twobus
{
/** All in the machine's byte order. */
enum class SampleEncoding : std::uint32_t
{
    unsigned8, ///< 128 is zero
    integer16,
    integer24, ///< on little-endian machines only: the byte before each sample is read too
    integer32,
    float32,
    float64
};

/** This many bytes before the first sample must be readable. Their values do not matter. */
inline constexpr std::size_t bytesBeforeInterleaved = 8;

std::size_t bytesOf (SampleEncoding) noexcept;

/** Fills channels[c][0..numFrames-1] from numFrames * channels.size() interleaved samples. */
void deinterleave (const std::byte* interleaved, SampleEncoding, std::span<float* const> channels,
                   std::size_t numFrames) noexcept;
} // namespace twobus
