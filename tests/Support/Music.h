#pragma once

#include "Support/Signals.h"

#include <cstdint>

/** @file
    Programmes that look like real material to a meter: made of notes, hits and silences, seeded, in stereo, 48 kHz
    unless another rate is named. Peaks lie anywhere: scale them with normalise().
*/
namespace twobus::test
{
inline constexpr double musicRate = 48000.0;

/** Kick, snare and hi-hats with velocities and timing of a player. */
AudioBuffer drumKit (double seconds, std::uint32_t seed);

/** The same sounds, each hit like every other, on the grid. */
AudioBuffer drumMachine (double seconds, std::uint32_t seed);

/** Drums, a bass line, chords and a lead that leaves gaps. */
AudioBuffer bandMix (double seconds, std::uint32_t seed);

/** Four detuned bowed voices with vibrato that swell and fade. */
AudioBuffer stringQuartet (double seconds, std::uint32_t seed);

/** Voiced and unvoiced syllables with pauses, the same on both sides. */
AudioBuffer speech (double seconds, std::uint32_t seed);

/** Slow detuned chords without attacks. */
AudioBuffer pad (double seconds, std::uint32_t seed);

/** Notes of a sine, 41 to 98 Hz, all of one velocity. */
AudioBuffer sineBass (double seconds, std::uint32_t seed);

/** Plucked strings (Karplus and Strong). */
AudioBuffer plucks (double seconds, std::uint32_t seed);

/** Notes of a naive square: two levels, no slopes. */
AudioBuffer squareLead (double seconds, std::uint32_t seed);

/** Notes of a square whose jumps are smoothed over two samples, as synthesisers do. */
AudioBuffer smoothSquareLead (double seconds, std::uint32_t seed);

/** A square through a low-pass of one pole: it approaches its level and leaves it with a jump. */
AudioBuffer filteredSquareLead (double seconds, std::uint32_t seed);

/** Two pulses, a triangle of 16 steps and noise, as a game console's. */
AudioBuffer chipTune (double seconds, std::uint32_t seed);

/** Scales to a highest sample of this level. */
AudioBuffer normalised (AudioBuffer, double samplePeakDbfs);
} // namespace twobus::test
