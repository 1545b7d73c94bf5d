#pragma once

#include "Advice/Advice.h"

/** How to set each preamp while tracking. Peaks decide; whole dB.

    Highest peak of an input: -14 to -6 dBFS, leave it; above, lower to -10, since takes run 3 to 6 dB louder
    than sound checks; below, raising to -10 is an offer; flat runs at full scale, lower 10 dB and listen again,
    since the real peak is unknown; under -50, no signal. Too hot is said at once, the rest after 10 s of signal.

    The verdict of all inputs is the worst of those that carry a signal.
*/
namespace twobus
{
Advice adviseTracking (const AdviceInput&);
} // namespace twobus
