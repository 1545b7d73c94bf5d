#pragma once

#include <cstdint>
#include <optional>
#include <string>

/** @file
    How a bounce compares with what was heard live: the data of `twobus-cli verify`. It is made from rows of 0.1 s, so
    cuts are known to 0.2 s.
*/
namespace twobus
{
enum class VerificationOutcome
{
    same,
    sameInPart, ///< more than a tenth of the common part differs
    different,
    tooShort, ///< the file has less than 10 s of signal in one piece
    tooEven, ///< a tone, a pad, a pulse: cannot be told from others
    nothingHeard ///< the session has less than 10 s
};

/** A part of what was heard that is not in the file. */
struct MissingPart
{
    double seconds = 0.0;
    double truePeakDbtp = 0.0; ///< its highest, as heard
};

/** Peaks that were heard but are not in the file. */
struct MissingPeaks
{
    double expectedTruePeakDbtp = 0.0; ///< as heard, with the file's gain applied
    double truePeakDbtp = 0.0; ///< the file's own at that place
    double seconds = 0.0; ///< in the file, of the worst place
    std::uint64_t places = 0; ///< how many, each half a second from the next; 0 if only the flat tops show it
    bool hasFlatTops = false; ///< flat at full scale there, unlike the session: clipped; if false: limited
};

struct BounceVerification
{
    std::string filePath;
    double fileSeconds = 0.0;
    bool isFileIncomplete = false; ///< part of it was missing or could not be measured
    std::string sessionPath;
    std::string sessionStartedAt; ///< "2026-11-26 21:40", local time
    double secondsHeard = 0.0; ///< rows in the session

    VerificationOutcome outcome = VerificationOutcome::different;

    // Only for same and sameInPart:
    std::string sourceName; ///< the metered source
    std::string heardAt; ///< "2026-11-26 21:57", local time: when the beginning of the file was heard
    std::uint64_t heardAtUnixMilliseconds = 0;
    std::uint32_t pass = 0; ///< 0 if not known
    double gainDb = 0.0; ///< the file less what was heard
    double residualDb = 0.0; ///< the difference left between the envelopes once the gain is removed: root mean square
    double secondsCompared = 0.0, secondsMatched = 0.0;
    std::optional<double> differsFromSeconds,
        differsForSeconds; ///< in the file: the longest part that differs
    double secondsNotHeard = 0.0; ///< signal of the file outside the pass
    double secondsLost = 0.0; ///< lost live within the compared part
    std::optional<MissingPart> missingHead, missingTail;
    std::optional<MissingPeaks> missingPeaks;
};

/** Whether file and session are the same, everything heard is in the file, its peaks too, and the file is whole. The
    level can differ. */
inline bool isUndamaged (const BounceVerification& v) noexcept
{
    return v.outcome == VerificationOutcome::same && ! v.isFileIncomplete && ! v.missingHead && ! v.missingTail
           && ! v.missingPeaks;
}
} // namespace twobus
