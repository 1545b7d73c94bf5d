#include "Files/Sessions/SessionRecords.h"

#include "Core/Base/MeterFormat.h"
#include "Files/Disk/ByteOrder.h"
#include "Present/Base/Utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <zlib.h>

namespace twobus
{
namespace
{
constexpr std::array magic { std::byte { 0x89 }, std::byte { 'T' }, std::byte { 'B' }, std::byte { 'S' },
                             std::byte { 'L' },  std::byte { 'O' }, std::byte { 'G' }, std::byte { '\n' } };

constexpr std::size_t crcBytes = 4;
constexpr std::size_t mostContentBytes = largestRecordBytes - recordHeadBytes;

std::uint32_t checksumOf (std::span<const std::byte> first, std::span<const std::byte> second = {}) noexcept
{
    const auto add = [] (uLong sum, std::span<const std::byte> bytes) {
        return bytes.empty() ? sum : crc32_z (sum, reinterpret_cast<const Bytef*> (bytes.data()), bytes.size());
    };

    return static_cast<std::uint32_t> (add (add (0, first), second));
}

/** Writes numbers one after the other. */
class Writer
{
public:
    explicit Writer (std::span<std::byte> to) noexcept : bytes (to) {}

    template <typename Number>
    Writer& put (Number number) noexcept
    {
        auto rest = static_cast<std::uint64_t> (number);

        for (std::size_t i = 0; i < sizeof (Number); ++i, rest >>= 8)
            bytes[length++] = static_cast<std::byte> (rest & 0xffu);

        return *this;
    }

    Writer& put (float number) noexcept { return put (std::bit_cast<std::uint32_t> (number)); }
    Writer& put (double number) noexcept { return put (std::bit_cast<std::uint64_t> (number)); }

    Writer& put (std::span<const std::byte> more) noexcept
    {
        std::copy (more.begin(), more.end(), bytes.begin() + static_cast<std::ptrdiff_t> (length));
        length += more.size();
        return *this;
    }

    std::size_t size() const noexcept { return length; }

private:
    std::span<std::byte> bytes;
    std::size_t length = 0;
};

/** Reads them back. Past the end every number is 0, and ok() is false. */
class Reader
{
public:
    explicit Reader (std::span<const std::byte> from) noexcept : bytes (from) {}

    template <typename Number>
    Number take() noexcept
    {
        if (bytes.size() - position < sizeof (Number))
        {
            position = bytes.size();
            isOk = false;
            return {};
        }

        return static_cast<Number> (littleEndian (takeBytes (sizeof (Number))));
    }

    float takeFloat() noexcept { return std::bit_cast<float> (take<std::uint32_t>()); }
    double takeDouble() noexcept { return std::bit_cast<double> (take<std::uint64_t>()); }

    std::span<const std::byte> takeBytes (std::size_t count) noexcept
    {
        isOk = isOk && bytes.size() - position >= count;
        const auto taken = bytes.subspan (position, isOk ? count : 0);
        position += taken.size();
        return taken;
    }

