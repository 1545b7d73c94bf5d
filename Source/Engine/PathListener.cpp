#include "Engine/PathListener.h"

#include "Core/Path/PathAnalysis.h"

#include <chrono>
#include <utility>

namespace twobus
{
void PathListener::poll (PathTap& tap, std::uint64_t framesLost)
{
    if (analysis.valid() && analysis.wait_for (std::chrono::seconds (0)) == std::future_status::ready)
    {
        auto readings = analysis.get();

        if (! std::exchange (isOutdated, false))
            newest = std::move (readings);
    }

    lostNow += framesLost > framesLostBefore ? framesLost - framesLostBefore : 0;
    framesLostBefore = framesLost;

    while (tap.read (stretch))
    {
        if (stretch.sampleRate != sampleRate)
        {
            sampleRate = stretch.sampleRate;
            recogniser.emplace (sampleRate);
            lostNow = 0;
        }

        if (const auto gap = std::exchange (lostNow, 0) + stretch.framesDroppedBefore; gap > 0)
            recogniser->lost (gap);

        recogniser->process (stretch.left, stretch.right);
    }

    if (! recogniser || analysis.valid())
        return;

    if (auto take = recogniser->take())
        analysis = std::async (std::launch::async, [heard = std::move (*take)] { return analysePath (heard); });
}

PathListener::State PathListener::state() const noexcept
{
    if (recogniser && recogniser->state() == PathRecogniser::State::hearing)
        return State::hearing;

    if (analysis.valid() && ! isOutdated)
        return State::measuring;

    return recogniser && recogniser->state() == PathRecogniser::State::heardOnlyEnd ? State::heardOnlyEnd
                                                                                    : State::listening;
}

void PathListener::clear()
{
    newest.reset();
    recogniser.reset();
    sampleRate = 0.0;
    isOutdated = analysis.valid();
}
} // namespace twobus
