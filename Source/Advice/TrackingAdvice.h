#pragma once

#include "Advice/Advice.h"

namespace twobus
{
/** How to set each preamp while tracking. Peaks decide; gains are whole dB.

    By the highest peak of an input: from -14 to -6 dBFS, leave it; above, lower it to -10, since takes run 3 to 6 dB
    louder than sound checks; below, raising it to -10 is an offer; with flat runs at full scale or samples over it,
    lower it by 10 dB and listen again, since the real peak is unknown; under -50, or never more than noise, there is no
    signal. Inputs linked as a pair are judged as one, by the louder, and get the same gain.

    Live there are steps: stay quiet for 3 s, so that noise floor and hum can be measured; then play the loudest part
    for 10 s. A player who starts at once (a peak above -30 dBFS) is not held up, and the noise floor is measured
    whenever quiet seconds come; after 6 s without any, Twobus stops asking for quiet. The answer comes as soon as one
    input was played for 10 s; each input is judged after 10 s of its own, and nobody waits for inputs without a player.
    Too hot and clipped are reported at once. A file is judged whole.

    To be judged by ear, but reported: a noise floor above -60 dBFS, which is 50 dB below peaks at -10 and becomes
    audible in quiet passages once they are compressed; and mains hum above -70 dBFS, because as a tone it is heard
    through more. DC above 1 % is reported, as everywhere.

    The verdict of all inputs is the worst of those that carry a signal. If none does, that is reported after 16 s.
*/
Advice adviseTracking (const AdviceInput&);
} // namespace twobus
