#pragma once

#include <string>
#include <vector>

/** @file
    The instruction sets that Core's inner loops (true peak, levels, K-weighting, stereo image) were built for and that
    this processor has. The best one is chosen automatically at run time; tests and benchmarks choose others.

    The paths differ only in the order and the fusing of their roundings: readings agree within 0.001 dB, which a test
    checks. Measure a whole programme on one path: do not change it while a MeterBank is at work.
*/
namespace twobus
{
/** The names, best first, as Highway spells them: AVX3 (AVX-512), AVX2, SSE4 and SCALAR on x86, NEON on ARM. Never
    empty.
*/
std::vector<std::string> vectorPaths();

/** Chooses the path with this name; an empty name chooses the best one again. Returns false and changes nothing if
    there is no such path. */
bool chooseVectorPath (const std::string& name);
} // namespace twobus
