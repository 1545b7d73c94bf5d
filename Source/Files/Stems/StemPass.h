#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Files/Stems/StemReader.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace twobus
{
/** A block of the sum. The reader holds the stems' own samples of the same frames. */
struct StemBlock
{
    std::int64_t firstFrame = 0;
    std::size_t numFrames = 0; ///< of the longest stem: less than numFramesOfAll if only the mix goes on
    std::size_t numFramesOfAll = 0; ///< 0 in the extra block after the last, which completes the last peaks

    /** The number of windows of 48 samples, counted from samples (channel), that this block completes. */
    std::size_t numWindows = 0;

    std::span<const std::vector<float>> sums; ///< one per channel, laid out like StemReader::samples

    const float* samples (std::size_t channel) const noexcept { return sums[channel].data(); }
    const float* frames (std::size_t channel) const noexcept { return samples (channel) + StemReader::historyLength; }
};

/** Reads the stems from first to last frame and sums them, block after block. */
struct StemPass
{
    std::size_t numStems = 0; ///< the reader's first files are the stems; a mix can follow
    std::vector<double> gains; ///< linear, one per stem

    std::function<void (const StemBlock&)> onBlock;
    StemReader::OnFile onFile {};

    /** Throws FileError, or AnalysisStopped if a stop is requested before the end. Progress is from 0 to 1, or less
        than 0 if the length is not known. */
    void run (StemReader&, const FileProgress& progress, const std::stop_token& stop) const;
};
} // namespace twobus
