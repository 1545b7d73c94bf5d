#pragma once

#include "Files/Decoding/Deinterleave.h"
#include "Files/Decoding/FfmpegObjects.h"

#include <cstddef>
#include <optional>

namespace twobus
{
/** How read() gives these samples, packed or planar. Empty if no format of Twobus holds them. */
std::optional<SampleEncoding> encodingOf (AVSampleFormat) noexcept;

/** Copies count frames of a decoded block, from the frame `first` on, interleaved. */
void copyFrames (const AVFrame&, std::size_t first, std::size_t count, std::size_t sampleBytes, std::byte* destination);
} // namespace twobus
