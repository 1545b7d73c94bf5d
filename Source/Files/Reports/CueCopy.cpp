#include "Files/Reports/CueCopy.h"

#include "Files/Decoding/RiffChunks.h"
#include "Files/Disk/AtomicFile.h"
#include "Files/Disk/ByteOrder.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <vector>

namespace twobus
{
namespace
{
constexpr std::uint64_t largest32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t mostBytesKept = 16u << 20u; ///< of existing cue points and names
constexpr std::size_t cuePointSize = 24, bytesPerCopy = 1u << 20u;

/** The parts of a copy: the chunks to copy, and the cue points and names, the old ones first. */
struct Plan
{
    RiffFile source;
    std::vector<RiffChunk> kept;
    std::string cuePoints, names;
    std::uint32_t numCuePoints = 0, highestId = 0;
    double sampleRate = 0.0;
};

std::string bytesOf (std::istream& file, const RiffChunk& chunk)
{
    if (chunk.size > mostBytesKept)
        throw std::runtime_error (fmt::format ("its chunk \"{}\" is too large", chunk.id));

    std::string bytes (static_cast<std::size_t> (chunk.size), '\0');
    file.clear();
    file.seekg (static_cast<std::streamoff> (chunk.position));
    file.read (bytes.data(), static_cast<std::streamsize> (bytes.size()));
    return bytes;
}

/** A chunk with its head, padded to an even length. */
std::string chunkBytes (std::string_view id, const std::string& content)
{
    return std::string (id) + littleEndianBytes (content.size(), 4) + content + std::string (content.size() % 2, '\0');
}

void keepCuePoints (Plan& plan, const std::string& bytes)
{
    const auto count = std::min<std::uint64_t> (
        littleEndian (bytes, 0, 4), (bytes.size() - std::min<std::size_t> (bytes.size(), 4)) / cuePointSize);
    plan.numCuePoints = static_cast<std::uint32_t> (count);
    plan.cuePoints = bytes.substr (std::min<std::size_t> (bytes.size(), 4), plan.numCuePoints * cuePointSize);

    for (std::size_t at = 0; at < plan.cuePoints.size(); at += cuePointSize)
        plan.highestId = std::max (plan.highestId, static_cast<std::uint32_t> (littleEndian (plan.cuePoints, at, 4)));
}

Plan planOf (std::istream& file)
{
    Plan plan { readRiffChunks (file), {}, {}, {}, 0, 0, 0.0 };

    for (const auto& chunk : plan.source.chunks)
    {
        if (chunk.id == "fmt ")
            plan.sampleRate = static_cast<double> (littleEndian (bytesOf (file, chunk), 4, 4));

        if (chunk.id == "data" && chunk.size == 0)
            throw std::runtime_error ("its header gives the audio no length");

        if (chunk.id == "cue ")
        {
            keepCuePoints (plan, bytesOf (file, chunk));
            continue;
        }

        if (chunk.id == "LIST" && chunk.size >= 4 && bytesOf (file, { chunk.id, chunk.position, 4 }) == "adtl")
        {
            plan.names += bytesOf (file, chunk).substr (4);
            plan.names.resize (plan.names.size() + plan.names.size() % 2, '\0');

            if (plan.names.size() > mostBytesKept)
                throw std::runtime_error ("the names of its cue points are too long");

            continue;
        }

        plan.kept.push_back (chunk);
    }

    if (! (plan.sampleRate > 0.0))
        throw std::runtime_error ("it has no sample rate");

    return plan;
}

void addMarkers (Plan& plan, std::span<const Marker> markers)
{
    for (const auto& marker : markers)
    {
        const auto frame = std::llround (std::max (marker.seconds, 0.0) * plan.sampleRate);

        if (static_cast<std::uint64_t> (frame) > largest32 || plan.highestId == largest32)
            continue;

        const auto id = littleEndianBytes (++plan.highestId, 4),
                   position = littleEndianBytes (static_cast<std::uint64_t> (frame), 4);
        plan.cuePoints.append (id).append (position).append ("data").append (8, '\0').append (position);
        plan.names += chunkBytes ("labl", id + marker.name + '\0');
        ++plan.numCuePoints;
    }
}

std::uint64_t lengthInFile (const RiffChunk& chunk) noexcept { return 8 + chunk.size + chunk.size % 2; }

/** The ds64 chunk with the new RIFF size in place of the old one. */
std::string resizedDs64 (std::istream& file, const RiffChunk& chunk, std::uint64_t riffSize)
{
    auto bytes = bytesOf (file, chunk);
    return chunkBytes ("ds64",
                       littleEndianBytes (riffSize, 8) + bytes.substr (std::min<std::size_t> (bytes.size(), 8)));
}

void copyChunk (std::istream& file, const RiffChunk& chunk, AtomicFile& copy)
{
    file.clear();
    file.seekg (static_cast<std::streamoff> (chunk.position - 8)); // with its head: in RF64 its size can stand in ds64
    std::vector<char> buffer (bytesPerCopy);

    for (auto left = 8 + chunk.size; left > 0;)
    {
        const auto count = std::min<std::uint64_t> (left, buffer.size());

        if (! file.read (buffer.data(), static_cast<std::streamsize> (count)))
            throw std::runtime_error ("it cannot be read to its end");

        copy.write (std::string_view (buffer.data(), static_cast<std::size_t> (count)));
        left -= count;
    }

    copy.write (std::string_view ("\0", chunk.size % 2));
}

void writeCopy (std::istream& file, const Plan& plan, AtomicFile& copy)
{
    const auto added = chunkBytes ("cue ", littleEndianBytes (plan.numCuePoints, 4) + plan.cuePoints)
                       + chunkBytes ("LIST", "adtl" + plan.names);
    std::uint64_t riffSize = 4 + added.size();

    for (const auto& chunk : plan.kept)
        riffSize += lengthInFile (chunk);

    if (! plan.source.is64 && riffSize >= largest32)
        throw std::runtime_error ("there is no room for cue points in a WAV file of 4 GB");

    copy.write (fmt::format ("{}{}WAVE", plan.source.is64 ? "RF64" : "RIFF",
                             littleEndianBytes (plan.source.is64 ? largest32 : riffSize, 4)));

    for (const auto& chunk : plan.kept)
    {
        if (plan.source.is64 && chunk.id == "ds64")
            copy.write (resizedDs64 (file, chunk, riffSize));
        else
            copyChunk (file, chunk, copy);
    }

    copy.write (added);
}
} // namespace

std::filesystem::path writeCueCopy (const std::filesystem::path& original, std::span<const Marker> markers,
                                    const std::filesystem::path& copyName)
{
    try
    {
        std::ifstream file (original, std::ios::binary);

        if (! file)
            throw std::runtime_error ("it cannot be opened");

        auto plan = planOf (file);
        addMarkers (plan, markers);
        AtomicFile copy (copyName);
        writeCopy (file, plan, copy);
        return copy.commitAsNew();
    }
    catch (const FileError&)
    {
        throw;
    }
    catch (const std::runtime_error& error)
    {
        throw FileError (fmt::format ("{}: no copy with cue points was made: {}. Use markers for REAPER or "
                                      "Audacity instead.",
                                      toUtf8 (original), error.what()));
    }
}
} // namespace twobus
