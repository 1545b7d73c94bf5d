#pragma once

#include "Advice/Advice.h"
#include "Core/Bank/MeterReadings.h"

#include <string>

namespace twobus
{
/** Will lowering the master help? One sentence for each cause, then the remedy, and what it changes in the sound.

    Empty where there is nothing to say: no cause known, or intact peaks that ask for no move.
*/
std::string causeText (const Advice&, const Choices&);
} // namespace twobus
