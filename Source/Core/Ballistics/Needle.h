#pragma once

#include <cstdint>

namespace twobus
{
/** The needle instruments, of which a MeterBank moves one at a time, or none: they are the only meters that are
    chosen, since all others are read at once. PPM type II is the needle of both type IIa (BBC) and type IIb (EBU),
    which differ in their scales only. */
enum class Needle : std::uint8_t
{
    none,
    vu,
    ppmTypeI,
    ppmTypeII
};
} // namespace twobus
