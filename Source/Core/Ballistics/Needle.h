#pragma once

#include <cstdint>

namespace twobus
{
/** The needle instruments. A MeterBank moves one of them at a time, or none: they are the only meters that have to be
    chosen, since all others are read at once. PPM type II is the needle of both type IIa (BBC) and type IIb (EBU),
    which differ only in their scales. */
enum class Needle : std::uint8_t
{
    none,
    vu,
    ppmTypeI,
    ppmTypeII
};
} // namespace twobus
