#include "Files/Stems/StemNull.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twobus
{
namespace
{
constexpr std::int64_t comparedFrames = 16384;
constexpr auto keptFrames = comparedFrames + 2 * MixAlignment::mostFrames;

const float* mixOf (const StemReader& reader, std::size_t channel) noexcept
{
    return reader.samples (reader.numFiles() - 1, channel) + StemReader::historyLength;
}
} // namespace

StemNull::StemNull (const StemReader& stems, std::ptrdiff_t mixDelayFrames)
    : depth (stems.numChannels(), mixDelayFrames), reader (stems)
{}

void StemNull::process (const StemBlock& block)
{
    for (std::size_t channel = 0; channel < reader.numChannels(); ++channel)
        depth.process (channel, mixOf (reader, channel), block.frames (channel), block.numFramesOfAll);
}

MixAlignment::MixAlignment (const StemReader& stems, std::int64_t aroundFrame, std::size_t channelToUse)
    : reader (stems), firstFrame (aroundFrame - keptFrames / 2), channel (channelToUse), mix (keptFrames, 0.0f),
      sum (keptFrames, 0.0f)
{}

void MixAlignment::process (const StemBlock& block)
{
    const auto from = std::max (block.firstFrame, firstFrame);
    const auto to =
        std::min (block.firstFrame + static_cast<std::int64_t> (block.numFramesOfAll), firstFrame + keptFrames);

    if (from >= to)
        return;

    std::copy_n (mixOf (reader, channel) + (from - block.firstFrame), to - from, mix.begin() + (from - firstFrame));
    std::copy_n (block.frames (channel) + (from - block.firstFrame), to - from, sum.begin() + (from - firstFrame));
}

std::int64_t MixAlignment::mixDelayFrames() const
{
    const auto middle = sum.begin() + mostFrames;
    auto likest = 0.0;
    std::int64_t delay = 0;

    for (auto lag = -mostFrames; lag <= mostFrames; ++lag)
    {
        const auto mixAt = mix.begin() + mostFrames + lag;
        const auto product = std::inner_product (middle, middle + comparedFrames, mixAt, 0.0);
        const auto energy = std::inner_product (mixAt, mixAt + comparedFrames, mixAt, 0.0);

        if (const auto likeness = energy > 0.0 ? product * product / energy : 0.0; likeness > likest)
        {
            likest = likeness;
            delay = lag;
        }
    }

    return delay;
}
} // namespace twobus
