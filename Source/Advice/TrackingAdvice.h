#pragma once

#include "Advice/Advice.h"

namespace twobus
{
/** How to set each preamp while tracking. Peaks decide; whole dB.

    Highest peak of an input: -14 to -6 dBFS, leave it; above, lower to -10, since takes run 3 to 6 dB louder
    than sound checks; below, raising to -10 is an offer; flat runs at full scale or samples over it, lower 10 dB and
    listen again, since the real peak is unknown; under -50, or never more than noise, no signal. Inputs linked as a
    pair are judged as one, by the louder, and get the same gain.

    Live there are steps: stay quiet for 3 s, so that noise floor and hum can be measured; play the loudest part
    for 10 s. Whoever plays at once (a peak above -30 dBFS) is not held up, and the noise floor is measured whenever
    quiet seconds come; after 6 s without any the quiet is no longer asked for. The answer is there as soon as one
    input was played for 10 s; each input is judged after 10 s of its own, and nobody waits for inputs without a player.
    Too hot and clipped are said at once. A file is judged whole.

    To judge by ear, with a word: a noise floor above -60 dBFS, which is 50 dB below peaks at -10 and shows in quiet
    passages once they are compressed; mains hum above -70 dBFS, which as a tone is heard through more. DC above
    1 %, as everywhere.

    The verdict of all inputs is the worst of those that carry a signal. Where none does, that is said after 16 s.
*/
Advice adviseTracking (const AdviceInput&);
} // namespace twobus
