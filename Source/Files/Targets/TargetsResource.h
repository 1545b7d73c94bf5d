#pragma once

#include <cstddef>
#include <span>

namespace twobus
{
/** Resources/targets.json, as built into the program. */
std::span<const std::byte> targetsResource();
} // namespace twobus
