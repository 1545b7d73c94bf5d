#pragma once

#include <cstddef>
#include <span>

namespace twobus
{
/** Resources/demo.flac, built into the program: a short mix made for Twobus, so that the demo needs no device. */
std::span<const std::byte> demoFile();
} // namespace twobus
