#pragma once

#include "Support/Signals.h"

#include <cstdint>

/** @file
    What happens to programmes on their way: clipping, limiting, requantising, resampling. Both channels alike.
*/
namespace twobus::test
{
/** By dB: negative down. */
AudioBuffer gained (AudioBuffer, double gainDb);

/** Cut off at so many dB below the programme's highest sample. */
AudioBuffer hardClipped (AudioBuffer, double byDb);

/** A tanh of a programme that was driven so many dB over it. */
AudioBuffer softClipped (AudioBuffer, double driveDb);

enum class LimiterKind
{
    samplePeak,
    truePeak
};

/** A look-ahead limiter with its ceiling so many dB below the programme's highest sample: 1.5 ms of look-ahead, 60 ms
    of release, both channels linked. Of true peaks it sees eight points a sample. */
AudioBuffer limited (const AudioBuffer&, double byDb, LimiterKind);

/** To this many bits, with triangular dither of two steps or without. */
AudioBuffer quantised (AudioBuffer, int bits, bool hasDither, std::uint32_t seed = 1);

/** From 44.1 to 48 kHz by a windowed sinc of 64 taps. */
AudioBuffer resampled (const AudioBuffer&);

/** What a lossy codec leaves of flat tops: noise 25 dB below each block of 12 ms. */
AudioBuffer lossyCoded (AudioBuffer, std::uint32_t seed);
} // namespace twobus::test
