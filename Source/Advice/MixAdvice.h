#pragma once

#include "Advice/Advice.h"
#include "Advice/JudgedProgramme.h"

/** @file
    The verdict on a programme: a mix on its way to mastering, or a finished master on its way out.

    Level. Mix, by the highest true peak: up to -3 dBTP ready; -3 to -1 ready but tight, the trim to the aim is an
    offer; above -1 hot, and the trim is aim - measured, rounded away from zero to 0.1 dB so that following it once
    ends at or below the aim. More than 12 dB below the aim it is quiet, which 24 bits do not mind: a gain is offered
    for 16 bits only. Master: the ceiling is -1 dBTP, -2 when louder than -14 LUFS; the trim leads to it.

    Damage. Flat tops at full scale are clipped, whatever the level: lower 6 dB and try again. Flat tops below it are
    clipped too, and no trim mends them: what the trim then says is what the level asks for.

    Dynamics. A programme that a limiter pins, whose loud parts have a PSR below 8 dB, is squashed, however far it was
    turned down since (see DynamicsLimits). What the user marked as intended changes no level, and warns of nothing.

    Live, bad news is immediate; "ready" needs 30 s of signal and a finished pass (2 s without signal), and a
    limit that was passed is left again only 0.5 dB below it.
*/
namespace twobus
{
Advice adviseProgramme (const AdviceInput&);

/** The highest true peak of a finished master: -1 dBTP, -2 when it is louder than -14 LUFS or of unknown loudness. */
double masterCeilingDbtp (std::optional<double> integratedLufs) noexcept;

/** Above it a move is asked for: -1 dBTP in a mix, the ceiling of a master. */
double hotAboveDbtp (Stage, std::optional<double> integratedLufs) noexcept;

/** Above it a live programme is warned of, each time: -1 dBTP, and -6 while recording. */
double warningLimitDbtp (Stage) noexcept;

/** Up to it no move is asked for, and none is offered: -3 dBTP in a mix, or a higher aim. */
double readyUpToDbtp (const Choices&, std::optional<double> integratedLufs) noexcept;

/** What leads from a true peak to an aim: 0.1 dB steps, rounded away from zero, but for a remainder below 0.005 dB. */
double trimToDb (double aimDbtp, double truePeakDbtp) noexcept;
} // namespace twobus
