/** twobus-decode: decodes the file that is open on descriptor 3 and writes it to its standard output, in the format of
    DecodeProtocol.h.

    Twobus starts it for every file that is not plain PCM. If a decoder crashes, uses ever more memory or never returns,
    only this process dies with it. Once decoding has begun, this process cannot open any file or connection.
*/
#include "Files/Decoding/DecodeProtocol.h"
#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"
#include "Files/Decoding/SndfileStream.h"

#ifdef TWOBUS_HAS_FFMPEG
#include "Files/Decoding/FfmpegStream.h"
#else
#include "Files/Decoding/WithoutFfmpeg.h"
#endif

#ifdef TWOBUS_HAS_FLAC
#include "Files/Decoding/FlacStream.h"
#endif

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace
{
using namespace twobus;
namespace protocol = twobus::decodeProtocol;

constexpr rlim_t mostMemoryBytes = rlim_t { 1 } << 30;
constexpr rlim_t leastSeconds = 120, secondsPerMebibyte = 60; // for the slowest processor; an hour of Opus is 20 MiB

void limit (int resource, rlim_t most)
{
    const struct rlimit both
    {
        most, most
    };
    ::setrlimit (static_cast<decltype (RLIMIT_AS)> (resource), &both);
}

void limitOwnResources (std::uint64_t fileBytes)
{
#ifndef TWOBUS_SANITIZED // because a sanitizer maps terabytes, and opens pipes to look at memory
    limit (RLIMIT_AS, mostMemoryBytes);
    limit (RLIMIT_NOFILE, protocol::fileDescriptor + 1);
#endif
    limit (RLIMIT_CPU, leastSeconds + secondsPerMebibyte * static_cast<rlim_t> (fileBytes >> 20));
    limit (RLIMIT_CORE, 0);
    limit (RLIMIT_FSIZE, 0);
}

/** Returns false if the reader has gone away. */
bool write (const void* data, std::size_t numBytes)
{
    const auto* from = static_cast<const char*> (data);

    while (numBytes > 0)
    {
        const auto written = ::write (STDOUT_FILENO, from, numBytes);

        if (written < 0 && errno == EINTR)
            continue;

        if (written <= 0)
            return false;

        from += written;
        numBytes -= static_cast<std::size_t> (written);
    }

    return true;
}

template <typename Body>
bool writeRecord (protocol::Record kind, const Body& body, std::span<const std::byte> more = {})
{
    const protocol::Head head { kind, static_cast<std::uint32_t> (sizeof (body) + more.size()) };
    return write (&head, sizeof (head)) && write (&body, sizeof (body)) && write (more.data(), more.size());
}

protocol::Name nameOf (const std::string& text)
{
    protocol::Name name {};
    std::copy_n (text.begin(), std::min (text.size(), name.size() - 1), name.begin());
    std::replace_if (
        name.begin(), name.end(), [] (char letter) { return letter != 0 && (letter < 0x20 || letter > 0x7e); }, '?');
    return name;
}

bool writeHeader (const StreamFacts& facts)
{
    protocol::Header header;
    header.sampleRate = facts.sampleRate;
    header.promisedFrames = std::min (facts.promisedFrames, mostFrames);
    header.samples = static_cast<std::uint32_t> (facts.samples);
    header.bits = static_cast<std::uint32_t> (facts.bits);
    header.isFloat = facts.isFloat ? 1 : 0;
    header.numChannels = static_cast<std::uint32_t> (facts.layout.size());
    header.container = nameOf (facts.container);
    header.codec = nameOf (facts.codec);

    for (std::size_t i = 0; i < facts.layout.size(); ++i)
        header.positions[i] = static_cast<std::uint8_t> (facts.layout[i]);

    return writeRecord (protocol::Record::header, header);
}

bool writeEnd (const StreamEnd& end)
{
    protocol::End record;
    record.promisedFrames = std::min (end.promisedFrames, mostFrames);
    record.toleratedFrames = end.toleratedFrames;
    record.firstDamageFrame = end.firstDamageFrame;
    record.leftOverBytes = end.leftOverBytes;
    record.numDamaged = end.numDamaged;
    record.isEndMissing = end.isEndMissing ? 1 : 0;
    record.changesFormat = end.changesFormat ? 1 : 0;
    record.otherTracks = end.otherTracks;
    record.numJoins = static_cast<std::uint32_t> (std::min<std::size_t> (end.joins.size(), protocol::mostJoins));
    return writeRecord (protocol::Record::end, record, std::as_bytes (std::span (end.joins).first (record.numJoins)));
}

bool writeSamples (DecodedStream& stream)
{
    const auto frameBytes = bytesOf (stream.facts().samples) * stream.facts().layout.size();
    const auto framesPerRecord = std::max<std::size_t> (1, std::size_t { protocol::mostSampleBytes } / 8 / frameBytes);
    std::vector<std::byte> record (sizeof (protocol::Head) + framesPerRecord * frameBytes);
    std::size_t numFrames = 0;
    std::exception_ptr failure;

    do
    {
        numFrames = 0;

        try
        {
            // Decoders give a few hundred frames at a time; collect many of these for one write.
            while (numFrames < framesPerRecord)
            {
                const auto count = stream.read (record.data() + sizeof (protocol::Head) + numFrames * frameBytes,
                                                framesPerRecord - numFrames);

                if (count == 0)
                    break;

                numFrames += count;
            }
        }
        catch (...)
        {
            failure = std::current_exception(); // thrown again below, once the frames decoded before it are written
        }

        const protocol::Head head { protocol::Record::samples, static_cast<std::uint32_t> (numFrames * frameBytes) };
        std::memcpy (record.data(), &head, sizeof (head));

        if (numFrames > 0 && ! write (record.data(), sizeof (head) + numFrames * frameBytes))
            return false;
    } while (numFrames == framesPerRecord && ! failure);

    if (failure)
        std::rethrow_exception (failure);

    return true;
}

bool writeFailure (const DecodeError& error)
{
    protocol::Failure failure;
    failure.problem = static_cast<std::uint32_t> (error.problem);
    failure.container = nameOf (error.container);
    failure.detail = nameOf (error.detail);
    return writeRecord (protocol::Record::failure, failure);
}

bool startsWith (const FileBytes& bytes, std::string_view text)
{
    std::string start (text.size(), '\0');
    start.resize (bytes.readAt (0, std::as_writable_bytes (std::span (start))));
    return start == text;
}

/** Tries another decoder for files that the first one cannot decode: FLAC of more than 24 bits, MP3 in free format.
    Returns null if there is none. */
std::unique_ptr<DecodedStream> openWithFallback ([[maybe_unused]] const FileBytes& bytes)
{
#ifdef TWOBUS_HAS_FLAC
    if (startsWith (bytes, "fLaC"))
        return openWithFlac (bytes);
#endif
#ifdef TWOBUS_HAS_FFMPEG
    if (startsWith (bytes, "ID3") || startsWith (bytes, "\xff"))
        return openWithSndfile (bytes);
#endif
    return nullptr;
}

std::unique_ptr<DecodedStream> open (const FileBytes& bytes)
{
    try
    {
#ifdef TWOBUS_HAS_FFMPEG
        return openWithFfmpeg (bytes);
#else
#ifdef TWOBUS_HAS_FLAC
        // libsndfile stops at a damaged frame and doesn't tell, nor does it tell a FLAC of open length that was cut.
        if (startsWith (bytes, "fLaC"))
            return openWithFlac (bytes);
#endif
        return openWithoutFfmpeg (bytes);
#endif
    }
    catch (const DecodeError&)
    {
        if (auto other = openWithFallback (bytes))
            return other;

        throw;
    }
}
} // namespace

int main()
{
    const FileBytes bytes (protocol::fileDescriptor);
    limitOwnResources (bytes.size());

    try
    {
        const auto stream = open (bytes);
        return writeHeader (stream->facts()) && writeSamples (*stream) && writeEnd (stream->end()) ? 0 : 1;
    }
    catch (const DecodeError& error)
    {
        return writeFailure (error) ? 0 : 1;
    }
    catch (const std::bad_alloc&)
    {
        return writeFailure (DecodeError (DecodeProblem::tooMuchMemory)) ? 0 : 1;
    }
}
