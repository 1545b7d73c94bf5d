#include "Files/Decoding/OggPage.h"

#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace twobus
{
namespace
{
using Bytes = std::span<const std::byte>;

constexpr std::array capture { std::byte { 'O' }, std::byte { 'g' }, std::byte { 'g' }, std::byte { 'S' } };
constexpr std::size_t headBytes = 27, flagsAt = 5, positionAt = 6, serialAt = 14, sequenceAt = 18, checksumAt = 22,
                      numSegmentsAt = 26;

/** The effect of each byte value on the checksum, so that the checksum takes eight bits at a time. */
constexpr auto checksums = [] {
    std::array<std::uint32_t, 256> sums {};

    for (std::uint32_t byte = 0; byte < sums.size(); ++byte)
    {
        sums[byte] = byte << 24;

        for (int bit = 0; bit < 8; ++bit)
            sums[byte] = sums[byte] << 1 ^ (sums[byte] >> 31 != 0 ? 0x04c11db7u : 0u);
    }

    return sums;
}();

std::uint32_t numberAt (Bytes bytes, std::size_t at) noexcept
{
    return static_cast<std::uint32_t> (littleEndian (bytes.subspan (at, 4)));
}
} // namespace

std::size_t findOggPage (Bytes bytes) noexcept
{
    return static_cast<std::size_t> (std::search (bytes.begin(), bytes.end(), capture.begin(), capture.end())
                                     - bytes.begin());
}

std::optional<std::size_t> oggPageBytes (Bytes bytes) noexcept
{
    if (bytes.size() < headBytes || ! std::ranges::equal (bytes.first (capture.size()), capture))
        return std::nullopt;

    const auto numSegments = std::to_integer<std::size_t> (bytes[numSegmentsAt]);

    if (bytes.size() < headBytes + numSegments)
        return std::nullopt;

    const auto segments = bytes.subspan (headBytes, numSegments);
    return std::accumulate (
        segments.begin(), segments.end(), headBytes + numSegments,
        [] (std::size_t sum, std::byte segment) { return sum + std::to_integer<std::size_t> (segment); });
}

std::optional<OggPage> oggPageAt (Bytes bytes) noexcept
{
    const auto numBytes = oggPageBytes (bytes);

    if (! numBytes || bytes.size() < *numBytes)
        return std::nullopt;

    const auto numSegments = std::to_integer<std::size_t> (bytes[numSegmentsAt]), bodyAt = headBytes + numSegments;
    const auto position = static_cast<std::int64_t> (littleEndian (bytes.subspan (positionAt, 8)));
    return OggPage { bytes.subspan (bodyAt, *numBytes - bodyAt),
                     position,
                     numberAt (bytes, serialAt),
                     numberAt (bytes, sequenceAt),
                     *numBytes,
                     bytes[flagsAt] };
}

bool isOggPageValid (Bytes page) noexcept
{
    std::uint32_t sum = 0;

    for (std::size_t i = 0; i < page.size(); ++i)
    {
        const auto isChecksum = i >= checksumAt && i < checksumAt + 4; // counted as zeros
        sum = sum << 8 ^ checksums[sum >> 24 ^ (isChecksum ? 0u : std::to_integer<std::uint32_t> (page[i]))];
    }

    return sum == numberAt (page, checksumAt);
}
} // namespace twobus
