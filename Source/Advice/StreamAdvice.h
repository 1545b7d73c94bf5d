#pragma once

#include "Advice/Advice.h"

namespace twobus
{
/** The advice for a live stream that may run for hours: how loud its last minutes were beside the target, and whether
    their peaks stayed under the ceiling. No fader move and never "ready": nobody knows what comes next, and what went
    out cannot be played again.

    Clipping comes first, then peaks over the ceiling, then loudness more than 1 LU from the target. Verdicts: clipped,
    hot for either kind of too much, fineSoFar for the rest, listening for the first 3 s, noSignal. Lost and invalid
    samples make no stream incomplete for good; the last minutes forget them as they forget all else.
*/
Advice adviseStream (const AdviceInput&);
} // namespace twobus
