#include "Files/Decoding/FfmpegInput.h"

#include "Files/Decoding/DecodedStream.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <limits>

namespace twobus
{
namespace
{
constexpr std::size_t ioBytes = 65536;
} // namespace

FfmpegInput::FfmpegInput (const FileBytes& bytesToRead, std::uint64_t beginOfRange, std::uint64_t endOfRange,
                          std::span<const HeaderRepair> headerRepairs)
    : bytes (bytesToRead), begin (beginOfRange), end (endOfRange), repairs (headerRepairs)
{
    auto* buffer = static_cast<unsigned char*> (av_malloc (ioBytes));

    if (buffer == nullptr)
        throw DecodeError (DecodeProblem::tooMuchMemory);

    context.reset (avio_alloc_context (buffer, static_cast<int> (ioBytes), 0, this, &FfmpegInput::read, nullptr,
                                       &FfmpegInput::seek));

    if (context == nullptr)
    {
        av_free (buffer);
        throw DecodeError (DecodeProblem::tooMuchMemory);
    }
}

int FfmpegInput::read (void* self, std::uint8_t* destination, int size)
{
    auto& input = *static_cast<FfmpegInput*> (self);
    const auto left = input.end - input.begin - std::min (input.position, input.end - input.begin);
    const auto wanted =
        static_cast<std::size_t> (std::min<std::uint64_t> (static_cast<std::uint64_t> (std::max (size, 0)), left));
    const auto count =
        input.bytes.readAt (input.begin + input.position, std::as_writable_bytes (std::span (destination, wanted)));
    repair (input.repairs, input.begin + input.position, std::as_writable_bytes (std::span (destination, count)));
    input.position += count;
    return count > 0 ? static_cast<int> (count) : AVERROR_EOF;
}

std::int64_t FfmpegInput::seek (void* self, std::int64_t offset, int whence)
{
    auto& input = *static_cast<FfmpegInput*> (self);
    const auto size = static_cast<std::int64_t> (input.end - input.begin);

    if ((whence & AVSEEK_SIZE) != 0)
        return size;

    const auto origin = (whence & 3) == SEEK_SET   ? 0
                        : (whence & 3) == SEEK_CUR ? static_cast<std::int64_t> (input.position)
                                                   : size;

    if (offset < -origin || offset > std::numeric_limits<std::int64_t>::max() - origin)
        return AVERROR (EINVAL);

    input.position = static_cast<std::uint64_t> (origin + offset);
    return origin + offset;
}
} // namespace twobus
