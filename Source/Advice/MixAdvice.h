#pragma once

#include "Advice/Advice.h"
#include "Advice/JudgedProgramme.h"

/** @file
    The verdict on a programme: a mix on its way to mastering, or a finished master on its way out.

    Level. A mix, by its highest true peak: up to -3 dBTP is ready; -3 to -1 is ready but tight, and the trim to the aim
    is an offer; above -1 is hot, and the trim is aim - measured, rounded away from zero to 0.1 dB so that following it
    once ends at or below the aim. More than 12 dB below the aim is quiet, which doesn't matter in 24 bits: gain is
    offered for 16 bits only. Live, below -40 dBTP after 10 s of sound, it arrives far too quiet for a mix: a volume
    control is down, or the source is the wrong one. A master: the ceiling is -1 dBTP, -2 when louder than -14 LUFS; the
    trim reaches it. If less is enough to make the master no louder than -14 LUFS and its peak no higher than -1 dBTP,
    that is said too.

    Damage. Flat tops at full scale are clipped, whatever the level: lower 6 dB and try again. Flat tops below full
    scale are clipped too, but no trim fixes them: none is asked for until the clipping is mended, since the peaks that
    come back change the level.

    Dynamics. A programme is squashed if a limiter pins it and its loud parts have a PSR below 8 dB, however far it was
    turned down since (see DynamicsLimits). Limiting or clipping that the user has marked as intended causes no warning
    and leaves the level verdict as it is.

    Live, bad news is immediate; "ready" needs 30 s of signal and a finished pass (2 s without signal), and a verdict
    over a limit changes back only 0.5 dB below it.
*/
namespace twobus
{
Advice adviseProgramme (const AdviceInput&);

/** Whether samples over 0 dBFS stay intact in the export: in a float file, but not in a lossy one, since most players
    turn it into integers. */
bool keepsOversIntact (const Choices&) noexcept;

/** The highest true peak for a finished master: -1 dBTP, -2 if it is louder than -14 LUFS or of unknown loudness. */
double masterCeilingDbtp (std::optional<double> integratedLufs) noexcept;

/** Above this level a move is needed: -1 dBTP in a mix, the ceiling for a master. */
double hotAboveDbtp (Stage, std::optional<double> integratedLufs) noexcept;

/** Above this level a live programme gets a warning each time: -1 dBTP, -6 while recording, and the ceiling of a
    master and of a stream. */
double warningLimitDbtp (const Choices&, std::optional<double> integratedLufs) noexcept;

/** Up to this level no move is needed or offered: -3 dBTP in a mix, or a higher aim; the ceiling for a master and a
    stream. */
double readyUpToDbtp (const Choices&, std::optional<double> integratedLufs) noexcept;

/** The trim from a true peak to an aim, in steps of 0.1 dB. Rounded away from zero, except for a remainder below 0.005
    dB. */
double trimToDb (double aimDbtp, double truePeakDbtp) noexcept;
} // namespace twobus
