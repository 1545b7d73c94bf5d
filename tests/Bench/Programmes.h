#pragma once

#include "Support/Signals.h"

#include <string>
#include <vector>

/** @file
    The programmes that the benchmarks measure: 48 kHz stereo, some seconds long, played again and again.
*/
namespace twobus::bench
{
struct Programme
{
    std::string name;
    test::AudioBuffer audio;
    std::vector<float> interleaved; ///< the same audio, interleaved
};

/** White noise, different in both channels. */
Programme noiseProgramme();

/** The file that TWOBUS_BENCH_MUSIC names, or else the demo mix. */
Programme musicProgramme();

/** The most expensive programme: a full-scale square wave at a quarter of the sample rate. Each sample is at full scale
    and must be counted, and every point between samples could be the highest. */
Programme worstProgramme();
} // namespace twobus::bench
