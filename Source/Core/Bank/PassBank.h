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

/** Measures each pass with meters of its own: they read what a meter would read that was started with the pass and stopped
    at its last signal.

    The judged pass is the one that the verdict is about. Usually it is the newest. But a few seconds that are auditioned
    don't replace a whole song: while the newest pass has less than 10 s of signal and the judged one 30 s or more, the
    judged one stays, and the newest stands beside it (MeterReadings::audition).

    While a loop runs without a stop, the last complete round is judged: the newest replaces it once it is as long.

    A pass is known only after 0.5 s of signal, so the meters start with every candidate. The readings of the judged pass
    are kept meanwhile, and a blip changes nothing.

    The owner is another MeterBank, whose PassMeter says when a pass starts. Only prepare allocates. Threads as for
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

    /** The judged pass before the one that began last; 0 if there was none. */
    std::uint32_t keptPass() const noexcept { return kept.pass ? kept.pass->number : 0; }

    /** A pass starts, or a blip. sinceReset: the readings until now. isNextRound: a loop began again without a stop. */
    void begin (std::uint32_t pass, const MeterReadings& sinceReset, bool isNextRound = false) noexcept;

    /** The next sub-block of the pass that began last, or a part of one before a cut. The samples are valid. A cut is
        possible if some were not, or if the device missed something. */
    void process (const AudioBlock&, bool hasPossibleCut) noexcept;

    /** A sub-block in which no pass runs. */
    void skip() noexcept;

    /** Invalid samples of a channel among those that the next process() is given as zeros. */
    void countInvalid (std::size_t channel, std::uint64_t samples) noexcept;

    void markDiscontinuity() noexcept;
    void flush() noexcept;
    void clearHolds() noexcept;
    void setEventLimit (double dbtp) noexcept;
    void setPlayerRolls (bool) noexcept;

    /** These readings, but everything that they say of the programme is said of the judged pass: levels, loudness, range,
        counts, causes, spectrum, events and loud moments. Readings of this instant (windows, bars, needles, times) stay.
        Before the first pass, the same as given. */
    MeterReadings ofPass (const MeterReadings& sinceReset) const noexcept;

private:
    bool replacesKept (const PassReadings& newest) const noexcept;
    void clearAhead() noexcept;

    std::unique_ptr<MeterBank> bank;
    std::uint32_t measured = 0; ///< the pass or blip that the bank measures, or measured last; 0 before the first
    MeterReadings kept; ///< of the judged pass before that; without a pass if there was none
    std::vector<std::uint64_t> invalidAhead; ///< of each channel
    bool cutAhead = false, isNextRound = false;
};
} // namespace twobus
