#pragma once

#include "Core/Chain/ChainHistory.h"
#include "Core/Chain/ChainResponse.h"
#include "Core/Chain/DelayFinder.h"
#include "Core/Chain/ReductionStatistics.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Finds out what a chain of plug-ins does to the gain, from the programme before and after it: its delay, its usual
    gain and how far the loudest moments go below that. Of more than two channels it hears the first two.

    A plain quotient of the levels would take an equaliser for a limiter: a bass drum loses more of its level to a bass
    cut than the rest does. So the follower first learns the linear part of the chain (ChainResponse), predicts with it
    what would leave if nothing limited it, and compares what does leave with that, in windows of 10 ms. The gain of a
    window is the factor that fits the prediction best, where samples count by their square, so that the peaks decide. A
    window in which the prediction explains less than nine tenths of the energy doesn't count (the tail of a reverb,
    distortion, noise). If these are more than half, nothing is known.

    It works in steps, each of them on half a block of a sixth of a second at 48 kHz:
    1. the delay (DelayFinder), from the first stretches with signal;
    2. the filters, from the first 4 s of signal, as if nothing limited;
    3. the same twice again on what the history keeps, with the gains known so far divided out;
    4. the gains of everything the history still keeps, then of all that comes. The filters follow slowly.
    So there are results after about 6 s, and they cover the time from the beginning. At most four times as much is
    worked on at once as comes in.

    The delay and the filters are taken to stay the same until reset.

    prepare allocates; the rest neither allocates, locks nor throws. One thread at a time.
*/
class GainFollower
{
public:
    void prepare (double sampleRate, std::size_t channelsBefore, std::size_t channelsAfter);
    void reset() noexcept;

    /** Processes the same frames of both sides: a pointer for each channel. */
    void process (std::span<const float* const> before, std::span<const float* const> after,
                  std::size_t numFrames) noexcept;

    /** What comes does not continue what came. The rest of what came, less than a second, is left out. */
    void markDiscontinuity() noexcept;

    std::optional<std::int64_t> delayFrames() const noexcept { return delay; }

    /** Whether all frames compared so far left as they entered, at the delay; false before any was compared. */
    bool isUnchanged() const noexcept { return framesCompared > 0 && isSame; }

    struct ConstantGain
    {
        double gain = 1.0; ///< linear, with its sign
        double rest = 0.0; ///< the energy that it doesn't explain, as a share
    };

    /** The one gain that fits all frames compared best; empty if there were none with signal, or if the sides have
        different numbers of channels. */
    std::optional<ConstantGain> constantGain() const noexcept;

    struct Gain
    {
        double usualGainDb = 0.0, mostReductionDb = 0.0, secondsReduced = 0.0;
    };

    std::optional<Gain> gain() const noexcept;

private:
    bool findDelay() noexcept;
    bool advance() noexcept;
    bool isReady (std::int64_t frame) const noexcept;
    std::int64_t firstUsableFrame() const noexcept;
    void measureHalf (std::int64_t frame, bool counts) noexcept;
    void measureWindow (std::size_t begin, std::size_t end, bool counts) noexcept;
    void compareHalf() noexcept;
    void finishPass() noexcept;

    static constexpr std::size_t mostChannels = ChainHistory::mostChannels;
    static constexpr int firstCountingPass = 3;

    double rate = 48000.0;
    ChainHistory history;
    DelayFinder delayFinder;
    ChainResponse response;
    ReductionStatistics statistics;

    std::optional<std::int64_t> delay;
    std::int64_t nextStretch = 0; ///< where the delay finder looks next
    std::int64_t nextFrame = 0; ///< of what enters, where the next half block begins
    std::int64_t endOfPass = 0;
    int pass = 0;
    std::size_t blocksLearnt = 0; ///< in this pass
    bool continues = false; ///< the half block before the next one was worked on
    std::int64_t allowance = 0; ///< frames that may be worked on now

    std::vector<float> gains; ///< of a block
    std::array<std::vector<float>, mostChannels> entering, leaving; ///< of half a block
    std::vector<double> windowGains;
    double lastGain = 1.0;

    bool isSame = true;
    std::uint64_t framesCompared = 0, windowsExplained = 0, windowsUnexplained = 0;
    double energyBefore = 0.0, energyAfter = 0.0, product = 0.0;
    double sumOfGainsDb = 0.0; ///< of the filters, over the windows explained
};
} // namespace twobus
