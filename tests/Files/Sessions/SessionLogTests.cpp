#include "Files/Disk/AppendOnlyFile.h"
#include "Files/Sessions/SessionFolder.h"
#include "Files/Sessions/SessionLog.h"
#include "Files/Sessions/SessionLogWriter.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <random>
#include <thread>
#include <zlib.h>

#ifndef _WIN32
#include <sys/stat.h>
#endif

using namespace twobus;
using namespace twobus::test;

namespace
{
using Bytes = std::vector<std::byte>;
using IfNameTaken = SessionLogWriter::IfNameTaken;

constexpr std::uint64_t someStart = 1'795'730'232'123; // 2026-11-26 21:57:12.123 UTC

template <typename Record>
void add (Bytes& bytes, const Record& record)
{
    std::array<std::byte, largestRecordBytes> one {};
    bytes.insert (bytes.end(), one.begin(), one.begin() + static_cast<std::ptrdiff_t> (encode (record, one)));
}

LoggedRow rowNumber (std::uint32_t number, std::uint32_t measurement = 1)
{
    const auto level = -20.0f - 0.01f * static_cast<float> (number);
    return { { level, level + 1.0f, level + 12.0f, level + 11.0f }, measurement, number, 1, 3, 480, 100ull * number };
}

LoggedMeasurement measurementNumber (std::uint32_t number, std::string_view name = "Demo")
{
    return { number, 1, 0, 0, 48000.0, false, ChannelLayout::forChannelCount (2), name };
}

/** Records without a file header. */
Bytes recordsOf (std::uint32_t numRows)
{
    Bytes bytes;
    add (bytes, measurementNumber (1));

    for (std::uint32_t i = 0; i < numRows; ++i)
        add (bytes, rowNumber (i));

    return bytes;
}

Bytes logOf (std::uint32_t numRows)
{
    Bytes bytes;
    add (bytes, SessionLogHeader { 1, someStart });
    const auto records = recordsOf (numRows);
    bytes.insert (bytes.end(), records.begin(), records.end());
    return bytes;
}

bool areSame (const LoggedRow& a, const LoggedRow& b)
{
    return std::memcmp (&a.row, &b.row, sizeof (MeterRow)) == 0 && a.measurement == b.measurement
           && a.number == b.number && a.pass == b.pass && a.flatRunsAtFullScale == b.flatRunsAtFullScale
           && a.lostFrames == b.lostFrames && a.milliseconds == b.milliseconds;
}

constexpr std::size_t rowBytes = 56;
} // namespace

TEST_CASE ("a session log's bytes follow its format")
{
    std::array<std::byte, largestRecordBytes> bytes {};
    CHECK (encode (SessionLogHeader { 7, 0x0102030405060708 }, bytes) == 32);
    const std::string text (reinterpret_cast<const char*> (bytes.data()), 32);
    CHECK (text.substr (0, 8) == "\x89TBSLOG\n");
    CHECK (text.substr (8, 4) == std::string ("\1\0\x20\0", 4));
    CHECK (text.substr (12, 4) == std::string ("\7\0\0\0", 4));
    CHECK (text.substr (16, 8) == "\x08\x07\x06\x05\x04\x03\x02\x01");

    // The checksum is zlib's CRC-32 of all bytes before it.
    const auto expected = crc32 (0, reinterpret_cast<const Bytef*> (text.data()), 28);
    std::uint32_t found = 0;

    for (std::size_t i = 0; i < 4; ++i)
        found |= static_cast<std::uint32_t> (static_cast<unsigned char> (text[28 + i])) << (8 * i);

    CHECK (found == expected);

    CHECK (encode (rowNumber (5), bytes) == rowBytes);
    CHECK (bytes[0] == std::byte { 0xB5 });
    CHECK (bytes[1] == std::byte { 2 });
    CHECK (bytes[2] == std::byte { 48 });
    CHECK (bytes[8 + 4] == std::byte { 5 }); // the row's number
}

