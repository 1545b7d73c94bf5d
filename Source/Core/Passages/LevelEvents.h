#pragma once

#include "Core/Passages/SubBlockLevels.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
struct LevelEvent
{
    double seconds = 0.0; ///< of measured audio, where it began, to 10 ms
    double lengthSeconds = 0.0; ///< to the end of its last 10 ms over the limit
    double truePeakDbtp = 0.0; ///< the highest during the event
    std::uint32_t channel = 0; ///< the one with the highest true peak
};

struct LevelEventReadings
{
    static constexpr std::size_t mostKept = 8;

    double limitDbtp = 0.0;
    std::uint64_t count = 0; ///< since the reset or since the limit was set, a running event included
    std::optional<double> highestDbtp {}; ///< of all of them; empty if there was none
    bool isOver = false; ///< an event is running
    std::array<LevelEvent, mostKept> newest {}; ///< newest first
    std::size_t numNewest = 0;
};

/** How often, how long and how far the true peak went over a limit: the live warning before it clips.

    An event begins with 10 ms whose true peak is above the limit as shown to 0.1 dB (0.05 dB or more above it), so that
    no event reads "over -1.0, up to -1.0". It ends after 1 s at or below it, so a drum roll is one event. It counts as
    soon as it begins. Setting another limit starts the count anew, because earlier levels were not compared with it.
    Only the two ceilings of masters are always compared, because the loudness that decides between them changes while a
    master plays.
*/
class LevelEvents
{
public:
    static constexpr double defaultLimitDbtp = -1.0, loudMasterLimitDbtp = -2.0, releaseSeconds = 1.0;

    void prepare (double sampleRate) noexcept;

    /** Keeps the limit. */
    void reset() noexcept;

    /** dBTP. Does nothing if this is the limit already. */
    void setLimit (double dbtp) noexcept;

    void process (const SubBlockLevels&) noexcept;

    /** The programme is over: ends the running event. */
    void finish() noexcept;

    LevelEventReadings readings() const noexcept;

private:
    struct Event
    {
        std::uint64_t firstFrame = 0, endFrame = 0;
        double truePeak = 0.0;
        std::uint32_t channel = 0;
    };

    /** The events over one limit. */
    struct Count
    {
        explicit Count (double dbtp) noexcept;

        void reset() noexcept;
        void process (const SubBlockLevels&, double framesUntilRelease) noexcept;

        double limitDbtp = 0.0, limit = 0.0;
        bool isOver = false;
        std::uint64_t count = 0;
        double highest = 0.0;
        std::array<Event, LevelEventReadings::mostKept> events {}; ///< event n is at n % mostKept
    };

    Count& chosen() noexcept { return counts[choice]; }
    const Count& chosen() const noexcept { return counts[choice]; }

    double rate = 48000.0;
    std::array<Count, 3> counts { Count (defaultLimitDbtp), Count (loudMasterLimitDbtp), Count (0.0) };
    std::size_t choice = 0; ///< the last one is for any other limit
};
} // namespace twobus
