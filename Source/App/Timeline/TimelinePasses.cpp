#include "App/Timeline/TimelinePasses.h"

#include "Present/Meters/TimelineText.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace twobus
{
namespace
{
constexpr float roomBetween = 12.0f;
constexpr float narrowest = 40.0f; // no name is narrower, so with less room no name's width is computed

/** Of the passes that are judged together, only the whole. */
std::deque<PassReadings> withWhole (const std::deque<PassReadings>& passes, const std::optional<PassReadings>& judged)
{
    if (! judged || judged->joinedFrom == 0)
        return passes;

    std::deque<PassReadings> whole;

    for (const auto& pass : passes)
        if (pass.number < judged->joinedFrom || pass.number > judged->number)
            whole.push_back (pass);
        else if (pass.number == judged->number)
            whole.push_back (*judged);

    return whole;
}

struct Room
{
    float left, right;
};

/** Names the pass, if its name finds this room. Only a name that can be moved to the left may begin before its pass. */
bool name (PassMark& mark, const PassReadings& pass, Room room, bool canMove,
           const std::function<float (const std::string&)>& widthOf)
{
    const auto left = std::max (room.left, mark.startX);
    const auto space = room.right - (canMove ? room.left : left);

    if (space < narrowest)
        return false;

    auto text = passText (pass);
    const auto needed = widthOf (text);

    if (needed > space)
        return false;

    mark.labelX = std::min (left, room.right - needed);
    mark.labelWidth = needed;
    mark.label = std::move (text);
    return true;
}
} // namespace

std::vector<PassMark> passMarks (const std::deque<PassReadings>& all, const std::optional<PassReadings>& judged,
                                 const TimelineSpan& span, int width,
                                 const std::function<float (const std::string&)>& widthOf)
{
    const auto passes = withWhole (all, judged);
    std::vector<PassMark> marks;
    std::vector<const PassReadings*> marked;
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    auto first = none; // the mark that is named first

    for (auto pass = passes.rbegin(); pass != passes.rend(); ++pass)
    {
        if (pass->startSeconds > span.lastSeconds() || pass->startSeconds + pass->lengthSeconds < span.firstSeconds)
            continue;

        if (judged && pass->number == judged->number)
            first = marks.size();

        PassMark mark;
        mark.number = pass->number;
        mark.startX = span.xOf (pass->startSeconds, width);
        marks.push_back (std::move (mark));
        marked.push_back (&*pass);
    }

    const Room whole { 0.0f, static_cast<float> (width) };

    if (first != none && ! name (marks[first], *marked[first], whole, true, widthOf))
        first = none;

    auto right = whole.right;

    // From the right to the left, beside the one that is named already.
    for (std::size_t i = 0; i < marks.size(); ++i)
    {
        const auto isRightOfFirst = first != none && i < first;
        const auto left = isRightOfFirst ? marks[first].labelX + marks[first].labelWidth + roomBetween : 0.0f;

        if (i == first)
            right = marks[i].labelX - roomBetween;
        else if (name (marks[i], *marked[i], { left, right }, i == 0, widthOf))
            right = marks[i].labelX - roomBetween;
    }

    std::reverse (marks.begin(), marks.end());
    return marks;
}
} // namespace twobus
