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

/** Moments of a measurement for a chart of level against dynamics: one every few seconds in which there was a
    programme.

    Both readings look back 3 s, so that moments 3 s apart share no audio. When there are too many, every second one
    goes and the next come half as often: a measurement of any length keeps a few hundred, evenly spread. No drawing;
    message thread.
*/
class DynamicsMoments
{
public:
    static constexpr std::size_t mostKept = 300;
    static constexpr double secondsApart = 3.0; ///< at first

    enum class Change
    {
        none,
        added, ///< one at the end
        replaced ///< cleared or thinned: all may be others
    };

    /** To be called with each snapshot. Another measurement clears all before it. */
    Change take (const MeterSnapshot&);

    const std::vector<DynamicsMoment>& moments() const noexcept { return kept; }

private:
    Change add (DynamicsMoment);

    std::vector<DynamicsMoment> kept;
    std::uint64_t measurement = 0;
    double interval = secondsApart, nextSeconds = secondsApart; ///< of measured audio
};
} // namespace twobus
