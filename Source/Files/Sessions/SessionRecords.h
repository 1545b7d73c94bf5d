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
    The bytes of a session log: a header, and records that are only ever appended.

    Every number is little-endian. The header, 32 bytes: "\x89TBSLOG\n", version (2 bytes), size of the header (2), part
    (4), start of the session in ms since 1970 UTC (8), zero (4), CRC-32 of what is before it (4). A record: 0xB5, its
    type (1), length of its content (2), CRC-32 of these four and the content (4), the content. A reader leaves out
    records of types that it does not know, and reads of longer contents what it knows.

    Nothing here allocates while writing, so that the meter thread may.
*/
namespace twobus
{
enum class SessionRecordType : std::uint8_t
{
    measurement = 1, ///< what follows belongs to another measurement: a start, a reset, an undo, another source
    row = 2,
    gap = 3, ///< rows were not written: the disk was too slow
    end = 4 ///< the log was closed on purpose
};

/** A row of the history. Milliseconds are the steady clock's, from the session's start: a pause shows in them. */
struct LoggedRow
{
    MeterRow row;
    std::uint32_t measurement = 0;
    std::uint32_t number = 0; ///< in the measurement, from 0 on
    std::uint32_t pass = 0; ///< 0 for none; may yet have turned out a blip
    std::uint32_t flatRunsAtFullScale = 0; ///< of the measurement so far
    std::uint64_t lostFrames = 0; ///< likewise
    std::uint64_t milliseconds = 0;
};

struct LoggedMeasurement
{
    std::uint32_t number = 0;
    std::uint32_t generation = 0; ///< another one: another source or format
    std::uint32_t firstRow = 0; ///< 0 but after an undo, and where only digital silence came before
    std::uint64_t milliseconds = 0;
    double sampleRate = 0.0;
    bool dualMono = false;
    ChannelLayout layout;
    std::string_view sourceName; ///< at most longestSourceName bytes of it are kept
};

struct SessionLogHeader
{
    std::uint32_t part = 1; ///< a session that outgrew its file goes on in another
    std::uint64_t startUnixMilliseconds = 0;
};

inline constexpr std::uint16_t sessionLogVersion = 1;
inline constexpr std::size_t sessionHeaderBytes = 32, recordHeadBytes = 8, largestRecordBytes = 512,
                             longestSourceName = 200;
inline constexpr std::byte recordSync { 0xB5 };

/** Each writes one whole record (or the header) and returns its length; to holds largestRecordBytes. */
std::size_t encode (const SessionLogHeader&, std::span<std::byte> to) noexcept;
std::size_t encode (const LoggedRow&, std::span<std::byte> to) noexcept;
std::size_t encode (const LoggedMeasurement&, std::span<std::byte> to) noexcept;
std::size_t encodeGap (std::uint32_t numRows, std::uint64_t milliseconds, std::span<std::byte> to) noexcept;
std::size_t encodeEnd (std::uint64_t milliseconds, std::span<std::byte> to) noexcept;

/** A record as it stands in the log. */
struct SessionRecord
{
    SessionRecordType type;
    std::span<const std::byte> content;
    std::size_t numBytes; ///< with its head
};

/** The record that these bytes begin with; empty where there is none, or not a whole one. */
std::optional<SessionRecord> recordAt (std::span<const std::byte>) noexcept;

/** These are empty where the content is too short or impossible. A source's name points into it. */
std::optional<LoggedRow> decodeRow (std::span<const std::byte> content) noexcept;
std::optional<LoggedMeasurement> decodeMeasurement (std::span<const std::byte> content) noexcept;
std::optional<std::uint32_t> decodeGap (std::span<const std::byte> content) noexcept;

enum class HeaderState
{
    good,
    notALog, ///< another file, or less than a header
    damaged,
    newer ///< of a version that this program does not know
};

HeaderState decodeHeader (std::span<const std::byte>, SessionLogHeader&) noexcept;
} // namespace twobus
