#include "Files/Sessions/SessionExport.h"
#include "Files/Sessions/SessionLog.h"
#include "Files/Sessions/SessionTimeline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>
#include <zlib.h>

/** Any bytes must either be read as a session log or be refused with a FileError; a log that was read must be possible
    to describe and export.

    The first byte chooses how to use the rest: as the log itself, or as the contents of records, each preceded by its
    type and length. In the second case the fuzzer writes the log and its checksums, since random checksums are never
    right.
*/
namespace
{
using namespace twobus;

void append (std::vector<std::byte>& bytes, std::uint32_t number, int numBytes)
{
    for (int i = 0; i < numBytes; ++i)
        bytes.push_back (static_cast<std::byte> (number >> (8 * i)));
}

std::vector<std::byte> logOfRecords (std::span<const std::byte> contents)
{
    std::array<std::byte, largestRecordBytes> header {};
    std::vector<std::byte> log (header.begin(),
                                header.begin() + static_cast<std::ptrdiff_t> (encode (SessionLogHeader {}, header)));

    while (contents.size() >= 2)
    {
        const auto numBytes = std::min (static_cast<std::size_t> (contents[1]), contents.size() - 2);
        const auto start = log.size();
        log.push_back (recordSync);
        log.push_back (contents[0]);
        append (log, static_cast<std::uint32_t> (numBytes), 2);
        auto sum = crc32_z (0, reinterpret_cast<const Bytef*> (log.data() + start), 4);

        if (numBytes > 0)
            sum = crc32_z (sum, reinterpret_cast<const Bytef*> (contents.data() + 2), numBytes);

        append (log, static_cast<std::uint32_t> (sum), 4);
        log.insert (log.end(), contents.begin() + 2, contents.begin() + 2 + static_cast<std::ptrdiff_t> (numBytes));
        contents = contents.subspan (2 + numBytes);
    }

    return log;
}

void exerciseLog (const SessionLog& log, std::size_t numBytes)
{
    static_cast<void> (summaryOf (log, numBytes, false));
    std::size_t numLines = 0;
    exportCsv (log, [&numLines] (const std::string& line) { numLines += line.empty() ? 0u : 1u; });

    if (numLines != 1 + log.numRows())
        std::abort();

    for (const auto& measurement : log.measurements)
    {
        const SessionTimeline timeline (measurement);
        static_cast<void> (timeline.momentaryLufs());

        if (timeline.size() > 0)
            static_cast<void> (timeline.passAround (timeline.size() / 2));
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;

    const auto rest = std::as_bytes (std::span (data + 1, size - 1));

    try
    {
        const auto log =
            data[0] % 2 == 0 ? parseSessionLog ("fuzzed", rest) : parseSessionLog ("fuzzed", logOfRecords (rest));
        exerciseLog (log, rest.size());
    }
    catch (const FileError&)
    {
        if (data[0] % 2 != 0)
            std::abort(); // its header was valid
    }

    return 0;
}
