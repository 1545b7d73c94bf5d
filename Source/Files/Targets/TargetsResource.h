#pragma once

#include <cstddef>
#include <span>

/** Resources/targets.json, inside the program. */
namespace twobus
{
std::span<const std::byte> targetsResource();
} // namespace twobus
