#pragma once

#include "Support/Signals.h"

#include <string>
#include <vector>

/** @file
    What the benchmarks measure: 48 kHz stereo, some seconds long, to be played again and again.
*/
namespace twobus::bench
{
struct Programme
{
    std::string name;
    test::AudioBuffer audio;
    std::vector<float> interleaved; ///< the same, for who wants it so
};

/** White noise, different in both channels. */
Programme noiseProgramme();

/** The file that TWOBUS_BENCH_MUSIC names, else the demo mix. */
Programme musicProgramme();

/** What costs most: a square wave at a quarter of the rate and full scale. Each sample is at full scale and has to be
    counted, and every point between may be the highest. */
Programme worstProgramme();
} // namespace twobus::bench
