#pragma once

#include "Taps/TapTime.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
/** What a plug-in's host says of its own time at a block. */
struct HostPosition
{
    std::int64_t frame = 0; ///< some hosts never say less than 0
    bool isPlaying = false;
    std::optional<double> quarterNotes; ///< negative before the start
    std::optional<double> beatsPerMinute;
};

/** Makes one steady time from what hosts say. Hosts have been seen to say nothing in most blocks (LV2 in Ardour 7), and
    to repeat 0 in the blocks before the start, where only the bar is right (VST3 through JUCE 7.0.5). One thread.
*/
class HostClock
{
public:
    /** The time of the next block, which has this many frames. Empty position: the host has said nothing. */
    TapTime next (const std::optional<HostPosition>& said, std::size_t numFrames, double sampleRate,
                  bool isRendering) noexcept
    {
        if (said)
        {
            frame = frameOf (*said, sampleRate);
            isPlaying = said->isPlaying;
        }

        const TapTime time { frame, isPlaying, isRendering };

        if (frame && isPlaying)
            *frame += static_cast<std::int64_t> (numFrames);

        return time;
    }

private:
    static std::int64_t frameOf (const HostPosition& said, double sampleRate) noexcept
    {
        if (said.frame != 0 || ! said.isPlaying || said.quarterNotes.value_or (0.0) >= 0.0
            || said.beatsPerMinute.value_or (0.0) <= 0.0)
            return said.frame;

        const auto seconds = *said.quarterNotes * 60.0 / *said.beatsPerMinute;
        return static_cast<std::int64_t> (seconds * sampleRate - 0.5); // rounded: it is negative
    }

    std::optional<std::int64_t> frame;
    bool isPlaying = false;
};
} // namespace twobus