TEST_CASE ("a log is read back bit-exactly")
{
    Bytes bytes;
    add (bytes, SessionLogHeader { 2, someStart });
    add (bytes,
         LoggedMeasurement { 4, 9, 17, 1234, 44100.5, true, { ChannelPosition::mono }, "JACK: ardour, Mästёr 1" });

    auto row = rowNumber (17, 4);
    row.row.momentaryLufs = std::nanf ("");
    row.row.shortTermLufs = -std::numeric_limits<float>::infinity();
    row.lostFrames = 0x123456789abcdef;
    add (bytes, row);

    std::array<std::byte, largestRecordBytes> one {};
    bytes.insert (bytes.end(), one.begin(), one.begin() + static_cast<std::ptrdiff_t> (encodeGap (33, 5, one)));
    bytes.insert (bytes.end(), one.begin(), one.begin() + static_cast<std::ptrdiff_t> (encodeEnd (6, one)));

    const auto log = parseSessionLog ("log", bytes);
    CHECK (log.header.part == 2);
    CHECK (log.header.startUnixMilliseconds == someStart);
    CHECK (log.hasEnded);
    CHECK (log.rowsMissed == 33);
    CHECK (log.damagedPlaces == 0);
    CHECK (log.tornBytes == 0);
    REQUIRE (log.measurements.size() == 1);

    const auto& measurement = log.measurements[0];
    CHECK (measurement.number == 4);
    CHECK (measurement.generation == 9);
    CHECK (measurement.milliseconds == 1234);
    CHECK (measurement.sampleRate == 44100.5);
    CHECK (measurement.dualMono);
    CHECK (measurement.layout == ChannelLayout { ChannelPosition::mono });
    CHECK (measurement.sourceName == "JACK: ardour, Mästёr 1");
    REQUIRE (measurement.rows.size() == 1);
    CHECK (areSame (measurement.rows[0], row));
}

TEST_CASE ("a long source name is cut between two characters")
{
    const std::string name (199, 'x');
    Bytes bytes;
    add (bytes, SessionLogHeader {});
    add (bytes, measurementNumber (1, name + "ä")); // one byte too many
    CHECK (parseSessionLog ("log", bytes).measurements[0].sourceName == name);
}

TEST_CASE ("a log truncated at any byte opens with its complete records")
{
    const auto bytes = logOf (6);
    const auto firstRow = bytes.size() - 6 * rowBytes;

    for (std::size_t length = 0; length < bytes.size(); ++length)
    {
        CAPTURE (length);
        const auto cut = std::span (bytes).first (length);

        if (length < sessionHeaderBytes)
        {
            CHECK_THROWS_AS (parseSessionLog ("log", cut), FileError);
            continue;
        }

        const auto log = parseSessionLog ("log", cut);
        const auto whole = length < firstRow ? 0 : (length - firstRow) / rowBytes;
        const auto torn = length < firstRow ? length - sessionHeaderBytes : (length - firstRow) % rowBytes;
        CHECK (log.numRows() == whole);
        CHECK (log.tornBytes == torn);
        CHECK (log.damagedPlaces == 0);
        CHECK_FALSE (log.hasEnded);

        for (std::uint32_t i = 0; i < whole; ++i)
            CHECK (areSame (log.measurements[0].rows[i], rowNumber (i)));
    }
}

TEST_CASE ("every flipped bit is noticed, and costs at most its own record")
{
    const auto bytes = logOf (6);
    const auto firstRow = bytes.size() - 6 * rowBytes;

    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit)
    {
        CAPTURE (bit);
        auto damaged = bytes;
        damaged[bit / 8] ^= static_cast<std::byte> (1u << (bit % 8));

        if (bit / 8 < 8) // damage here means the file is no longer a log
        {
            CHECK_THROWS_AS (parseSessionLog ("log", damaged), FileError);
            continue;
        }

        const auto log = parseSessionLog ("log", damaged);
        CHECK (log.damagedPlaces + (log.tornBytes > 0 ? 1 : 0) == 1);
        CHECK (log.damagedBytes + log.tornBytes > 0);
        CHECK (log.numRows() == (bit / 8 < firstRow ? 6u : 5u));

        for (const auto& measurement : log.measurements)
            for (const auto& row : measurement.rows)
                CHECK (areSame (row, rowNumber (row.number)));
    }
}

TEST_CASE ("random damage never does more than lose records")
{
    std::mt19937 random (7); // NOLINT: the same on every machine
    const auto bytes = logOf (60);

    for (int round = 0; round < 3000; ++round)
    {
        auto damaged = bytes;
        const auto number = [&random] (std::size_t below) { return static_cast<std::size_t> (random()) % below; };

        for (auto edits = 1 + number (20); edits > 0 && ! damaged.empty(); --edits)
        {
            const auto at = static_cast<std::ptrdiff_t> (number (damaged.size()));
            const auto length =
                static_cast<std::ptrdiff_t> (std::min (number (200), damaged.size() - static_cast<std::size_t> (at)));

            switch (number (4))
            {
                case 0: damaged[static_cast<std::size_t> (at)] = static_cast<std::byte> (random() & 0xffu); break;
                case 1: damaged.erase (damaged.begin() + at, damaged.begin() + at + length); break;
                case 2: damaged.insert (damaged.begin() + at, static_cast<std::size_t> (length), recordSync); break;
                default: damaged.insert (damaged.begin() + at, bytes.begin() + 32, bytes.begin() + 32 + length); break;
            }
        }

        try
        {
            for (const auto& measurement : parseSessionLog ("log", damaged).measurements)
                for (const auto& row : measurement.rows)
                    REQUIRE (areSame (row, rowNumber (row.number)));
        }
        catch (const FileError&)
        {}
    }
}

