#pragma once

#include "Support/Signals.h"

#include <cstddef>

/** @file
    Plug-ins of known effect, to test what Twobus hears of a chain. They work on all channels of 48 kHz audio alike.
*/
namespace twobus::test
{
/** A bell: an equaliser's usual filter (second order). */
AudioBuffer equalised (AudioBuffer, double frequencyHz, double gainDb, double q);

/** A high-pass of second order, Butterworth. */
AudioBuffer highPassed (AudioBuffer, double frequencyHz);

struct Reduced
{
    AudioBuffer audio;
    double mostReductionDb; ///< that it ever took
};

/** A limiter that looks 5 ms ahead and lets go in 50 ms. No sample is higher than the ceiling. No delay. */
Reduced limited (AudioBuffer, double ceilingDbfs);

/** A compressor on the level of the last milliseconds, with a hard knee. */
Reduced compressed (AudioBuffer, double thresholdDbfs, double ratio, double attackSeconds, double releaseSeconds);

/** Cuts what is higher. */
AudioBuffer clippedAt (AudioBuffer, double ceilingDbfs);

/** A hyperbolic tangent after this gain. */
AudioBuffer saturated (AudioBuffer, double driveDb);

/** Later by this many frames; negative: earlier. Same length. */
AudioBuffer delayed (const AudioBuffer&, int frames);

/** Louder by this gain, beyond full scale too, as inside a DAW. */
AudioBuffer amplified (AudioBuffer, double gainDb);
} // namespace twobus::test
