#pragma once

#include <cstddef>
#include <span>

namespace twobus
{
/** Resources/targets.json, inside the program. */
std::span<const std::byte> targetsResource();
} // namespace twobus
