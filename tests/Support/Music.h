#pragma once

#include "Support/Signals.h"

#include <cstdint>

/** @file
    Programmes that look like real material to a meter: notes, hits and silences, made from a seed, in stereo at 48 kHz.
    Their peaks can have any level: scale them with normalised().
*/
namespace twobus::test
{
inline constexpr double musicRate = 48000.0;

/** Kick, snare and hi-hats with the velocities and timing of a player. */
AudioBuffer drumKit (double seconds, std::uint32_t seed);

/** The same sounds on the grid, with all hits of an instrument alike. */
AudioBuffer drumMachine (double seconds, std::uint32_t seed);

/** Drums, a bass line, chords and a lead that leaves gaps. */
AudioBuffer bandMix (double seconds, std::uint32_t seed);

/** Four detuned bowed voices with vibrato that swell and fade. */
AudioBuffer stringQuartet (double seconds, std::uint32_t seed);

/** Voiced and unvoiced syllables with pauses, the same on both sides. */
AudioBuffer speech (double seconds, std::uint32_t seed);

/** Slow detuned chords without attacks. */
AudioBuffer pad (double seconds, std::uint32_t seed);

/** Notes of a sine, 41 to 98 Hz, all with the same velocity. */
AudioBuffer sineBass (double seconds, std::uint32_t seed);

/** Plucked strings (Karplus and Strong). */
AudioBuffer plucks (double seconds, std::uint32_t seed);

/** Notes of a naive square: two levels, no slopes. */
AudioBuffer squareLead (double seconds, std::uint32_t seed);

/** Notes of a square whose jumps are smoothed over two samples, as in synthesisers. */
AudioBuffer smoothSquareLead (double seconds, std::uint32_t seed);

/** A square through a one-pole low-pass: it approaches its level and leaves it with a jump. */
AudioBuffer filteredSquareLead (double seconds, std::uint32_t seed);

/** Two pulses, a triangle of 16 steps and noise, as from a game console. */
AudioBuffer chipTune (double seconds, std::uint32_t seed);

/** Scales the programme so that its highest sample has this level. */
AudioBuffer normalised (AudioBuffer, double samplePeakDbfs);
} // namespace twobus::test
