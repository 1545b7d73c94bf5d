#pragma once

#include <cstdint>

namespace twobus
{
/** What made a loud moment, found from its samples; and so whether the master fader repairs it. */
enum class Cause : std::uint8_t
{
    none, ///< nothing to explain, or not known
    clean, ///< the peaks are intact: the fader fixes it
    interSample, ///< the samples stay at or below 0 dBFS, the waveform between them does not
    overFullScale, ///< samples over 0 dBFS that arrive intact
    flatAtFullScale, ///< flat tops at full scale: clipped on the way here, the real peak is unknown
    flatBelowFullScale, ///< flat tops below full scale: clipped earlier, and turned down since
    limiterPinned ///< peak after peak on one ceiling, without flat tops: a limiter or soft clipper works
};
} // namespace twobus
