#pragma once

#include "Files/Decoding/Deinterleave.h"
#include "Files/Decoding/FfmpegObjects.h"

#include <cstddef>
#include <optional>

namespace twobus
{
/** Returns the encoding in which read() gives these samples, packed or planar. Empty if Twobus has no encoding for
    them. */
std::optional<SampleEncoding> encodingOf (AVSampleFormat) noexcept;

/** Copies `count` frames of a decoded block, starting at frame `first`, and interleaves them. */
void copyFrames (const AVFrame&, std::size_t first, std::size_t count, std::size_t sampleBytes, std::byte* destination);
} // namespace twobus
