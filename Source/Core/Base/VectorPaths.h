#pragma once

#include <string>
#include <vector>

/** @file
    The instruction sets that Core's inner loops (true peak, levels, K-weighting, stereo image) were built for and
    this processor has. The best is taken at run time by itself; tests and benchmarks choose another.

    The paths differ in the order and the fusing of their roundings only: readings agree within 0.001 dB, which is
    tested. One programme is measured on one path: do not change it while a MeterBank is at work.
*/
namespace twobus
{
/** The names, best first, as Highway has them: AVX3 (AVX-512), AVX2, SSE4 and SCALAR on x86, NEON on ARM. Never empty.
    */
std::vector<std::string> vectorPaths();

/** Takes the path of this name; an empty name takes the best again. False, and nothing changes, where there is no
    such path. */
bool chooseVectorPath (const std::string& name);
} // namespace twobus
