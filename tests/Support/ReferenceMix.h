#pragma once

#include "Support/Signals.h"

/** @file
    Sounds made of sines whose third octaves lie as asked.
*/
namespace twobus::test
{
/** What is added to each band of TonalReference, in dB; minus infinity for nothing there. */
using BandGainDb = std::function<double (std::size_t band)>;

inline double noBandGain (std::size_t) { return 0.0; }

enum class Bass
{
    inPhase, ///< the same on both sides, as it is mixed
    inverted
};

/** A stereo mix at 48 kHz with the spectrum of TonalReference's middle, its bass up to 112 Hz in the middle and the
    rest spread. Its whole is about -14 dBFS before the gains. */
AudioBuffer referenceMix (double seconds, const BandGainDb& = noBandGain, Bass = Bass::inPhase);
} // namespace twobus::test
