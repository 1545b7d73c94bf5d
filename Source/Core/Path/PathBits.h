#pragma once

#include "Core/Path/PathMaterial.h"

namespace twobus
{
/** Whether each sample from the first mark to the last is the file's very own. Only where the frames are in step: frame
    n of what was heard is frame n + firstFrame of the file. */
bool isBitExact (const PathMaterial&, std::ptrdiff_t firstFrame);

/** How the samples were brought to this many bits, by what is left when the sent sound is taken away from the first
    chord. */
PathRounding roundingTo (int bits, const PathMaterial&, const PathReadings::Gains&);
} // namespace twobus