TEST_CASE ("a log of a newer version, or a file that isn't a log, is rejected with a sentence")
{
    auto bytes = logOf (1);
    bytes[8] = std::byte { 2 };
    const auto checksum = crc32 (0, reinterpret_cast<const Bytef*> (bytes.data()), 28);

    for (std::size_t i = 0; i < 4; ++i)
        bytes[28 + i] = static_cast<std::byte> (checksum >> (8 * i) & 0xffu);

    CHECK_THROWS_WITH (parseSessionLog ("log", bytes), ContainsSubstring ("a newer Twobus wrote this"));

    const TemporaryFolder folder;
    writeBytes (folder.file ("text"), std::string (100, 'x'));
    CHECK_THROWS_WITH (readSessionLog (folder.file ("text")), ContainsSubstring ("not a session log of Twobus"));
    CHECK_THROWS_WITH (readSessionLog (folder.file ("none")), ContainsSubstring ("there is no such file"));
    CHECK_THROWS_WITH (readSessionLog (folder.path.string()), ContainsSubstring ("it is not a file"));
}

TEST_CASE ("rows whose measurement record is damaged don't join the one before, and every gap counts")
{
    auto bytes = logOf (2);
    std::array<std::byte, largestRecordBytes> gap {};

    for (const std::uint32_t rows : { 3u, 4u })
    {
        const auto length = encodeGap (rows, 0, gap);
        bytes.insert (bytes.end(), gap.begin(), gap.begin() + static_cast<std::ptrdiff_t> (length));
    }

    add (bytes, rowNumber (0, 2));
    const auto log = parseSessionLog ("log", bytes);
    CHECK (log.rowsMissed == 7);
    REQUIRE (log.measurements.size() == 2);
    CHECK (log.measurements[0].rows.size() == 2);
    CHECK (log.measurements[1].number == 2);
    CHECK (log.measurements[1].rows.size() == 1);
}

TEST_CASE ("data too large for a log isn't read into memory")
{
    const TemporaryFolder folder;
    SessionLogWriter writer (folder.file ("large"), someStart, IfNameTaken::fail);
    REQUIRE (writer.append (recordsOf (1)));
    writer.finish (0);
    std::filesystem::resize_file (folder.file ("large"), largestSessionLogBytes + 1);
    CHECK_THROWS_WITH (readSessionLog (folder.file ("large")), ContainsSubstring ("too large"));
}

TEST_CASE ("a full file has room for its end")
{
    const TemporaryFolder folder;
    std::size_t numFull = 0;

    for (std::size_t length = 1; length <= rowBytes; ++length) // rows end at every place before the limit
    {
        CAPTURE (length);
        const auto path = folder.file (std::to_string (length) + ".twobuslog");
        SessionLogWriter writer (path, someStart, IfNameTaken::fail, { 4096, 1'000'000 });
        Bytes first;
        add (first, measurementNumber (1, std::string (length, 'x')));
        REQUIRE (writer.append (first));

        for (std::uint32_t row = 0; writer.bytesWritten() + rowBytes + 64 <= 4096; ++row)
        {
            Bytes one;
            add (one, rowNumber (row));
            REQUIRE (writer.append (one));
        }

        REQUIRE (writer.path() == path);
        Bytes one;
        add (one, rowNumber (99));
        REQUIRE (writer.append (one));
        numFull += writer.path() != path ? 1u : 0u;
        writer.finish (0);
        CHECK (std::filesystem::file_size (path) <= 4096);
    }

    CHECK (numFull == rowBytes);
}

TEST_CASE ("the newest session is the newest with rows")
{
    const TemporaryFolder folder;

    for (const std::uint32_t rows : { 3u, 0u })
    {
        SessionLogWriter writer (
            folder.file (rows > 0 ? "session-20250101T000000Z.twobuslog" : "session-20250102T000000Z.twobuslog"),
            someStart, IfNameTaken::fail);
        REQUIRE (writer.append (recordsOf (rows)));
        writer.finish (0);
    }

    CHECK (readNewestSession (folder.path.string()).path == folder.file ("session-20250101T000000Z.twobuslog"));
}

