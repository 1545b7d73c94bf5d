#pragma once

#include "App/Timeline/TimelineRange.h"
#include "Core/Passages/PassReadings.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

/** @file
    The passes that a timeline shows: where each begins, and which have room for their name. No drawing.
*/
namespace twobus
{
struct PassMark
{
    std::uint32_t number = 0;
    float startX = 0.0f; ///< below 0 where it began before what is in view
    float labelX = 0.0f, labelWidth = 0.0f;
    std::string label; ///< empty where there is no room

    bool operator== (const PassMark&) const = default;
};

/** Oldest first, and only those of which something is in view. Names do not overlap and stay within the width; the
    newest have the room first. */
std::vector<PassMark> passMarks (const std::deque<PassReadings>&, const TimelineSpan&, int width,
                                 const std::function<float (const std::string&)>& widthOf);
} // namespace twobus
