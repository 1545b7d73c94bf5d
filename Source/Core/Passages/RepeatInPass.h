#pragma once

#include "Core/Passages/PassageMatch.h"

namespace twobus
{
/** Whether a passage that was heard earlier in the same pass was played again, without a stop: a loop, or a jump back.

    Music that repeats itself must not count. Of 30 electronic pieces, 18 do so within one playing as exactly as a loop
    does (0.00 to 0.10 dB left between the envelopes), up to four times in a row. So one of these is asked for, with at
    most 0.15 dB left:
    - the level has changed by 0.5 dB or more, and the peak with it: somebody has moved a fader;
    - it goes on for more than music does: three and a half rounds more, or one if it is a minute long. And something
      else was played in the pass before it: a pass that is all loop reads what the loop reads.

    In those 30 pieces and 41 orchestral ones, played once, neither is met. See PassageRecogniser for what it
    recognises: nothing shorter than 3 s, and no pulse.
*/
enum class RepeatInPass
{
    none,
    moved, ///< at another level
    looped
};

RepeatInPass repeatInPass (const PassageMatch&, double passStartSeconds) noexcept;
} // namespace twobus