TEST_CASE ("without a home folder there is no session, and the text says what to do")
{
    CHECK (listSessionFiles ({}).empty());
    CHECK_THROWS_WITH (readNewestSession ({}), "There is no session log, because there is no home folder to keep one "
                                               "in. Set HOME and start Twobus again.");
}

TEST_CASE ("a record of a later type is skipped")
{
    auto bytes = logOf (1);
    Bytes later;
    add (later, rowNumber (1));
    later[1] = std::byte { 77 };
    auto checksum = crc32 (0, reinterpret_cast<const Bytef*> (later.data()), 4);
    checksum = crc32 (checksum, reinterpret_cast<const Bytef*> (later.data() + 8), 48);

    for (std::size_t i = 0; i < 4; ++i)
        later[4 + i] = static_cast<std::byte> (checksum >> (8 * i) & 0xffu);

    bytes.insert (bytes.end(), later.begin(), later.end());
    add (bytes, rowNumber (2));
    const auto log = parseSessionLog ("log", bytes);
    CHECK (log.numRows() == 2);
    CHECK (log.damagedPlaces == 0);
}

//==============================================================================
TEST_CASE ("a new log keeps its lock, even while others check whether it is in use", "[threads]")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("session.twobuslog");
    std::atomic<bool> shouldStop { false };
    std::thread asking ([&] {
        while (! shouldStop)
            AppendOnlyFile::isInUse (path);
    });

    auto numLost = 0;

    for (int i = 0; i < 4000; ++i)
    {
        AppendOnlyFile log;
        CHECK (log.create (path) == 0);
        numLost += AppendOnlyFile::isInUse (path) ? 0 : 1;
        log.close();
        std::filesystem::remove (path);
    }

    shouldStop = true;
    asking.join();
    CHECK (numLost == 0);
}

TEST_CASE ("a log is a new private file, and nothing is overwritten")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("session.twobuslog");
    SessionLogWriter writer (path, someStart, IfNameTaken::fail);
    CHECK_FALSE (std::filesystem::exists (path)); // no file until there is something to keep
    REQUIRE (writer.append (recordsOf (3)));
    CHECK (readSessionLog (path).numRows() == 3); // readable while it is being written
    CHECK (AppendOnlyFile::isInUse (path));
    REQUIRE (writer.append (recordsOf (2)));
    writer.finish (7);
    CHECK_FALSE (AppendOnlyFile::isInUse (path));
    CHECK (readSessionLog (path).numRows() == 5);
    CHECK (readSessionLog (path).hasEnded);
    CHECK (writer.rowsWritten() == 5);
    CHECK (writer.bytesWritten() == std::filesystem::file_size (path));
    CHECK_FALSE (writer.append (recordsOf (2)));
    CHECK (writer.problem().empty()); // writing to a finished log isn't a problem

#ifndef _WIN32
    struct stat facts
    {};
    REQUIRE (stat (path.c_str(), &facts) == 0);
    CHECK ((facts.st_mode & 0777u) == 0600u);
#endif

    const auto before = readBytes (path);
    SessionLogWriter second (path, someStart, IfNameTaken::fail);
    CHECK_FALSE (second.append (recordsOf (1)));
    CHECK_THAT (second.problem(), ContainsSubstring ("name another one"));
    CHECK (readBytes (path) == before);

    SessionLogWriter third (path, someStart, IfNameTaken::addNumber);
    CHECK (third.append (recordsOf (1)));
    CHECK (third.path() == folder.file ("session-2.twobuslog"));
    CHECK (readBytes (path) == before);

    // It doesn't write through a dangling link either.
    std::filesystem::create_symlink (folder.file ("elsewhere"), folder.file ("link"));
    SessionLogWriter fourth (folder.file ("link"), someStart, IfNameTaken::fail);
    CHECK_FALSE (fourth.append (recordsOf (1)));
    CHECK_FALSE (std::filesystem::exists (folder.file ("elsewhere")));
}

