#pragma once

#include <cstddef>
#include <span>

/** Resources/demo.flac, inside the program: a short mix of our own that needs no device. */
namespace twobus
{
std::span<const std::byte> demoFile();
} // namespace twobus
