#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Passages/LevelEvents.h"
#include "Core/Passages/LoudMoments.h"
#include "Core/Passages/PassMeter.h"
#include "Core/Passages/PassageMemory.h"
#include "Core/Passages/PassageRecogniser.h"
#include "Core/Passages/RepeatInPass.h"

#include <array>
#include <optional>
#include <span>

namespace twobus
{
/** What a MeterBank remembers of the course of a programme: its passes, its loudest moments, the times over a limit
    and, if asked, its passages, to recognise them again. Keeps these parts in step; their own headers say what they
    measure.

    Of the passages of a pass, it reports the one that tells most: its peak comes closest to the highest of the pass it
    was heard in before. Another passage replaces it only if it comes closer, or if the fader has moved since, so that
    what is said about a pass doesn't change while nothing else does.

    A moment that was not played again is reported only while its song plays: while passages of the running pass are
    recognised, and 15 s after. Otherwise nobody would notice when it is played again.

    It also says when a passage of the running pass is played again in it: see RepeatInPass.

    Nothing allocates after prepare.
*/
class ProgrammeMemory
{
public:
    /** Recognising passages takes 2.2 MB more, and time for searching from the second pass on. */
    void prepare (double sampleRate, std::size_t numChannels, bool recognisesPassages);

    /** Keeps the event limit. */
    void reset() noexcept;

    void setEventLimit (double dbtp) noexcept { events.setLimit (dbtp); }

    /** Processes the next sub-block. `samples` has a pointer for each channel. */
    void process (const SubBlockLevels&, std::span<float* const> samples) noexcept;

    void markDiscontinuity() noexcept;

    /** Whether the player is known to roll: see SignalGate. */
    void setPlayerRolls (bool rolls) noexcept { passes.setPlayerRolls (rolls); }

    /** The pass ends here, and what follows is another one. */
    void endPass() noexcept;

    void notePause() noexcept { passes.notePause(); }

    /** The running pass was no programme: it ends, and nothing of it is remembered. */
    void withdrawPass() noexcept;

    /** The programme is over: ends the running pass, event and passage. */
    void finish() noexcept;

    void addTo (MeterReadings&) const noexcept;

    /** 0 for none: see PassMeter. */
    std::uint32_t activePassNumber() const noexcept { return activePass; }

    /** Also the number of the newest pass; a blip has none. */
    std::uint32_t numPassesSoFar() const noexcept { return numPasses; }

    double eventLimitDbtp() const noexcept { return events.readings().limitDbtp; }

private:
    void followPasses() noexcept;
    void remember (const SubBlockLevels&) noexcept;
    void endStretch() noexcept;
    void markReplayed() noexcept;
    void noteMatch() noexcept;
    void forgetMatch() noexcept;
    RepeatInPass repeat() const noexcept;
    const PassReadings* endedPass (std::uint32_t number) const noexcept;
    std::optional<UnreplayedMoment> unreplayedMoment() const noexcept;

    double rate = 48000.0;
    bool recognisesPassages = false;
    PassMeter passes;
    LoudMoments moments;
    LevelEvents events;
    PassageMemory passages;
    PassageRecogniser recogniser, repeats { PassageRecogniser::Where::samePass };
    std::uint32_t activePass = 0, numPasses = 0; ///< after the last sub-block; activePass 0: no pass
    bool needsStretch = false;

    std::array<PassReadings, 64> ended {}; ///< pass n is at n % 64
    std::optional<PassageMatch> told; ///< the passage of the current pass that is reported
    bool isMoveKnown = false; ///< see PassageMatch
    std::uint32_t song = 0; ///< that the current pass plays; 0: not known
    PassageMemory::Row rowsSinceMatch = 0; ///< since a passage was last followed
};
} // namespace twobus
