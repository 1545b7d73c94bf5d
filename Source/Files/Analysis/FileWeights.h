#pragma once

#include "Files/Analysis/FileList.h"

#include <span>
#include <vector>

namespace twobus
{
/** Estimates each file's share of a list's work before any file is opened: from its size and, since a compressed byte
    holds more audio, from its ending.

    The weights add up to 1, unless the list is empty, and each is above 0.
*/
std::vector<double> fileWeights (std::span<const ListedFile> files);
} // namespace twobus
