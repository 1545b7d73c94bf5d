#pragma once

#include "Advice/Choices.h"
#include "Core/Chain/ChainReadings.h"

#include <optional>

/** @file
    Is it the mix or the chain? What a chain of plug-ins did to a programme, judged: a pure function.

    Clipping. Flat tops that are there before the chain come from the mix: the chain is not to blame. Flat tops that are
    there only after it, or more than twice as many as before it, are the chain's. A few that do no damage don't count
    (see HarmlessFlatTops.h).

    Level. If the programme leaves the chain too hot (see MixAdvice.h), lower what makes it hot: the ceiling of a
    limiter that holds the peaks; the output of the chain if the chain raises the peaks by more than 0.5 dB; otherwise
    the mix before the chain.

    Reduction. At most 6 dB from the loudest moments is usual for a limiter on a master; more is heard as a loss of
    punch. That is a convention, to be judged by ear.
*/
namespace twobus
{
enum class ChainEffect
{
    unknown, ///< less than 3 s of signal were heard
    nothing, ///< every sample leaves as it enters
    onlyGain, ///< it multiplies by one number
    reduces, ///< it turns the loudest moments down by 1 dB or more: a limiter, a compressor or a clipper
    changes ///< anything else
};

enum class ChainClipping
{
    none,
    entersClipped, ///< the flat tops come from the mix
    chainClips, ///< the flat tops come from the chain
    both
};

/** What to do, in the place where it helps. */
enum class ChainRemedy
{
    none,
    findTheTrack, ///< a track, bus or plug-in before the chain clips
    lowerIntoWhatClips, ///< a plug-in of the chain, or its output, clips
    lowerCeiling, ///< the limiter holds the peaks too high
    lowerOutputGain, ///< the chain's gain makes it hot: lower the output of its last plug-in, not the master fader
    lowerTheMix, ///< the mix enters hot and the chain does not raise it
    driveLess ///< more than 6 dB of reduction: lower what goes into the limiter
};

struct ChainVerdict
{
    ChainEffect effect = ChainEffect::unknown;
    ChainClipping clipping = ChainClipping::none;
    ChainRemedy remedy = ChainRemedy::none;

    /** dB for the remedy: negative, or 0 if none is known. */
    double moveDb = 0.0;
    bool entersHot = false, leavesHot = false;
    bool isLimiter = false; ///< it reduces, and holds the peaks at a ceiling
    bool worksHard = false; ///< it reduces by more than 6 dB
};

/** The gain reduction that counts: less can be a chance. */
inline constexpr double leastReductionDb = 1.0;

ChainVerdict judgeChain (const ChainReadings&, const Choices&) noexcept;
} // namespace twobus