TEST_CASE ("a session too large for its file continues in another")
{
    const TemporaryFolder folder;

    for (const auto limits :
         { SessionLogWriter::Limits { std::uint64_t { 64 } << 20, 10 }, SessionLogWriter::Limits { 4096, 1'000'000 } })
    {
        const auto name = std::to_string (limits.mostRows);
        SessionLogWriter writer (folder.file (name + ".twobuslog"), someStart, IfNameTaken::fail, limits);
        Bytes records;
        add (records, measurementNumber (1));
        REQUIRE (writer.append (records));

        for (std::uint32_t i = 0; i < 205; i += 5)
        {
            records.clear();

            for (std::uint32_t k = i; k < i + 5; ++k)
                add (records, rowNumber (k));

            REQUIRE (writer.append (records));
        }

        writer.finish (1);
        std::uint32_t next = 0, part = 0;
        std::uint64_t bytes = 0;

        for (auto path = folder.file (name + ".twobuslog"); std::filesystem::exists (path);
             path = folder.file (name + "-" + std::to_string (part + 1) + ".twobuslog"))
        {
            const auto log = readSessionLog (path);
            ++part;
            bytes += std::filesystem::file_size (path);
            CHECK (log.header.part == part);
            CHECK (std::filesystem::file_size (path) <= limits.mostBytes);
            CHECK (log.numRows() <= limits.mostRows);
            REQUIRE (log.measurements.size() == 1);
            CHECK (log.measurements[0].sourceName == "Demo"); // repeated in each part

            for (const auto& row : log.measurements[0].rows)
                CHECK (areSame (row, rowNumber (next++)));
        }

        CHECK (next == 205);
        CHECK (part == (limits.mostRows == 10 ? 21u : 3u));
        CHECK (writer.rowsWritten() == 205);
        CHECK (writer.bytesWritten() == bytes);
    }
}

//==============================================================================
TEST_CASE ("logs are named by their time")
{
    CHECK (sessionLogName (someStart) == "session-20261126T215712Z.twobuslog");
    CHECK (sessionLogName (951'868'799'999) == "session-20000229T235959Z.twobuslog");
}

TEST_CASE ("the oldest logs are deleted to make room, but never other files or logs in use")
{
    const TemporaryFolder folder;
    const auto write = [&folder] (const std::string& name, std::uint32_t rows) {
        SessionLogWriter writer (folder.file (name), someStart, IfNameTaken::fail);
        REQUIRE (writer.append (recordsOf (rows)));
        writer.finish (0);
    };

    for (const auto* name : { "session-20250101T000000Z.twobuslog", "session-20250102T000000Z.twobuslog",
                              "session-20250102T000000Z-2.twobuslog", "session-20250102T000000Z-10.twobuslog",
                              "session-20250103T000000Z.twobuslog" })
        write (name, 10);

    write ("mine.twobuslog", 10); // a name that the user chose
    writeBytes (folder.file ("session-20200101T000000Z.twobuslog"), "not a log at all, but a diary of that day");
    std::filesystem::create_symlink (folder.file ("mine.twobuslog"),
                                     folder.file ("session-20200102T000000Z.twobuslog"));

    const auto names = [&folder] {
        std::vector<std::string> all;

        for (const auto& file : listSessionFiles (folder.path.string()))
            all.push_back (std::filesystem::path (file.path).filename().string());

        return all;
    };

    CHECK (names()
           == std::vector<std::string> { "session-20250103T000000Z.twobuslog", "session-20250102T000000Z-10.twobuslog",
                                         "session-20250102T000000Z-2.twobuslog", "session-20250102T000000Z.twobuslog",
                                         "session-20250101T000000Z.twobuslog" });

    removeOldSessions (folder.path.string(), { 4, 1 << 20 });
    CHECK (names().size() == 4);
    CHECK (names().back() == "session-20250102T000000Z.twobuslog");

    const auto bytes = listSessionFiles (folder.path.string()).front().bytes;
    removeOldSessions (folder.path.string(), { 50, 2 * bytes });
    CHECK (names().size() == 2);

    {
        SessionLogWriter running (folder.file ("session-20240101T000000Z.twobuslog"), someStart, IfNameTaken::fail);
        REQUIRE (running.append (recordsOf (10)));
        CHECK (listSessionFiles (folder.path.string()).back().isBeingWritten);
        removeOldSessions (folder.path.string(), { 1, 1 << 20 });
        CHECK (
            names()
            == std::vector<std::string> { "session-20250103T000000Z.twobuslog", "session-20240101T000000Z.twobuslog" });
    }

    removeOldSessions (folder.path.string(), { 0, 0 });
    CHECK (names().empty());
    CHECK (std::filesystem::exists (folder.file ("mine.twobuslog")));
    CHECK (std::filesystem::exists (folder.file ("session-20200101T000000Z.twobuslog")));
    CHECK (std::filesystem::is_symlink (folder.file ("session-20200102T000000Z.twobuslog")));

    CHECK (listSessionFiles (folder.file ("none")).empty());
    removeOldSessions (folder.file ("none"));
}
