#pragma once

#include "Core/Ballistics/PeakBar.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Base/HeldSums.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Base/SlidingWindow.h"
#include "Core/Base/SubBlockGrid.h"
#include "Core/Causes/FlatTopDetector.h"
#include "Core/Passages/SubBlockLevels.h"
#include "Core/Peaks/FullScaleCounter.h"
#include "Core/Peaks/FullScaleRuns.h"
#include "Core/Peaks/TruePeakDetector.h"

namespace twobus
{
/** The level readings of one channel: sample peak, true peak, RMS (300 ms and programme), crest factor, DC, full-scale
    counts, moving bar and held peak.

    RMS is mathematical, 20 log10 sqrt (mean x^2), DC included: a full-scale sine reads -3.01 dBFS. Sums are double and
    are taken per sub-block, so they don't depend on how the audio was cut into blocks.
*/
class ChannelMeter
{
public:
    void prepare (const MeterFormat&, std::size_t longestSubBlock);
    void reset() noexcept;
    void restartWindow() noexcept;
    void markDiscontinuity() noexcept;
    void markPossibleCut (std::size_t framesOfSubBlock) noexcept
    {
        truePeakDetector.markDiscontinuity (framesOfSubBlock);
    }

    /** Looks for flat tops as after a reset, and keeps those that were found. */
    void startCausesAnew() noexcept;
    void clearHold() noexcept { held = 0.0; }
    void countInvalid (std::uint64_t samples) noexcept { invalidSamples += samples; }

    /** Write the next sub-block's samples here before calling process(). */
    float* input() noexcept { return truePeakDetector.input(); }

    /** Measures the numFrames samples at input(): one sub-block, or the shorter last piece of a programme (which moves
        no window). Returns their highest true peak, linear. */
    double process (std::size_t numFrames, const TruePeakInterpolator&, bool isWholeSubBlock) noexcept;

    /** Whether the samples of the last process() count in RMS, crest factor and DC of the programme. */
    void settle (Silence silence) noexcept { programme.settle (silence); }

    /** Measures the true-peak points that the end of the programme completes; returns the highest, linear. */
    double flush (const TruePeakInterpolator&) noexcept;

    /** Statistics of the samples given to the last process(). */
    const SampleStatistics& lastStatistics() const noexcept { return newest; }

    const FlatTopDetector& flatTops() const noexcept { return flatTopDetector; }
    std::uint64_t flatRunsAtFullScale() const noexcept { return fullScaleRuns.count(); }

    /** Adds this channel's counts since the reset, and what it found in its last sub-block. */
    void addTo (SubBlockLevels&) const noexcept;

    ChannelReadings readings() const noexcept;

private:
    struct Sums
    {
        double samples = 0.0, squares = 0.0, frames = 0.0;

        void operator+= (const Sums& more) noexcept
        {
            samples += more.samples;
            squares += more.squares;
            frames += more.frames;
        }
    };

    void raiseTruePeak (double magnitude) noexcept;

    TruePeakDetector truePeakDetector;
    FullScaleCounter fullScaleCounter;
    FullScaleRuns fullScaleRuns;
    FlatTopDetector flatTopDetector;
    PeakBar bar;
    SlidingWindow<rmsWindowSubBlocks> windowSquares, windowFrames;
    double samplePeak = 0.0, truePeak = 0.0, held = 0.0;
    HeldSums<Sums> programme;
    bool hasMeasured = false;
    SampleStatistics newest;
    std::uint64_t invalidSamples = 0;
    std::uint64_t flatRunsBefore = 0, flatTopsBefore = 0; ///< before the last sub-block
};
} // namespace twobus
