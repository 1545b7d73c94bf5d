#include "Files/Stems/StemPass.h"

#include "Core/Base/DenormalGuard.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr std::size_t blocksPerProgress = 16;

/** Sums one channel in double precision, so that the order of the stems makes no difference in the float result. */
void addStems (const StemReader& reader, std::size_t channel, std::span<const double> gains, std::size_t numFrames,
               std::vector<double>& exact, float* sum)
{
    std::fill (exact.begin(), exact.end(), 0.0);

    for (std::size_t stem = 0; stem < gains.size(); ++stem)
    {
        const auto* samples = reader.samples (stem, channel) + StemReader::historyLength;

        for (std::size_t frame = 0; frame < numFrames; ++frame)
            exact[frame] += gains[stem] * static_cast<double> (samples[frame]);
    }

    std::transform (exact.begin(), exact.begin() + static_cast<std::ptrdiff_t> (numFrames), sum,
                    [] (double value) { return static_cast<float> (value); });
}
} // namespace

void StemPass::run (StemReader& reader, const FileProgress& progress, const std::stop_token& stop) const
{
    const DenormalGuard guard;
    const auto length = StemReader::historyLength + reader.longestBlock() + StemReader::tailLength;
    std::vector<std::vector<float>> sums (reader.numChannels(), std::vector<float> (length, 0.0f));
    std::vector<double> exact (reader.longestBlock());
    StemBlock block;
    block.sums = sums;
    reader.rewind();

    for (std::size_t numBlocks = 0;; ++numBlocks)
    {
        if (stop.stop_requested())
            throw AnalysisStopped();

        const auto before = static_cast<std::ptrdiff_t> (block.numFramesOfAll);
        block.firstFrame += before;
        block.numFramesOfAll = reader.read (onFile);
        block.numWindows = block.numFramesOfAll > 0 ? block.numFramesOfAll : StemReader::tailLength;
        block.numFrames = 0;

        for (std::size_t stem = 0; stem < numStems; ++stem)
            block.numFrames = std::max (block.numFrames, reader.framesOfBlock (stem));

        for (std::size_t channel = 0; channel < sums.size(); ++channel)
        {
            auto& sum = sums[channel];
            std::copy_n (sum.begin() + before, StemReader::historyLength, sum.begin());
            std::fill (sum.begin() + StemReader::historyLength, sum.end(), 0.0f);
            addStems (reader, channel, gains, block.numFrames, exact, sum.data() + StemReader::historyLength);
        }

        onBlock (block);

        if (block.numFramesOfAll == 0)
            return;

        if (progress && numBlocks % blocksPerProgress == 0)
            progress (reader.progress());
    }
}
} // namespace twobus
