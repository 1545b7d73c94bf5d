#pragma once

#include "Support/Signals.h"

#include <cstdint>

/** @file
    Damage that happens to programmes: clipping, limiting, requantising and resampling. Both channels are treated alike.
*/
namespace twobus::test
{
/** Changes the gain by this many dB; negative is down. */
AudioBuffer gained (AudioBuffer, double gainDb);

/** Clips at byDb below the programme's highest sample. */
AudioBuffer hardClipped (AudioBuffer, double byDb);

/** Drives the programme into a tanh with driveDb of gain. */
AudioBuffer softClipped (AudioBuffer, double driveDb);

enum class LimiterKind
{
    samplePeak,
    truePeak
};

/** A look-ahead limiter with its ceiling at byDb below the programme's highest sample, 1.5 ms of look-ahead, 60 ms of
    release, and linked channels. For true peaks it looks at eight points per sample. */
AudioBuffer limited (const AudioBuffer&, double byDb, LimiterKind);

/** Quantises to this many bits, with triangular dither of two steps or without dither. */
AudioBuffer quantised (AudioBuffer, int bits, bool hasDither, std::uint32_t seed = 1);

/** Resamples from 44.1 to 48 kHz with a windowed sinc of 64 taps. */
AudioBuffer resampled (const AudioBuffer&);

/** Smears flat tops like a lossy codec: adds noise 25 dB below each block of 12 ms. */
AudioBuffer lossyCoded (AudioBuffer, std::uint32_t seed);
} // namespace twobus::test
