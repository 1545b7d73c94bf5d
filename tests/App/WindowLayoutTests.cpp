#include "App/WindowLayout.h"
#include "Support/Catch.h"

#include <array>

using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

std::array<Area, 9> areasOf (const WindowLayout& layout)
{
    return { layout.topBar, layout.banner, layout.verdict, layout.levels, layout.loudness,
             layout.readouts, layout.checks, layout.correlation, layout.timeline };
}
} // namespace

TEST_CASE ("Nothing overlaps or leaves the window at any size")
{
    for (int width = smallestWidth; width <= 2600; width += 61)
        for (int height = smallestHeight; height <= 1600; height += 53)
            for (const auto hasBanner : { false, true })
            {
                const Area window (width, height);
                const auto areas = areasOf (layoutFor (window, hasBanner));

                for (std::size_t i = 0; i < areas.size(); ++i)
                {
                    REQUIRE ((areas[i].isEmpty() || window.contains (areas[i])));

                    for (auto j = i + 1; j < areas.size(); ++j)
                        REQUIRE_FALSE (areas[i].intersects (areas[j]));
                }
            }
}

TEST_CASE ("Verdict and meters are there at any size")
{
    for (const auto& window :
         { Area (smallestWidth, smallestHeight), Area (640, 400), Area (1000, 640), Area (1600, 1000) })
    {
        const auto layout = layoutFor (window, false);
        CHECK (layout.verdict.getWidth() >= 150);
        CHECK (layout.levels.getWidth() >= 80);
        CHECK (layout.loudness.getWidth() >= 80);
        CHECK (layout.levels.getHeight() >= 180);
    }
}

TEST_CASE ("At 1000 by 640 all that matters is shown")
{
    const auto layout = layoutFor (Area (1000, 640), false);

    CHECK_FALSE (layout.isMini);
    CHECK_FALSE (layout.topBar.isEmpty());
    CHECK_FALSE (layout.readouts.isEmpty());
    CHECK (layout.checks.getHeight() >= 200);
    CHECK (layout.timeline.getHeight() >= 110);
}

TEST_CASE ("A small window is verdict and meters alone")
{
    const auto layout = layoutFor (Area (420, 236), true);

    CHECK (layout.isMini);
    CHECK (layout.topBar.isEmpty());
    CHECK (layout.banner.isEmpty());
    CHECK (layout.timeline.isEmpty());
}
