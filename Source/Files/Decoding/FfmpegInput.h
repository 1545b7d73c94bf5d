#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FfmpegObjects.h"
#include "Files/Decoding/FileBytes.h"

#include <cstdint>
#include <span>

namespace twobus
{
/** A range of bytes that FFmpeg reads as if it were a whole file, with repaired headers. The bytes and the repairs must
    outlive this object. It must not move, because FFmpeg holds its address.

    Throws DecodeError if there is not enough memory.
*/
class FfmpegInput
{
public:
    FfmpegInput (const FileBytes&, std::uint64_t beginOfRange, std::uint64_t endOfRange, std::span<const HeaderRepair>);
    FfmpegInput (const FfmpegInput&) = delete;
    FfmpegInput& operator= (const FfmpegInput&) = delete;

    AVIOContext* io() const noexcept { return context.get(); }

private:
    static int read (void* self, std::uint8_t* destination, int size);
    static std::int64_t seek (void* self, std::int64_t offset, int whence);

    const FileBytes& bytes;
    const std::uint64_t begin, end;
    const std::span<const HeaderRepair> repairs;
    std::uint64_t position = 0;
    FfmpegOwned<AVIOContext> context;
};
} // namespace twobus
