#pragma once

#include "Support/Signals.h"

/** @file
    Sounds made of sines, with the third-octave levels asked for.
*/
namespace twobus::test
{
/** The gain of each band relative to TonalReference, in dB; minus infinity leaves the band empty. */
using BandGainDb = std::function<double (std::size_t band)>;

inline double flatBandGain (std::size_t) { return 0.0; }

enum class Bass
{
    inPhase, ///< the same on both sides, as usual in a mix
    inverted
};

/** A stereo mix at 48 kHz with the spectrum of TonalReference's middle. Its bass up to 112 Hz is centred, the rest is
    spread. Its level before the gains is about -14 dBFS. */
AudioBuffer referenceMix (double seconds, const BandGainDb& = flatBandGain, Bass = Bass::inPhase);
} // namespace twobus::test
