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
    CHECK (layout.timeline.isEmpty());
}

TEST_CASE ("The banner has its room at any size")
{
    for (const auto& window : { Area (smallestWidth, smallestHeight), Area (1000, 300), Area (1000, 640) })
    {
        const auto layout = layoutFor (window, true);
        CHECK (layout.banner.getHeight() >= 36);
        CHECK (layout.banner.getWidth() >= 400);
        CHECK (layout.verdict.getHeight() >= 160);
    }
}

TEST_CASE ("Checks are there with room for some of them or not at all, and a banner does not take them away")
{
    for (int height = smallestHeight; height <= 1600; ++height)
    {
        const auto usual = layoutFor (Area (1000, height), false), withBanner = layoutFor (Area (1000, height), true);
        REQUIRE (usual.checks.isEmpty() == withBanner.checks.isEmpty());
        REQUIRE ((withBanner.checks.isEmpty() || withBanner.checks.getHeight() >= 100));
        REQUIRE (withBanner.readouts.getHeight() >= 156);
    }

    CHECK (layoutFor (Area (1000, 300), false).checks.isEmpty());
    CHECK (layoutFor (Area (1900, 320), false).checks.isEmpty());
}
