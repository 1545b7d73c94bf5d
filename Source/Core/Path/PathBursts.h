#pragma once

#include "Core/Path/PathMaterial.h"

#include <optional>
#include <vector>

namespace twobus
{
/** What came of the bursts of a path with these gains. */
struct PathBursts
{
    std::optional<PathCeiling> ceiling;
    double levelDependenceDb = 0.0, loudReductionDb = 0.0; ///< see PathReadings
    double highestSentDbfs = 0.0; ///< the loudest burst that arrived whole
};

PathBursts measureBursts (const PathMaterial&, const PathReadings::Gains&);
} // namespace twobus
