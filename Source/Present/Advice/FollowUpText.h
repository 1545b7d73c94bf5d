#pragma once

#include "Advice/Advice.h"

#include <string>

/** @file
    Sentences about what a move has changed, what was heard, and warnings.
*/
namespace twobus
{
/** "Same passage, 4.2 dB lower than before; its loudest peak is −6.1 dBTP: done." Empty without a follow-up. */
std::string followUpText (const Advice&);

/** "Since then 0:06 played, up to −3.2 dBTP." While it lasted less than a second, only what is cut off is
    said: "Since then: clipped at 0 dBFS." Empty if nothing was played. */
std::string auditionText (const Advice&);

/** "Play 0:14 to 0:26 of pass 2 again: it last peaked at −0.4 dBTP." If there is nothing to play again, says whether
    the user paused measuring in the pass. Empty for files. How much was heard is above the checks. */
std::string coverageText (const Advice&);

/** "3 times over −1 dBTP, last at 2:51, up to +0.4 dBTP." Empty if it never went over. isSinceReset: the time is given
    from the reset, not in the pass. */
std::string warningText (const Advice&, bool isSinceReset = false);
} // namespace twobus
