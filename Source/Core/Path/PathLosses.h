#pragma once

#include "Core/Path/PathMaterial.h"

#include <vector>

namespace twobus
{
struct PathLosses
{
    std::vector<PathLoss> losses;
    double damagedShare = 0.0; ///< see PathReadings
};

/** Finds the stretches that were not heard as they were sent, in blocks of 10 ms, and where the file went on earlier or
    later after them, up to a quarter of a second. Moves what was heard back to where it belongs, so that the rest can
    be measured, and enters the holes in material.damaged. A hole in the silence cannot be heard.

    endMoved: how many frames later than the first marks the last ones came than they should, or 0. */
PathLosses repairLosses (PathMaterial&, const PathReadings::Gains&, std::ptrdiff_t endMoved);
} // namespace twobus
