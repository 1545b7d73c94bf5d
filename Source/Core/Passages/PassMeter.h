#pragma once

#include "Core/Base/SignalGate.h"
#include "Core/Loudness/IntegratedLoudness.h"
#include "Core/Passages/PassReadings.h"
#include "Core/Passages/SubBlockLevels.h"

#include <array>

namespace twobus
{
/** Finds the passes (where playing started and stopped) from the audio alone, and measures each of them.

    - The gate: 10 ms in which a channel's mean square is above -60 dBFS are signal; live, see SignalFloor.
    - A pass starts with the first signal while none is running. It ends after 2 s without signal, and its end is where
      the signal ended. So neither a rest of less than 2 s in the music nor a stop of less than 2 s ends it.
    - While the player is known to roll, a rest of any length belongs to the pass.
    - A blip is not a pass: less than 0.5 s of signal (the click of a DAW that stops) gets no number, and the previous
      pass stays the current one. So a pass is known after 0.5 s of signal, with everything from its start on.
    - A discontinuity does not end a pass; it is noted.

    Integrated loudness is what a file with the pass alone would measure: gating blocks are counted from its start, and
    those that end after its last signal do not count. One histogram serves all passes, as only one runs at a time.

    Use: prepare, then process sub-block after sub-block. Nothing allocates after construction.
*/
class PassMeter
{
public:
    static constexpr double holdSeconds = SignalGate::holdSeconds, shortestSignalSeconds = 0.5;

    void prepare (double sampleRate) noexcept;
    void reset() noexcept;
    void process (const SubBlockLevels&) noexcept;
    void markDiscontinuity() noexcept;
    void setPlayerRolls (bool rolls) noexcept { gate.setPlayerRolls (rolls); }

    /** The user has paused measuring. It counts for the running pass if that goes on afterwards. */
    void notePause() noexcept;

    /** The programme is over: ends the running pass. */
    void finish() noexcept;

    /** The running pass was no programme: it ends as a blip does, without a number. */
    void withdraw() noexcept;

    /** The number of the running pass, even if it can still turn out a blip; 0 for none. */
    std::uint32_t activeNumber() const noexcept;

    /** The running pass or the last one, and the pass before that. Empty before the first. */
    std::optional<PassReadings> pass() const noexcept;
    std::optional<PassReadings> previousPass() const noexcept;

    std::uint32_t numPasses() const noexcept { return confirmed; }
    double longestPassSeconds() const noexcept;

private:
    struct Pass
    {
        std::uint32_t number = 0;
        bool hasGap = false;
        std::uint32_t pauses = 0, pausesInHold = 0; ///< pausesInHold: since the newest signal
        std::uint64_t firstFrame = 0, endFrame = 0, framesOfSignal = 0;
        double truePeak = 0.0, samplePeak = 0.0;
        double flatTopLevel = 0.0;
        PinnedCeiling pinnedCeiling;
        std::uint64_t loudestFrame = 0;
        std::uint32_t loudestChannel = 0;
        std::optional<double> shortTermMax; ///< a power
        std::optional<double> integratedLufs; ///< set when the pass has ended
        SubBlockLevels::Counts countsBefore, counts;
    };

    void begin (const SubBlockLevels&) noexcept;
    void confirm() noexcept;
    void end() noexcept;
    void addLoudness (const SubBlockLevels&) noexcept;
    Pass* active() noexcept;
    PassReadings readingsOf (const Pass&, bool isRunning) const noexcept;

    double rate = 48000.0;
    std::optional<Pass> candidate; ///< a pass or a blip: not decided yet
    std::optional<Pass> current, previous;
    bool currentRuns = false;
    std::uint32_t confirmed = 0;
    std::uint64_t longestFrames = 0; ///< of passes that have ended
    SubBlockLevels::Counts countsSoFar;

    IntegratedLoudness integrated;
    SignalGate gate;
    int subBlocks = 0; ///< since the pass's start or the last cut

    // Measurements of windows that end after the newest signal: they count if the signal returns.
    static constexpr std::size_t mostBlocksInHold = 24;
    std::array<double, mostBlocksInHold> blocksInHold {};
    std::size_t numBlocksInHold = 0;
    std::optional<double> shortTermMaxInHold;
};
} // namespace twobus
