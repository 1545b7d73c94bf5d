#pragma once

#include "Core/Passages/SubBlockLevels.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
struct LevelEvent
{
    double seconds = 0.0; ///< where it began, of measured audio, to 10 ms
    double lengthSeconds = 0.0; ///< to the end of its last 10 ms over the limit
    double truePeakDbtp = 0.0; ///< its highest
    std::uint32_t channel = 0; ///< that had it
};

struct LevelEventReadings
{
    static constexpr std::size_t mostKept = 8;

    double limitDbtp = 0.0;
    std::uint64_t count = 0; ///< since the reset or since the limit was set, the one going on included
    bool isOver = false; ///< one is going on
    std::array<LevelEvent, mostKept> newest {}; ///< the newest first
    std::size_t numNewest = 0;
};

/** How often, how long and how far the true peak went over a limit: the live warning before it clips.

    An event begins with 10 ms whose true peak is above the limit, and ends when it stayed at or below for 1 s: a drum
    roll is one event. It counts at once when it begins. Setting another limit starts the count anew, as the levels
    before it are not known against it.
*/
class LevelEvents
{
public:
    static constexpr double defaultLimitDbtp = -1.0, releaseSeconds = 1.0;

    void prepare (double sampleRate) noexcept;

    /** The limit stays. */
    void reset() noexcept;

    /** dBTP; nothing happens where it is the limit already. */
    void setLimit (double dbtp) noexcept;

    void process (const SubBlockLevels&) noexcept;

    /** The programme is over, and so is the event. */
    void finish() noexcept { isOver = false; }

    LevelEventReadings readings() const noexcept;

private:
    struct Event
    {
        std::uint64_t firstFrame = 0, endFrame = 0;
        double truePeak = 0.0;
        std::uint32_t channel = 0;
    };

    double rate = 48000.0;
    double limitDbtp = defaultLimitDbtp, limit = 0.0;
    bool isOver = false;
    std::uint64_t count = 0;
    std::array<Event, LevelEventReadings::mostKept> events {}; ///< event n is at n % mostKept
};
} // namespace twobus
