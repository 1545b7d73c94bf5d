#pragma once

#include "Advice/Advice.h"
#include "Core/Bank/MeterReadings.h"

#include <string>

namespace twobus
{
/** Whether lowering the master helps: one sentence for each cause, then the remedy and how it changes the sound. If the
    remedy is in the bus chain or before it: what to do there (see chainRemedyText).

    Empty if there is nothing to say: no known cause, or intact peaks that need no move.
*/
std::string causeText (const Advice&, const Choices&);
} // namespace twobus
