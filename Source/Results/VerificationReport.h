#pragma once

#include <cstdint>
#include <optional>
#include <string>

/** @file
    What became of a bounce, beside what was heard live: the data of `twobus-cli verify`. Of rows of 0.1 s, so cuts are
    known to 0.2 s.
*/
namespace twobus
{
enum class VerificationOutcome
{
    same,
    sameInPart, ///< more than a tenth of what both have is something else
    different,
    tooShort, ///< the file has less than 10 s of signal in one piece
    tooEven, ///< a tone, a pad, a pulse: cannot be told from others
    nothingHeard ///< the session has less than 10 s
};

/** A part of what was heard that the file does not have. */
struct MissingPart
{
    double seconds = 0.0;
    double truePeakDbtp = 0.0; ///< its highest, as heard
};

/** Peaks that were heard, and are not in the file. */
struct MissingPeaks
{
    double expectedTruePeakDbtp = 0.0; ///< as heard, with the file's gain
    double truePeakDbtp = 0.0; ///< the file's own there
    double seconds = 0.0; ///< in the file: the worst
    std::uint64_t places = 0; ///< how many, each half a second from the next; 0 where only the flat tops tell
    bool hasFlatTops = false; ///< the file is flat at full scale there, and the session was not: clipped; else limited
};

struct BounceVerification
{
    std::string filePath;
    double fileSeconds = 0.0;
    bool isFileIncomplete = false; ///< not all of it was there, or could be measured
    std::string sessionPath;
    std::string sessionStartedAt; ///< "2026-11-26 21:40", local time
    double secondsHeard = 0.0; ///< rows in the session

    VerificationOutcome outcome = VerificationOutcome::different;

    // Of same and sameInPart alone:
    std::string sourceName; ///< what was metered
    std::string heardAt; ///< "2026-11-26 21:57", local time: when the file's beginning was heard
    std::uint64_t heardAtUnixMilliseconds = 0;
    std::uint32_t pass = 0; ///< 0 where it is not known
    double gainDb = 0.0; ///< the file less what was heard
    double residualDb = 0.0; ///< what is left between the envelopes but for the gain: root mean square
    double secondsCompared = 0.0, secondsMatched = 0.0;
    std::optional<double> differsFromSeconds,
        differsForSeconds; ///< of the file: the longest part that is something else
    double secondsNotHeard = 0.0; ///< signal of the file beside the pass
    double secondsLost = 0.0; ///< lost live in what was compared
    std::optional<MissingPart> missingHead, missingTail;
    std::optional<MissingPeaks> missingPeaks;
};

/** The same, all of it that was heard is in the file, and its peaks too, and the file is whole. The level may be
    another. */
inline bool isUnharmed (const BounceVerification& v) noexcept
{
    return v.outcome == VerificationOutcome::same && ! v.isFileIncomplete && ! v.missingHead && ! v.missingTail
           && ! v.missingPeaks;
}
} // namespace twobus
