#pragma once

#include "Advice/Advice.h"

/** The verdict on a programme: a mix on its way to mastering, or a finished master on its way out.

    Mix, by the highest true peak: up to -3 dBTP ready; -3 to -1 ready but tight, the trim to the aim is an offer;
    above -1 hot, and the trim is aim - measured, rounded away from zero to 0.1 dB so that following it once ends
    at or below the aim. Master: the ceiling is -1 dBTP, -2 when louder than -14 LUFS; the trim leads to it.
    Both: flat runs at full scale are clipped, whatever the level.

    Live, bad news is immediate; "ready" needs 30 s of signal and a finished pass (2 s without signal), and a
    limit that was passed is left again only 0.5 dB below it.
*/
namespace twobus
{
Advice adviseProgramme (const AdviceInput&);

/** The highest true peak of a finished master: -1 dBTP, -2 when it is louder than -14 LUFS or of unknown loudness. */
double masterCeilingDbtp (const MeterReadings&) noexcept;
} // namespace twobus
