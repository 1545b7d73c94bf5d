#include "Files/Decoding/FfmpegSamples.h"

#include <cstdint>
#include <cstring>

namespace twobus
{
namespace
{
template <typename Sample>
void interleaveAs (const AVFrame& frame, std::size_t first, std::size_t count, std::byte* destination)
{
    const auto numChannels = static_cast<std::size_t> (frame.ch_layout.nb_channels);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        const auto* source = frame.extended_data[channel] + first * sizeof (Sample);
        auto* to = destination + channel * sizeof (Sample);

        for (std::size_t i = 0; i < count; ++i, source += sizeof (Sample), to += numChannels * sizeof (Sample))
            std::memcpy (to, source, sizeof (Sample));
    }
}
} // namespace

std::optional<SampleEncoding> encodingOf (AVSampleFormat format) noexcept
{
    switch (av_get_packed_sample_fmt (format))
    {
        case AV_SAMPLE_FMT_U8: return SampleEncoding::unsigned8;
        case AV_SAMPLE_FMT_S16: return SampleEncoding::integer16;
        case AV_SAMPLE_FMT_S32: return SampleEncoding::integer32;
        case AV_SAMPLE_FMT_FLT: return SampleEncoding::float32;
        case AV_SAMPLE_FMT_DBL: return SampleEncoding::float64;
        default: return std::nullopt;
    }
}

void copyFrames (const AVFrame& frame, std::size_t first, std::size_t count, std::size_t sampleBytes,
                 std::byte* destination)
{
    const auto frameBytes = sampleBytes * static_cast<std::size_t> (frame.ch_layout.nb_channels);

    if (av_sample_fmt_is_planar (static_cast<AVSampleFormat> (frame.format)) == 0)
        std::memcpy (destination, frame.extended_data[0] + first * frameBytes, count * frameBytes);
    else if (sampleBytes == 1)
        interleaveAs<std::uint8_t> (frame, first, count, destination);
    else if (sampleBytes == 2)
        interleaveAs<std::uint16_t> (frame, first, count, destination);
    else if (sampleBytes == 4)
        interleaveAs<std::uint32_t> (frame, first, count, destination);
    else
        interleaveAs<std::uint64_t> (frame, first, count, destination);
}
} // namespace twobus
