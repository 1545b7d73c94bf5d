#pragma once

#include "Core/Path/PathReadings.h"
#include "Core/Path/PathTiming.h"

#include <array>
#include <cstddef>
#include <vector>

namespace twobus
{
/** What was sent and what was heard, frame by frame: frame n of either is the moment times.at (n) of the file. */
struct PathMaterial
{
    const PathSignal& signal;
    PathTimes times;
    std::array<std::vector<float>, 2> heard;
    std::array<std::vector<double>, 2> sent; ///< with the same number of frames
    std::vector<PathSpan> damaged; ///< in the file's time

    std::size_t numFrames() const noexcept { return heard[0].size(); }

    bool isWhole (PathSpan part) const noexcept
    {
        for (const auto& hole : damaged)
            if (hole.start < part.end() && hole.end() > part.start)
                return false;

        return true;
    }

    /** Calls use (frame) for each frame of this part that was heard. */
    template <typename Use>
    void forEach (PathSpan part, Use&& use) const
    {
        const auto first = times.frameOf (part.start), last = times.frameOf (part.end());

        for (auto frame = static_cast<std::size_t> (first < 0.0 ? 0.0 : first + 1.0);
             frame < numFrames() && static_cast<double> (frame) < last; ++frame)
            use (frame);
    }
};

/** The gains of the four ways at 1 kHz, by the tones of one side and of both. */
PathReadings::Gains measureGains (const PathMaterial&);

/** The sent sound as these gains would pass it to one side, at one frame. */
double expectedAt (const PathMaterial&, const PathReadings::Gains&, std::size_t heardSide, std::size_t frame) noexcept;
} // namespace twobus
