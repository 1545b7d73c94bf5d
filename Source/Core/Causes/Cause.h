#pragma once

#include <cstdint>

namespace twobus
{
/** The cause of a loud moment, found from its samples. It decides whether the master fader can fix it. */
enum class Cause : std::uint8_t
{
    none, ///< nothing to explain, or the cause is unknown
    clean, ///< the peaks aren't clipped, so lowering the fader fixes it
    interSample, ///< the samples stay at or below 0 dBFS, but the waveform between them goes over
    overFullScale, ///< samples go over 0 dBFS and arrive unclipped
    flatAtFullScale, ///< flat tops at full scale: clipped before it got here, so the real peak is unknown
    flatBelowFullScale, ///< flat tops below full scale, or in float above it: clipped earlier, then turned down or up
    limiterPinned ///< peak after peak at one ceiling, without flat tops: a limiter or soft clipper is working
};
} // namespace twobus
