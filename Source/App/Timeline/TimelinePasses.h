#pragma once

#include "App/Timeline/TimelineRange.h"
#include "Core/Passages/PassReadings.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/** @file
    The passes that a timeline shows: where each begins, and which have room for their name. Draws nothing.
*/
namespace twobus
{
struct PassMark
{
    std::uint32_t number = 0;
    float startX = 0.0f; ///< pixels; below 0 if the pass began before the visible span
    float labelX = 0.0f, labelWidth = 0.0f;
    std::string label; ///< empty if there is no room

    bool operator== (const PassMark&) const = default;
};

/** The passes in view, oldest first. Passes that are judged together are one. Names do not overlap and stay within the
    width (pixels). The judged pass gets room first, then the newest. */
std::vector<PassMark> passMarks (const std::deque<PassReadings>&, const std::optional<PassReadings>& judged,
                                 const TimelineSpan&, int width,
                                 const std::function<float (const std::string&)>& widthOf);
} // namespace twobus
