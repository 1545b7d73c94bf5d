#pragma once

#include <optional>

namespace twobus
{
enum class FollowUpKind
{
    done, ///< the passage's peak is where it should be
    doneIfFader, ///< the same on an unchecked path: done, if it was the master fader that moved
    stillOver, ///< lower than before, and not enough
    louder, ///< the wrong way, and over the limit
    noChange, ///< a move was asked for, and nothing moved: perhaps Twobus listens before the fader
    compressed, ///< peak and loudness moved by amounts more than 0.5 dB apart: something after the fader compresses
    changed ///< no move had been asked for: what changed is told, and nothing claimed
};

/** What a move of the fader has changed: the closed loop.

    After a trim was suggested and the same passage was played again, recognised by its loudness envelope
    (PassageRecogniser), it is known by how much it is louder or softer and where its peak lies. Whether that is
    "done" depends on the path: only on a direct port of the DAW, or on one that was checked, is it sure that the
    master fader moved; turning the loudspeakers down looks the same through some loopbacks.
*/
struct FollowUp
{
    FollowUpKind kind = FollowUpKind::changed;
    double secondsMatched = 0.0;
    double loudnessChangeDb = 0.0;
    double truePeakChangeDb = 0.0;
    double truePeakDbtp = 0.0; ///< the passage's loudest peak, as it is played this time
    std::optional<double> remainingTrimDb; ///< what is still to be moved; negative down; empty where nothing is
};

struct AdviceInput;

/** Empty where no earlier passage was recognised, and for files. */
std::optional<FollowUp> followUpOf (const AdviceInput&) noexcept;
} // namespace twobus
