#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** A stretch of the current pass that was also heard in an earlier pass, and how it changed: see PassageRecogniser.
    Changes are now less before. */
struct PassageMatch
{
    bool isRunning = false; ///< still followed; if false it ended, or another passage plays
    double secondsMatched = 0.0; ///< the length compared so far
    double startSeconds = 0.0; ///< in this pass, of measured audio
    std::uint32_t referencePass = 0; ///< the pass in which it was heard before
    double referenceStartSeconds = 0.0;

    double loudnessChangeDb = 0.0; ///< of the K-weighted energy of the whole stretch
    double truePeakChangeDb = 0.0; ///< of the highest true peak in the stretch
    double truePeakDbtp = 0.0; ///< now
    double referenceTruePeakDbtp = 0.0; ///< before
    double residualDb = 0.0; ///< of the envelopes once a constant gain is removed: root mean square

    /** The highest true peak of the whole reference pass; empty if that pass is too old to be known. If it lies above
        referenceTruePeakDbtp, the loudest part of that pass was not played again. */
    std::optional<double> referencePassTruePeakDbtp {};
    bool wasReferenceClipped = false; ///< the reference pass has flat tops, at full scale or below it

    // Known to ProgrammeMemory only:

    /** The highest peak that was not played again in the earlier passes that share nothing with this one, as loud as it
        can be now: another song's, or another part's of this song. */
    std::optional<double> elsewhereTruePeakDbtp {};
    bool hasMovedSince = false; ///< later in this pass, another stretch of the reference pass came at another gain
    bool isMoveKnown = false; ///< since the reset, a passage has come again at another gain, as after a fader's move
};

/** The loudest place that no later pass played again, in the earlier passes of the song that plays. See
    ProgrammeMemory. */
struct UnreplayedMoment
{
    double seconds = 0.0; ///< of measured audio, to 20 ms
    std::uint32_t pass = 0;
    double truePeakDbtp = 0.0;
    double passStartSeconds = 0.0, passLengthSeconds = 0.0; ///< of its pass
};
} // namespace twobus
