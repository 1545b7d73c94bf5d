#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#ifdef TWOBUS_HAS_FFMPEG
#include "Files/Decoding/FfmpegStream.h"
#else
#include "Files/Decoding/WithoutFfmpeg.h"
#endif

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/** Any bytes given to the decoding process as a file must either be decoded or be refused with a DecodeError, and
    nothing else must happen. See scripts/fuzz. */
namespace
{
using namespace twobus;

constexpr std::size_t framesPerRead = 8192, mostReads = 64;

void readSome (DecodedStream& stream)
{
    std::vector<std::byte> room (framesPerRead * bytesOf (stream.facts().samples) * stream.facts().layout.size());

    for (std::size_t i = 0; i < mostReads && stream.read (room.data(), framesPerRead) > 0; ++i)
    {}

    static_cast<void> (stream.end());
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    const FileBytes bytes (std::as_bytes (std::span (data, size)));

    try
    {
#ifdef TWOBUS_HAS_FFMPEG
        const auto stream = openWithFfmpeg (bytes);
#else
        const auto stream = openWithoutFfmpeg (bytes);
#endif
        readSome (*stream);
        stream->rewind();
        readSome (*stream);
    }
    catch (const DecodeError&)
    {}

    return 0;
}
