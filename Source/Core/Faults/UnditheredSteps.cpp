#include "Core/Faults/UnditheredSteps.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr float step = 1.0f / 32768.0f;
constexpr float highestQuiet = 3.0f * step;
constexpr std::size_t shortestTread = 8;
constexpr std::size_t fewestChanges = 2;

bool isStaircase (const float* samples, std::size_t numFrames) noexcept
{
    std::size_t changes = 0, begin = 0;

    for (std::size_t i = 1; i < numFrames; ++i)
    {
        if (samples[i] == samples[i - 1])
            continue;

        if (i - begin < shortestTread || std::abs (samples[i] - samples[i - 1]) != step)
            return false;

        begin = i;
        ++changes;
    }

    return changes >= fewestChanges && numFrames - begin >= shortestTread;
}
} // namespace

void UnditheredSteps::process (const float* samples, std::size_t numFrames, float peak) noexcept
{
    if (peak > 0.0f && peak <= highestQuiet && isStaircase (samples, numFrames))
        ++numStaircases;
}
} // namespace twobus
