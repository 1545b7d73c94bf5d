#include "Files/Decoding/Deinterleave.h"

#include <cstdint>
#include <cstring>

namespace twobus
{
namespace
{
template <typename Number>
Number numberAt (const std::byte* bytes) noexcept
{
    Number number;
    std::memcpy (&number, bytes, sizeof (number));
    return number;
}

struct Unsigned8
{
    static constexpr std::size_t numBytes = 1;
    static float at (const std::byte* bytes) noexcept
    {
        return static_cast<float> (std::to_integer<int> (*bytes) - 128) * 0x1p-7f;
    }
};

struct Integer16
{
    static constexpr std::size_t numBytes = 2;
    static float at (const std::byte* bytes) noexcept
    {
        return static_cast<float> (numberAt<std::int16_t> (bytes)) * 0x1p-15f;
    }
};

struct Integer24
{
    static constexpr std::size_t numBytes = 3;

    /** Reads the upper three of the four bytes that begin one byte earlier: one load instead of three. */
    static float at (const std::byte* bytes) noexcept
    {
        const auto upper = numberAt<std::uint32_t> (bytes - 1) & 0xffffff00u;
        return static_cast<float> (static_cast<std::int32_t> (upper)) * 0x1p-31f;
    }
};

struct Integer32
{
    static constexpr std::size_t numBytes = 4;
    static float at (const std::byte* bytes) noexcept
    {
        return static_cast<float> (numberAt<std::int32_t> (bytes)) * 0x1p-31f;
    }
};

struct Float32
{
    static constexpr std::size_t numBytes = 4;
    static float at (const std::byte* bytes) noexcept { return numberAt<float> (bytes); }
};

struct Float64
{
    static constexpr std::size_t numBytes = 8;
    static float at (const std::byte* bytes) noexcept { return static_cast<float> (numberAt<double> (bytes)); }
};

template <typename Encoding>
void deinterleaveAs (const std::byte* interleaved, std::span<float* const> channels, std::size_t numFrames) noexcept
{
    const auto frameBytes = channels.size() * Encoding::numBytes;

    // Nearly every file is stereo, so do both channels in one pass.
    if (channels.size() == 2)
    {
        auto *left = channels[0], *right = channels[1];

        for (std::size_t i = 0; i < numFrames; ++i, interleaved += frameBytes)
        {
            left[i] = Encoding::at (interleaved);
            right[i] = Encoding::at (interleaved + Encoding::numBytes);
        }

        return;
    }

    for (auto* samples : channels)
    {
        const auto* source = interleaved;

        for (std::size_t i = 0; i < numFrames; ++i, source += frameBytes)
            samples[i] = Encoding::at (source);

        interleaved += Encoding::numBytes;
    }
}
} // namespace

std::size_t bytesOf (SampleEncoding encoding) noexcept
{
    switch (encoding)
    {
        case SampleEncoding::unsigned8: return Unsigned8::numBytes;
        case SampleEncoding::integer16: return Integer16::numBytes;
        case SampleEncoding::integer24: return Integer24::numBytes;
        case SampleEncoding::float64: return Float64::numBytes;
        case SampleEncoding::integer32:
        case SampleEncoding::float32: break;
    }

    return Float32::numBytes;
}

void deinterleave (const std::byte* interleaved, SampleEncoding encoding, std::span<float* const> channels,
                   std::size_t numFrames) noexcept
{
    switch (encoding)
    {
        case SampleEncoding::unsigned8: return deinterleaveAs<Unsigned8> (interleaved, channels, numFrames);
        case SampleEncoding::integer16: return deinterleaveAs<Integer16> (interleaved, channels, numFrames);
        case SampleEncoding::integer24: return deinterleaveAs<Integer24> (interleaved, channels, numFrames);
        case SampleEncoding::integer32: return deinterleaveAs<Integer32> (interleaved, channels, numFrames);
        case SampleEncoding::float32: return deinterleaveAs<Float32> (interleaved, channels, numFrames);
        case SampleEncoding::float64: return deinterleaveAs<Float64> (interleaved, channels, numFrames);
    }
}
} // namespace twobus
