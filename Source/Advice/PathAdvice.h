#pragma once

#include "Advice/Advice.h"
#include "Advice/Choices.h"
#include "Core/Path/PathReadings.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace twobus
{
/** What can be wrong with a path, or with the hearing of the test file. Those of the first group say nothing about the
    path: the file has to be played again. */
enum class PathFindingKind
{
    unknownFile,
    onlyBeginning,
    anotherSpeed, ///< value: of the file's speed, in percent
    lostHere, ///< value: ms that Twobus lost
    otherSound,
    tooQuiet, ///< value: dB of the path
    heardTwice,
    startedAgain,

    sideMissing, ///< side: that is not heard
    sidesSwapped,
    sidesSummed,
    crosstalk, ///< value: dB of a side on the other
    inverted, ///< side; both sides are two findings
    gain, ///< value: dB, both sides
    balance, ///< value: dB of the left; other: of the right
    sideDelay, ///< value: frames that the right side is later

    clips, ///< value: dBFS
    limits, ///< value: dBFS
    compresses, ///< value: dB
    changesGain, ///< value: dB within ten seconds

    resampled, ///< value: Hz of the file; other: Hz heard
    resampledBack, ///< value: Hz above which nothing comes, if known, or 0
    noTop, ///< value: Hz above which nothing comes, for another reason
    drift, ///< value: parts in a million
    response, ///< value: dB; other: Hz where it deviates most
    lossyCopy, ///< value: dB of what was not sent against what was
    lostPieces, ///< value: how many; other: seconds of the file where the first is
    fewerBits, ///< value: bits; rounding says how
    noise, ///< value: dBFS

    oversNotTested ///< the 24-bit file has nothing above full scale
};

struct PathFinding
{
    PathFindingKind kind;
    Severity severity;
    double value = 0.0, other = 0.0;
    std::size_t side = 0;
    PathRounding rounding = PathRounding::none;
};

/** The path in a word. */
enum class PathBadge
{
    notChecked,
    exact,
    exactTo24Bits, ///< the float file came as 24 bits and is otherwise the same
    gain, ///< only the level differs, on both sides alike
    limits,
    resampled,
    changed ///< in another way; the findings say how
};

struct PathVerdict
{
    PathBadge badge = PathBadge::notChecked;
    double gainDb = 0.0; ///< of both sides, if they have one gain
    double ceilingDbfs = 0.0; ///< if it limits
    std::vector<PathFinding> findings; ///< the gravest first
};

/** What was measured of a path, judged. A path is called exact only if each sample came as it is in the file. */
PathVerdict judgePath (const PathReadings&);

/** What a checked path means for the advice: floatingPoint only if it is exact, since a path that changes levels makes
    every "done" uncertain, unless its gain is added back. Empty if the check says nothing about overs (it failed, or
    the file had none). */
std::optional<SignalPath> signalPathOf (const PathVerdict&, bool isGainAddedBack = false) noexcept;
} // namespace twobus
