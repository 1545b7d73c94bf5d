#pragma once

#include "Files/Analysis/RowedAnalysis.h"
#include "Files/Sessions/SessionLog.h"
#include "Results/VerificationReport.h"

namespace twobus
{
/** Compares a bounce with what was heard live: is it the same, complete and undamaged?

    The file's momentary loudness is searched for in every measurement of the session (see EnvelopeAlignment); lost
    frames and pauses leave holes in those. If several passes match about equally well, the newest is compared, since
    the last pass is the one that was bounced. Two faults are looked for:
    - a cut: the pass has signal (above -60 dBFS) for 0.2 s or more before the file's beginning, or after its end;
    - missing peaks: after correcting for the gain between the two, the session's true peak is more than 0.5 dB (1.5 dB
      for a lossy file) above the file's highest true peak. If the file has flat tops at full scale and the session has
      none, the peaks were clipped on the way. Otherwise it takes two places, because a single one might be a glitch
      that was only heard live.
*/
BounceVerification verifyBounce (const RowedAnalysis& file, const SessionLog&);
} // namespace twobus
