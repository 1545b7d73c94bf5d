#include "App/Widgets/HelpPlace.h"

#include <algorithm>
#include <array>

namespace twobus
{
namespace
{
using Area = juce::Rectangle<int>;

constexpr std::array<int, 5> widths { 340, 270, 220, 460, 620 }; ///< the most readable first
constexpr int gap = 6;

/** The part of `room` on each side of `clear`: right, below, left, above. */
std::array<Area, 4> sidesOf (Area clear, Area room)
{
    return { room.withLeft (std::clamp (clear.getRight() + gap, room.getX(), room.getRight())),
             room.withTop (std::clamp (clear.getBottom() + gap, room.getY(), room.getBottom())),
             room.withRight (std::clamp (clear.getX() - gap, room.getX(), room.getRight())),
             room.withBottom (std::clamp (clear.getY() - gap, room.getY(), room.getBottom())) };
}

/** As near to the part as the side allows. */
Area nearestIn (Area side, Area part, int width, int height)
{
    return { std::clamp (part.getX(), side.getX(), side.getRight() - width),
             std::clamp (part.getY(), side.getY(), side.getBottom() - height), width, height };
}

Area besideOf (Area clear, Area part, Area room, const std::function<int (int)>& heightFor)
{
    for (const auto wanted : widths)
        for (const auto& side : sidesOf (clear, room))
        {
            const auto width = std::min (wanted, room.getWidth()), height = heightFor (width);

            if (side.getWidth() >= width && side.getHeight() >= height)
                return nearestIn (side, part, width, height);
        }

    return {};
}
} // namespace

Area placeForHelp (const ExplainedPart& part, Area window, const std::function<int (int)>& heightFor)
{
    const auto room = window.reduced (gap);
    const auto row = part.panel.withY (part.area.getY()).withHeight (part.area.getHeight());

    for (const auto& clear : { part.panel, row.getIntersection (part.panel), part.area })
        if (const auto place = besideOf (clear.getUnion (part.area), part.area, room, heightFor); ! place.isEmpty())
            return place;

    return {};
}
} // namespace twobus
