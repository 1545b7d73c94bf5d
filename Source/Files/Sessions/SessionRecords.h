#pragma once

#include "Core/Bank/MeterRow.h"
#include "Core/Base/ChannelLayout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/** @file
    The bytes of a session log: a header, then records, which are only ever appended.

    Every number is little-endian. The header, 32 bytes: "\x89TBSLOG\n", version (2 bytes), size of the header (2), part
    (4), start of the session in ms since 1970 UTC (8), zero (4), CRC-32 of the bytes before it (4). A record: 0xB5, its
    type (1), length of its content (2), CRC-32 of these four bytes and the content (4), the content. A reader skips
    records of a type that it does not know, and ignores what a newer version appends to a content.

    Writing does not allocate, so the meter thread can encode records.
*/
namespace twobus
{
enum class SessionRecordType : std::uint8_t
{
    measurement = 1, ///< the next rows belong to a new measurement: after a start, a reset, an undo or another source
    row = 2,
    gap = 3, ///< rows were not written, because the disk was too slow
    end = 4 ///< the log was closed on purpose
};

/** A row of the history. Milliseconds are steady-clock time since the session's start, so they include pauses. */
struct LoggedRow
{
    MeterRow row;
    std::uint32_t measurement = 0;
    std::uint32_t number = 0; ///< in the measurement, from 0
    std::uint32_t pass = 0; ///< 0 outside passes; can turn out later to have been a blip
    std::uint32_t flatRunsAtFullScale = 0; ///< of the measurement so far
    std::uint64_t lostFrames = 0; ///< of the measurement so far
    std::uint64_t milliseconds = 0;
};

struct LoggedMeasurement
{
    std::uint32_t number = 0;
    std::uint32_t generation = 0; ///< changes with the source or format
    std::uint32_t firstRow = 0; ///< 0, except after an undo, or if digital silence came first
    std::uint64_t milliseconds = 0;
    double sampleRate = 0.0;
    bool dualMono = false;
    ChannelLayout layout;
    std::string_view sourceName; ///< the log keeps at most longestSourceName bytes
};

struct SessionLogHeader
{
    std::uint32_t part = 1; ///< a session that outgrows its file continues in part 2
    std::uint64_t startUnixMilliseconds = 0;
};

inline constexpr std::uint16_t sessionLogVersion = 1;
inline constexpr std::size_t sessionHeaderBytes = 32, recordHeadBytes = 8, largestRecordBytes = 512,
                             longestSourceName = 200;
inline constexpr std::byte recordSync { 0xB5 };

/** Each writes one whole record (or the header) and returns its length; to must hold largestRecordBytes. */
std::size_t encode (const SessionLogHeader&, std::span<std::byte> to) noexcept;
std::size_t encode (const LoggedRow&, std::span<std::byte> to) noexcept;
std::size_t encode (const LoggedMeasurement&, std::span<std::byte> to) noexcept;
std::size_t encodeGap (std::uint32_t numRows, std::uint64_t milliseconds, std::span<std::byte> to) noexcept;
std::size_t encodeEnd (std::uint64_t milliseconds, std::span<std::byte> to) noexcept;

/** A record as stored in the log. */
struct SessionRecord
{
    SessionRecordType type;
    std::span<const std::byte> content;
    std::size_t numBytes; ///< including the head
};

/** The record at the beginning of these bytes; empty if there is no whole record. */
std::optional<SessionRecord> recordAt (std::span<const std::byte>) noexcept;

/** These return empty if the content is too short or impossible. A decoded source name points into the content. */
std::optional<LoggedRow> decodeRow (std::span<const std::byte> content) noexcept;
std::optional<LoggedMeasurement> decodeMeasurement (std::span<const std::byte> content) noexcept;
std::optional<std::uint32_t> decodeGap (std::span<const std::byte> content) noexcept;

enum class HeaderState
{
    good,
    notALog, ///< another kind of file, or shorter than a header
    damaged,
    newer ///< written in a version that this program does not know
};

HeaderState decodeHeader (std::span<const std::byte>, SessionLogHeader&) noexcept;
} // namespace twobus
