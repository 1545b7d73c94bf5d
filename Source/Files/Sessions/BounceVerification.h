#pragma once

#include "Files/Analysis/RowedAnalysis.h"
#include "Files/Sessions/SessionLog.h"
#include "Results/VerificationReport.h"

namespace twobus
{
/** Holds a bounce against what was heard live: is it the same, all of it, and undamaged?

    The file's momentary loudness is looked for in every measurement of the session (see EnvelopeAlignment), where
    frames that were lost and pauses leave holes. Where the session has it more than once, in several passes, the newest
    of those that fit best is what it is held against: the last time is what was bounced. Then
    - a cut: the pass has signal (above -60 dBFS) for 0.2 s or more before the file's beginning, or after its end;
    - missing peaks: with the gain between the two taken into account, the session's true peak is more than 0.5 dB (1.5
      dB where the file is lossy) above the highest that the file has. Where the file has flat tops at full scale and
      the session has none, they were clipped on the way; where it has none, they count from two places on, as one may
      be a glitch that was heard live alone.
*/
BounceVerification verifyBounce (const RowedAnalysis& file, const SessionLog&);
} // namespace twobus
