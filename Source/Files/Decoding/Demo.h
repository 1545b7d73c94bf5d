#pragma once

#include <cstddef>
#include <span>

namespace twobus
{
/** Resources/demo.flac, inside the program: a short mix of our own that needs no device. */
std::span<const std::byte> demoFile();
} // namespace twobus
