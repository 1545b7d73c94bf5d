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
/** A block of the sum; the reader has the stems' own of the same frames. */
struct StemBlock
{
    std::int64_t firstFrame = 0;
    std::size_t numFrames = 0; ///< of the longest stem: less than numFramesOfAll where only the mix goes on
    std::size_t numFramesOfAll = 0; ///< 0: the block after the last, in which the last peaks are complete

    /** Windows of 48 samples, from the first of samples (channel) on, that this block completes. */
    std::size_t numWindows = 0;

    std::span<const std::vector<float>> sums; ///< of each channel, laid out as StemReader::samples

    const float* samples (std::size_t channel) const noexcept { return sums[channel].data(); }
    const float* frames (std::size_t channel) const noexcept { return samples (channel) + StemReader::historyLength; }
};

/** Stems read from first to last frame, and their sum, block after block. */
struct StemPass
{
    std::size_t numStems = 0; ///< the reader's first ones; a mix may follow
    std::vector<double> gains; ///< of the stems

    std::function<void (const StemBlock&)> onBlock;
    StemReader::OnFile onFile {};

    /** Throws FileError; AnalysisStopped where a stop is requested before the end. Progress is from 0 to 1. */
    void run (StemReader&, const FileProgress& progress, const std::stop_token& stop) const;
};
} // namespace twobus
