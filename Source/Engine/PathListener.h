#pragma once

#include "Core/Path/PathReadings.h"
#include "Core/Path/PathRecogniser.h"
#include "Engine/PathTap.h"

#include <cstdint>
#include <future>
#include <optional>
#include <utility>

namespace twobus
{
/** Waits for the path check's test file in what a LiveMeter measures, and measures the path.

    One thread makes all calls, poll at least once a second. A take is analysed on a thread of its own, because that
    takes a second or more; the destructor waits for it. Another sample rate starts anew.
*/
class PathListener
{
public:
    enum class State
    {
        listening,
        hearing, ///< the file plays
        measuring, ///< it has been heard and is being measured
        heardOnlyEnd ///< the end of a file came without its beginning
    };

    /** Reads what is new in the tap. framesLost counts all frames that were lost before the tap so far. */
    void poll (PathTap&, std::uint64_t framesLost);

    State state() const noexcept;

    /** How much of the file has been heard, in seconds. */
    double fileSeconds() const noexcept { return recogniser ? recogniser->fileSeconds() : 0.0; }

    /** The path's, once for each file that was heard. */
    std::optional<PathReadings> takeReadings() { return std::exchange (newest, std::nullopt); }

    /** Forgets the readings and a file that is being heard, for another source. */
    void clear();

private:
    double sampleRate = 0.0;
    std::uint64_t framesLostBefore = 0, lostNow = 0; ///< lostNow: before the next stretch
    std::optional<PathRecogniser> recogniser;
    std::future<PathReadings> analysis;
    bool isOutdated = false; ///< the analysis is of another source
    std::optional<PathReadings> newest;
    PathTap::Stretch stretch;
};
} // namespace twobus
