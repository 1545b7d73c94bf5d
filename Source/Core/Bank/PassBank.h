#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/AudioBlock.h"
#include "Core/Base/MeterFormat.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace twobus
{
class MeterBank;

/** Measures each pass with its own meters. They read what a meter would read if it had been started with the pass and
    stopped at the pass's last signal.

    The judged pass is the one that the verdict is about. Usually it is the newest. But auditioning a few seconds
    doesn't replace a whole song: while the newest pass has less than 10 s of signal and the judged one has 30 s or
    more, the judged one stays, and the newest is reported beside it (MeterReadings::audition).

    While a loop runs without a stop, the last complete round is judged. The newest round replaces it once it is as
    long.

    A pass is recognised only after 0.5 s of signal, so the meters restart at every possible start. Meanwhile the
    readings of the judged pass are kept, and a blip changes nothing.

    The owner is another MeterBank, whose PassMeter reports when a pass starts. Only prepare allocates. Threads as for
    MeterBank.
*/
class PassBank
{
public:
    PassBank();
    PassBank (PassBank&&) noexcept;
    PassBank& operator= (PassBank&&) noexcept;
    ~PassBank();

    static constexpr double secondsOfAudition = 10.0, secondsThatStay = 30.0;

    void prepare (const MeterFormat&, bool measuresSpectrum);
    bool isPrepared() const noexcept { return bank != nullptr; }
    void reset() noexcept;

    /** The number of the judged pass before the one that began last; 0 if there was none. */
    std::uint32_t keptPass() const noexcept { return kept.pass ? kept.pass->number : 0; }

    /** Call this when a pass or a blip starts. sinceReset: the readings up to now. isNextRound: a loop began again
        without a stop. */
    void begin (std::uint32_t pass, const MeterReadings& sinceReset, bool isNextRound = false) noexcept;

    /** Processes the next sub-block of the pass that began last, or the part of a sub-block before a cut. All
        samples must be valid. A cut is possible if some samples were invalid and replaced, or if the device missed
        something. */
    void process (const AudioBlock&, bool hasPossibleCut) noexcept;

    /** Call this for a sub-block in which no pass runs. */
    void skip() noexcept;

    /** Adds invalid samples of a channel. The next process() gets them as zeros. */
    void countInvalid (std::size_t channel, std::uint64_t samples) noexcept;

    void markDiscontinuity() noexcept;
    void flush() noexcept;
    void clearHolds() noexcept;
    void setEventLimit (double dbtp) noexcept;
    void setPlayerRolls (bool) noexcept;

    /** Returns these readings, with everything about the programme taken from the judged pass: levels, loudness,
        range, counts, causes, spectrum, events and loud moments. Readings of this instant (windows, bars, needles,
        times) stay. Before the first pass, returns the readings unchanged. */
    MeterReadings ofPass (const MeterReadings& sinceReset) const noexcept;

private:
    bool replacesKept (const PassReadings& newest) const noexcept;
    void clearAhead() noexcept;

    std::unique_ptr<MeterBank> bank;
    std::uint32_t measured = 0; ///< the pass or blip that the bank is measuring or measured last; 0 before the first
    MeterReadings kept; ///< readings of the previous judged pass; kept.pass is empty if there was none
    std::vector<std::uint64_t> invalidAhead; ///< for each channel
    bool cutAhead = false, isNextRound = false;
};
} // namespace twobus
