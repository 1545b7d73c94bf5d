#pragma once

#include "Engine/MeterSnapshot.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace twobus
{
struct DynamicsMoment
{
    float shortTermLufs = 0.0f, psrDb = 0.0f;

    bool operator== (const DynamicsMoment&) const = default;
};

/** Moments of a pass for the chart of level against dynamics: one every few seconds while there is a programme.

    Both readings cover the last 3 s, so moments 3 s apart share no audio. When there are too many, every second one is
    dropped and new ones are added half as often, so a measurement of any length keeps a few hundred, evenly spread.
    Draws nothing. Message thread.
*/
class DynamicsMoments
{
public:
    static constexpr std::size_t mostKept = 300;
    static constexpr double secondsApart = 3.0; ///< at the beginning; doubled each time moments are dropped

    enum class Change
    {
        none,
        added, ///< one moment was added at the end
        replaced ///< cleared or thinned out: any moment can have changed
    };

    /** Must be called with every snapshot. A new measurement or pass clears the moments of the previous one. */
    Change take (const MeterSnapshot&);

    const std::vector<DynamicsMoment>& moments() const noexcept { return kept; }

private:
    Change add (DynamicsMoment);

    std::vector<DynamicsMoment> kept;
    std::uint64_t measurement = 0;
    std::uint32_t pass = 0;
    double interval = secondsApart, nextSeconds = secondsApart; ///< in seconds of measured audio
};
} // namespace twobus
