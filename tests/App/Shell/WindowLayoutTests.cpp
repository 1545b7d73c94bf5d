#include "App/Mix/MixLayout.h"
#include "App/Shell/WindowLayout.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

#include <array>

using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

struct Layouts
{
    WindowLayout window;
    MixLayout mix; ///< in the window's coordinates
};

Layouts layoutsFor (Area window, bool hasBanner)
{
    const auto outer = layoutFor (window, hasBanner);
    return { outer, mixLayoutFor (outer.page, outer.isMini, hasBanner ? outer.page.getY() - outer.banner.getY() : 0) };
}

std::array<Area, 10> areasOf (const Layouts& layouts)
{
    const auto& [window, mix] = layouts;
    return { window.topBar, window.banner, mix.verdict, mix.checks, mix.levels,
             mix.loudness,  mix.readouts,  mix.stereo,  mix.tonal,  mix.timeline };
}
} // namespace

TEST_CASE ("nothing overlaps or leaves the window at any size")
{
    for (int width = smallestWidth; width <= 2600; width += 61)
        for (int height = smallestHeight; height <= 1600; height += 53)
            for (const auto hasBanner : { false, true })
            {
                const Area window (width, height);
                const auto areas = areasOf (layoutsFor (window, hasBanner));

                for (std::size_t i = 0; i < areas.size(); ++i)
                {
                    REQUIRE ((areas[i].isEmpty() || window.contains (areas[i])));

                    for (auto j = i + 1; j < areas.size(); ++j)
                        REQUIRE_FALSE (areas[i].intersects (areas[j]));
                }
            }
}

TEST_CASE ("verdict and meters are visible at any size")
{
    for (const auto& window :
         { Area (smallestWidth, smallestHeight), Area (640, 400), Area (1000, 640), Area (1600, 1000) })
    {
        const auto layout = layoutsFor (window, false).mix;
        CHECK (layout.verdict.getWidth() >= 150);
        CHECK (layout.levels.getWidth() >= 80);
        CHECK (layout.loudness.getWidth() >= 80);
        CHECK (layout.levels.getHeight() >= 180);
    }
}

TEST_CASE ("at 1000 by 640 everything important is shown")
{
    const auto [window, mix] = layoutsFor (Area (1000, 640), false);

    CHECK_FALSE (window.isMini);
    CHECK_FALSE (window.topBar.isEmpty());
    CHECK_FALSE (mix.readouts.isEmpty());
    CHECK (mix.checks.getHeight() >= 200);
    CHECK (mix.timeline.getHeight() >= 110);
}

TEST_CASE ("at 1280 by 800 everything is shown, with the checks below the verdict")
{
    const auto mix = layoutsFor (Area (1280, 800), false).mix;

    for (const auto& area :
         { mix.verdict, mix.checks, mix.levels, mix.loudness, mix.readouts, mix.stereo, mix.tonal, mix.timeline })
        CHECK_FALSE (area.isEmpty());

    CHECK (mix.checksBelowVerdict);
    CHECK (mix.checks.getX() == mix.verdict.getX());
    CHECK (mix.checks.getY() == mix.verdict.getBottom());
    CHECK (mix.verdict.getHeight() >= 320);
    CHECK (mix.stereo.getWidth() >= 190);
    CHECK (mix.tonal.getWidth() >= 190);
}

TEST_CASE ("a small window shows only the verdict and the meters")
{
    const auto [window, mix] = layoutsFor (Area (420, 236), true);

    CHECK (window.isMini);
    CHECK (window.topBar.isEmpty());
    CHECK (mix.timeline.isEmpty());
    CHECK (mix.readouts.isEmpty());
}

TEST_CASE ("the banner has enough room at any size")
{
    for (const auto& window : { Area (smallestWidth, smallestHeight), Area (1000, 300), Area (1000, 640) })
    {
        const auto [outer, mix] = layoutsFor (window, true);
        CHECK (outer.banner.getHeight() >= 36);
        CHECK (outer.banner.getWidth() >= 400);
        CHECK (mix.verdict.getHeight() >= 160);
    }
}

TEST_CASE ("a banner makes nothing appear or disappear, and what is shown has enough room")
{
    for (const auto width : { 1000, 1280, 1900 })
        for (int height = smallestHeight; height <= 1600; ++height)
        {
            CAPTURE (width, height);
            const auto usual = layoutsFor (Area (width, height), false).mix,
                       withBanner = layoutsFor (Area (width, height), true).mix;

            REQUIRE (usual.checks.isEmpty() == withBanner.checks.isEmpty());
            REQUIRE (usual.stereo.isEmpty() == withBanner.stereo.isEmpty());
            REQUIRE (usual.timeline.isEmpty() == withBanner.timeline.isEmpty());
            REQUIRE (usual.checksBelowVerdict == withBanner.checksBelowVerdict);
            REQUIRE ((withBanner.checks.isEmpty() || withBanner.checks.getHeight() >= 100));
            REQUIRE ((withBanner.readouts.isEmpty() || withBanner.readouts.getHeight() >= 156));
            REQUIRE ((withBanner.stereo.isEmpty() || withBanner.stereo.getHeight() >= 150));
            REQUIRE ((! withBanner.checksBelowVerdict || withBanner.verdict.getHeight() >= 200));
        }

    CHECK (layoutsFor (Area (1000, 300), false).mix.checks.isEmpty());
    CHECK (layoutsFor (Area (1900, 320), false).mix.checks.isEmpty());
}
