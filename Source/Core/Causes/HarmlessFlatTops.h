#pragma once

#include "Core/Causes/CeilingReadings.h"
#include "Core/Causes/ClippedRuns.h"

/** @file
    Flat tops below full scale are a note and not damage if
    - there are at most ten of them, no longer than 1 ms together. That is a mix whose highest peaks went over by a
      fraction of a decibel. Nobody hears three clipped samples, but the user should know;
    - or they are shallow: most tops at their level lost less than 0.1 dB, as under a limiter that clips its overshoots
      (see ClippedRuns.h).
*/
namespace twobus
{
inline bool areFlatTopsShallow (const CeilingReadings& ceilings) noexcept
{
    return ceilings.flatTopsBelowFullScale > 0
           && ! isClippedLevel (ceilings.samplesInDeepTops, ceilings.samplesAtFlatTops);
}

inline bool hasHarmlessFlatTops (const CeilingReadings& ceilings) noexcept
{
    constexpr std::uint64_t fewTops = 10;
    constexpr double fewSeconds = 0.001;
    const auto areFew = ceilings.flatTopsBelowFullScale <= fewTops && ceilings.flatTopSeconds <= fewSeconds;
    return ceilings.flatTopsBelowFullScale > 0 && (areFew || areFlatTopsShallow (ceilings));
}

inline bool hasDamagingFlatTops (const CeilingReadings& ceilings) noexcept
{
    return ceilings.flatTopsBelowFullScale > 0 && ! hasHarmlessFlatTops (ceilings);
}

/** The flat tops below full scale, or 0 if they are only a note. */
inline std::uint64_t damagingFlatTops (const CeilingReadings& ceilings) noexcept
{
    return hasDamagingFlatTops (ceilings) ? ceilings.flatTopsBelowFullScale : 0;
}

/** Clipped and turned up later: what is over 0 dBFS is not intact. */
inline bool hasFlatTopsOverFullScale (const CeilingReadings& ceilings) noexcept
{
    return hasDamagingFlatTops (ceilings) && ceilings.flatTopLevelDbfs.value_or (0.0) > 0.0;
}
} // namespace twobus