    bool ok() const noexcept { return isOk; }

private:
    std::span<const std::byte> bytes;
    std::size_t position = 0;
    bool isOk = true;
};

/** Writes the head in front of the content, which is already in place behind it. Returns the record's length. */
std::size_t sealRecord (SessionRecordType type, std::size_t contentBytes, std::span<std::byte> to) noexcept
{
    Writer head (to);
    head.put (std::to_integer<std::uint8_t> (recordSync))
        .put (static_cast<std::uint8_t> (type))
        .put (static_cast<std::uint16_t> (contentBytes));
    head.put (checksumOf (to.first (recordHeadBytes - crcBytes), to.subspan (recordHeadBytes, contentBytes)));
    return recordHeadBytes + contentBytes;
}

bool isKnown (std::uint8_t position) noexcept
{
    return position <= static_cast<std::uint8_t> (ChannelPosition::height);
}
} // namespace

std::size_t encode (const SessionLogHeader& header, std::span<std::byte> to) noexcept
{
    Writer writer (to);
    writer.put (std::span<const std::byte> (magic))
        .put (sessionLogVersion)
        .put (static_cast<std::uint16_t> (sessionHeaderBytes));
    writer.put (header.part).put (header.startUnixMilliseconds).put (std::uint32_t { 0 });
    writer.put (checksumOf (to.first (writer.size())));
    return writer.size();
}

std::size_t encode (const LoggedRow& logged, std::span<std::byte> to) noexcept
{
    const auto& row = logged.row;
    Writer content (to.subspan (recordHeadBytes));
    content.put (logged.measurement).put (logged.number).put (logged.pass).put (logged.flatRunsAtFullScale);
    content.put (logged.lostFrames).put (logged.milliseconds);
    content.put (row.momentaryLufs).put (row.shortTermLufs).put (row.truePeakDbtp).put (row.samplePeakDbfs);
    return sealRecord (SessionRecordType::row, content.size(), to);
}

std::size_t encode (const LoggedMeasurement& measurement, std::span<std::byte> to) noexcept
{
    const auto name = shortenedTo (longestSourceName, measurement.sourceName);
    Writer content (to.subspan (recordHeadBytes));
    content.put (measurement.number).put (measurement.generation).put (measurement.firstRow);
    content.put (measurement.milliseconds).put (measurement.sampleRate);
    content.put (static_cast<std::uint8_t> (measurement.dualMono ? 1 : 0))
        .put (static_cast<std::uint8_t> (measurement.layout.size()));

    for (std::size_t channel = 0; channel < measurement.layout.size(); ++channel)
        content.put (static_cast<std::uint8_t> (measurement.layout[channel]));

    content.put (static_cast<std::uint16_t> (name.size())).put (std::as_bytes (std::span (name)));
    return sealRecord (SessionRecordType::measurement, content.size(), to);
}

std::size_t encodeGap (std::uint32_t numRows, std::uint64_t milliseconds, std::span<std::byte> to) noexcept
{
    Writer content (to.subspan (recordHeadBytes));
    content.put (numRows).put (milliseconds);
    return sealRecord (SessionRecordType::gap, content.size(), to);
}

std::size_t encodeEnd (std::uint64_t milliseconds, std::span<std::byte> to) noexcept
{
    Writer content (to.subspan (recordHeadBytes));
    content.put (milliseconds);
    return sealRecord (SessionRecordType::end, content.size(), to);
}

//==============================================================================
std::optional<SessionRecord> recordAt (std::span<const std::byte> bytes) noexcept
{
    if (bytes.size() < recordHeadBytes || bytes[0] != recordSync)
        return std::nullopt;

    Reader head (bytes.subspan (1));
    const auto type = head.take<std::uint8_t>();
    const auto contentBytes = std::size_t { head.take<std::uint16_t>() };
    const auto checksum = head.take<std::uint32_t>();

    if (contentBytes > mostContentBytes || contentBytes > bytes.size() - recordHeadBytes)
        return std::nullopt;

    const auto content = bytes.subspan (recordHeadBytes, contentBytes);

    if (checksum != checksumOf (bytes.first (recordHeadBytes - crcBytes), content))
        return std::nullopt;

    return SessionRecord { static_cast<SessionRecordType> (type), content, recordHeadBytes + contentBytes };
}

std::optional<LoggedRow> decodeRow (std::span<const std::byte> content) noexcept
{
    Reader reader (content);
    LoggedRow logged {};
    logged.measurement = reader.take<std::uint32_t>();
    logged.number = reader.take<std::uint32_t>();
    logged.pass = reader.take<std::uint32_t>();
    logged.flatRunsAtFullScale = reader.take<std::uint32_t>();
    logged.lostFrames = reader.take<std::uint64_t>();
    logged.milliseconds = reader.take<std::uint64_t>();
    logged.row.momentaryLufs = reader.takeFloat();
    logged.row.shortTermLufs = reader.takeFloat();
    logged.row.truePeakDbtp = reader.takeFloat();
    logged.row.samplePeakDbfs = reader.takeFloat();
    return reader.ok() ? std::optional (logged) : std::nullopt;
}

std::optional<LoggedMeasurement> decodeMeasurement (std::span<const std::byte> content) noexcept
{
    Reader reader (content);
    LoggedMeasurement measurement;
    measurement.number = reader.take<std::uint32_t>();
    measurement.generation = reader.take<std::uint32_t>();
    measurement.firstRow = reader.take<std::uint32_t>();
    measurement.milliseconds = reader.take<std::uint64_t>();
    measurement.sampleRate = reader.takeDouble();
    measurement.dualMono = reader.take<std::uint8_t>() != 0;

    std::array<ChannelPosition, maxChannels> positions {};
    const auto numChannels = std::size_t { reader.take<std::uint8_t>() };

    for (std::size_t channel = 0; channel < std::min (numChannels, maxChannels); ++channel)
        if (const auto position = reader.take<std::uint8_t>(); isKnown (position))
            positions[channel] = static_cast<ChannelPosition> (position);

    const auto name = reader.takeBytes (reader.take<std::uint16_t>());

    if (! reader.ok() || numChannels > maxChannels
        || ! (measurement.sampleRate >= lowestSampleRate && measurement.sampleRate <= highestSampleRate))
        return std::nullopt;

    measurement.layout = ChannelLayout (std::span (positions).first (numChannels));
    measurement.sourceName = { reinterpret_cast<const char*> (name.data()), name.size() };
    return measurement;
}

std::optional<std::uint32_t> decodeGap (std::span<const std::byte> content) noexcept
{
    Reader reader (content);
    const auto numRows = reader.take<std::uint32_t>();
    return reader.ok() ? std::optional (numRows) : std::nullopt;
}

HeaderState decodeHeader (std::span<const std::byte> bytes, SessionLogHeader& header) noexcept
{
    if (bytes.size() < sessionHeaderBytes || ! std::equal (magic.begin(), magic.end(), bytes.begin()))
        return HeaderState::notALog;

    Reader reader (bytes.subspan (magic.size(), sessionHeaderBytes - magic.size()));
    const auto version = reader.take<std::uint16_t>();
    const auto size = reader.take<std::uint16_t>();
    header.part = reader.take<std::uint32_t>();
    header.startUnixMilliseconds = reader.take<std::uint64_t>();
    reader.take<std::uint32_t>();

    if (reader.take<std::uint32_t>() != checksumOf (bytes.first (sessionHeaderBytes - crcBytes)))
        return HeaderState::damaged;

    return version == sessionLogVersion && size == sessionHeaderBytes ? HeaderState::good : HeaderState::newer;
}
} // namespace twobus
