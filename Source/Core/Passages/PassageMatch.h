#pragma once

#include <cstdint>

namespace twobus
{
/** A stretch of the current pass that was heard before, in an earlier pass, and what became of it: see
    PassageRecogniser. Changes are now less before. */
struct PassageMatch
{
    bool isRunning = false; ///< still followed; else it ended, or what plays is another passage
    double secondsMatched = 0.0; ///< as much of it as was compared
    double startSeconds = 0.0; ///< in this pass, of measured audio
    std::uint32_t referencePass = 0; ///< where it was heard before
    double referenceStartSeconds = 0.0;

    double loudnessChangeDb = 0.0; ///< of the K-weighted energy of the whole stretch
    double truePeakChangeDb = 0.0; ///< of the highest in the stretch
    double truePeakDbtp = 0.0; ///< now
    double referenceTruePeakDbtp = 0.0; ///< before
    double residualDb = 0.0; ///< what is left between the envelopes but for a constant gain: root mean square
};

/** The loudest place of earlier passes that no later pass came by again. */
struct UnreplayedMoment
{
    double seconds = 0.0; ///< of measured audio, to 20 ms
    std::uint32_t pass = 0;
    double truePeakDbtp = 0.0;
};
} // namespace twobus
