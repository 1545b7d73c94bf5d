#include "App/Timeline/TimelinePasses.h"

#include "Present/Meters/TimelineText.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr float roomBetween = 12.0f;
constexpr float narrowest = 40.0f; // no name is narrower, so with less room no name's width is computed
} // namespace

std::vector<PassMark> passMarks (const std::deque<PassReadings>& passes, const TimelineSpan& span, int width,
                                 const std::function<float (const std::string&)>& widthOf)
{
    std::vector<PassMark> marks;
    auto right = static_cast<float> (width);

    for (auto pass = passes.rbegin(); pass != passes.rend(); ++pass)
    {
        const auto endSeconds = pass->startSeconds + pass->lengthSeconds;

        if (pass->startSeconds > span.lastSeconds() || endSeconds < span.firstSeconds)
            continue;

        PassMark mark;
        mark.number = pass->number;
        mark.startX = span.xOf (pass->startSeconds, width);
        const auto left = std::max (0.0f, mark.startX);

        // Only the last name can be moved to the left; any other would end up under the previous pass.
        const auto room = marks.empty() ? right : right - left;

        if (room >= narrowest)
        {
            auto text = passText (*pass);
            const auto needed = widthOf (text);

            if (needed <= room)
            {
                mark.labelX = std::min (left, right - needed);
                mark.labelWidth = needed;
                mark.label = std::move (text);
                right = mark.labelX - roomBetween;
            }
        }

        marks.push_back (std::move (mark));
    }

    std::reverse (marks.begin(), marks.end());
    return marks;
}
} // namespace twobus
