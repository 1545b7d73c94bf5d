#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace twobus
{
/** When a stream was clipped in the last 90 minutes, to about a second.

    The readings have the number of flat tops since the reset, but no times. So note is called several times a second
    and adds those that are new. Flat tops below full scale count once they are damage, see HarmlessFlatTops.h.

    One thread. Bounded: one entry a second. */
class RecentClips
{
public:
    void note (const MeterReadings& sinceReset);

    /** Starts a new measurement. */
    void clear();

    /** How many there were in these newest seconds of measured audio: those at full scale, or those below it if there
        are none at full scale, as everywhere. */
    std::uint64_t countIn (double newestSeconds) const noexcept;

    /** How long ago the last one was; empty if there was none. */
    std::optional<double> secondsSinceLast() const noexcept;

private:
    struct Tops
    {
        std::uint64_t atFullScale = 0, below = 0;
    };

    struct Second
    {
        double seconds = 0.0; ///< of measured audio: when the last one in it was noticed
        Tops tops;
    };

    std::deque<Second> list; ///< oldest first
    std::optional<Tops> seen; ///< empty before the first readings
    double nowSeconds = 0.0;
};
} // namespace twobus
