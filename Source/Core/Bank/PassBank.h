#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/AudioBlock.h"
#include "Core/Base/MeterFormat.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
class MeterBank;

/** Why a pass begins. */
enum class PassStart
{
    playing, ///< somebody plays, after a stop or elsewhere
    nextRound, ///< a loop began again without a stop
    asked ///< the user asked for it
};

/** Measures each pass with its own meters. They read what a meter would read if it had been started with the pass and
    stopped at the pass's last signal.

    The judged pass is the one that the verdict is about. Usually it is the newest. But auditioning a few seconds
    doesn't replace a verdict: while the newest pass is shorter than 10 s and the judged one is not, the judged one
    stays. Rests in a pass count, or a dry drum loop would be an audition for half a minute. All such passes since then
    are reported beside it, as one (MeterReadings::audition). A pass that the user asked for is judged at once.

    While a loop runs without a stop, the last complete round is judged, however short. The newest round replaces it
    once it is as long. If what is judged is not the round before, the newest round is a pass like any other.

    Passes can be joined: a song with a rest of more than 2 s in it arrives as two passes, and nothing in the audio
    tells such a rest from a stop. So a second bank measures on from the pass before, and the user decides. A joined
    pass reads like a meter that was stopped in the rest and continued: no loudness window reaches across, and the rest
    enters no average. Up to 16 passes can be joined, one after the other.

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

    static constexpr double secondsOfAudition = 10.0;

    void prepare (const MeterFormat&, bool measuresSpectrum);
    bool isPrepared() const noexcept { return bank != nullptr; }
    void reset() noexcept;

    /** The number of the judged pass before the one that began last; 0 if there was none. */
    std::uint32_t keptPass() const noexcept { return kept.pass ? kept.pass->number : 0; }

    /** Call this when a pass or a blip starts. sinceReset: the readings up to now. */
    void begin (std::uint32_t pass, const MeterReadings& sinceReset, PassStart) noexcept;

    /** Processes the next sub-block of the pass that began last, or the part of a sub-block before a cut. All
        samples must be valid. A cut is possible if some samples were invalid and replaced, or if the device missed
        something. */
    void process (const AudioBlock&, bool hasPossibleCut) noexcept;

    /** Call this for a sub-block in which no pass runs. The first one is measured: with it the meters too know that the
        silence before it was no rest. */
    void skip (const AudioBlock&) noexcept;

    /** Adds invalid samples of a channel. The next process() gets them as zeros. */
    void countInvalid (std::size_t channel, std::uint64_t samples) noexcept;

    void markDiscontinuity() noexcept;

    /** The pass that began last was no programme. What was judged before it is judged again. */
    void withdraw() noexcept;

    void flush() noexcept;
    void clearHolds() noexcept;
    void setEventLimit (double dbtp) noexcept;
    void setPlayerRolls (bool) noexcept;

    /** Judges the newest pass together with the pass before it (itself joined or not), or apart again. Does nothing
        while there is no pass to join, or after the newest pass something began that is not yet known to be one. */
    void joinOrSplit (std::uint32_t newestPass) noexcept;

    /** The first pass of those that can be joined, or are; 0 if there is none. */
    std::uint32_t firstPassToJoin() const noexcept { return parts.firstPass; }

    /** Returns these readings, with everything about the programme taken from the judged pass: levels, loudness,
        range, counts, causes, spectrum, events and loud moments. Readings of this instant (windows, bars, needles,
        times) stay. Before the first pass, returns the readings unchanged. */
    MeterReadings ofPass (const MeterReadings& sinceReset) const noexcept;

private:
    /** What the joined bank has measured: passes one after the other. */
    struct Parts
    {
        struct Part
        {
            double bankSeconds = 0.0; ///< when it begins, in the bank's own time
            double startSeconds = 0.0; ///< when it begins, of measured audio; not known of the newest part
        };

        std::array<Part, 16> list {};
        std::size_t count = 0; ///< with the newest; 0 before the second pass
        std::uint32_t firstPass = 0;
        double endSeconds = 0.0; ///< of the part before the newest
        bool hasGap = false;
        std::uint32_t pauses = 0;
        std::optional<PassReadings> passBefore;
    };

    void continueParts (const PassReadings& ended, const std::optional<PassReadings>& passBefore) noexcept;
    void takeNewest (MeterReadings&, const PassReadings& newest) const noexcept;
    void takeJoined (MeterReadings&, const PassReadings& newest) const noexcept;
    bool replacesKept (const PassReadings& newest) const noexcept;
    PassReadings auditionsWith (const PassReadings& newest) const noexcept;
    void clearAhead() noexcept;
    void measure (const AudioBlock&) noexcept;

    std::unique_ptr<MeterBank> bank, joinedBank;
    Parts parts;
    std::uint32_t measured = 0; ///< the pass or blip that the bank is measuring or measured last; 0 before the first
    MeterReadings kept; ///< readings of the previous judged pass; kept.pass is empty if there was none
    std::optional<PassReadings> auditions; ///< the passes since the kept one that have ended and didn't replace it
    std::vector<std::uint64_t> invalidAhead; ///< for each channel
    PassStart start = PassStart::playing; ///< of the pass that began last
    bool followsKeptRound = false; ///< it is the next round of the kept pass
    bool cutAhead = false, isJoined = false, hasPause = false;
};
} // namespace twobus
