#pragma once

#include <optional>

namespace twobus
{
enum class FollowUpKind
{
    done, ///< the loudest passage was played again, and its peak is where it should be
    doneIfFader, ///< the same on an unchecked path: done, if it was the master fader that was moved
    stillOver, ///< lower than before, but not enough
    louder, ///< moved the wrong way, and over the limit
    noChange, ///< a move was needed, but nothing has changed yet: perhaps Twobus listens before the fader
    compressed, ///< peak and loudness moved by amounts more than 0.5 dB apart: something after the fader compresses
    reshaped, ///< no fader changes peak and loudness like that, nor anything after it: claims nothing more
    changed ///< no move was needed, or the level is not all that is wrong: reports the change and claims nothing
};

/** What a move of the fader has changed: the closed loop.

    When a trim was suggested and the same passage is played again, PassageRecogniser finds it by its loudness envelope,
    and measures how much louder or softer it is and where its peak lies. Whether that is "done" depends on the path:
    only on a direct port of the DAW, or on a path that was checked, is it certain that the master fader moved. Turning
    the loudspeakers down looks the same through some loopbacks.

    Only the loudest part of the pass it was heard in before tells whether the move was enough, and only if no other
    earlier pass had a louder one that was not played again.
*/
struct FollowUp
{
    FollowUpKind kind = FollowUpKind::changed;
    double secondsMatched = 0.0;
    double loudnessChangeDb = 0.0;
    double truePeakChangeDb = 0.0;
    double truePeakDbtp = 0.0; ///< the passage's highest peak, as played this time
    std::optional<double> remainingTrimDb; ///< the move that is still needed; negative is down; empty if none is
};

struct AdviceInput;
enum class Verdict;

/** Whether it says that nothing is left to do. */
bool isDone (const FollowUp&) noexcept;

/** Whether it says that the passage is as loud as before. */
bool isUnchanged (const FollowUp&) noexcept;

/** The verdict is the one on the levels of the judged pass: nothing is done while it asks for something.

    Empty if no earlier passage was recognised, if it did not have the loudest peak of its pass or nobody knows, and for
    files. */
std::optional<FollowUp> followUpOf (const AdviceInput&, Verdict) noexcept;
} // namespace twobus
