#pragma once

#include "Files/Analysis/FileList.h"

#include <span>
#include <vector>

namespace twobus
{
/** How much of a list's work each of its files is, before any is opened: by its size and, as compressed bytes hold more
    audio, by its ending.

    They add up to 1, for a list with files in it; none is 0.
*/
std::vector<double> fileWeights (std::span<const ListedFile> files);
} // namespace twobus
