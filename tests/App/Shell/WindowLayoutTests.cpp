#include "App/Mix/MixLayout.h"
#include "App/Shell/WindowLayout.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

#include <array>

using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

MixLayout mixIn (Area window, const MixLayoutChoices& choices = {})
{
    return mixLayoutFor (layoutFor (window, false, 0).page.withZeroOrigin(), choices);
}

std::array<Area, 9> partsOf (const MixLayout& mix)
{
    return { mix.verdict, mix.checks, mix.levels, mix.loudness, mix.readouts,
             mix.stereo,  mix.tonal,  mix.border, mix.timeline };
}
} // namespace

TEST_CASE ("nothing overlaps or leaves the page at any size, and every part is there")
{
    for (int width = smallestWidth; width <= 5200; width += 61)
        for (int height = smallestHeight; height <= 2900; height += 53)
        {
            CAPTURE (width, height);
            const auto page = layoutFor (Area (width, height), false, 0).page.withZeroOrigin();
            const auto mix = mixLayoutFor (page);
            const auto parts = partsOf (mix);
            REQUIRE (mix.height >= page.getHeight());

            for (std::size_t i = 0; i < parts.size(); ++i)
            {
                REQUIRE (page.withHeight (mix.height).contains (parts[i]));
                REQUIRE ((&parts[i] == &parts[7] || ! parts[i].isEmpty())); // the border exists on some pages only

                for (auto j = i + 1; j < parts.size(); ++j)
                    REQUIRE_FALSE (parts[i].intersects (parts[j]));
            }
        }
}

TEST_CASE ("every part has room to be read at any size")
{
    for (int width = smallestWidth; width <= 5200; width += 37)
        for (int height = smallestHeight; height <= 2900; height += 41)
        {
            CAPTURE (width, height);
            const auto mix = mixIn (Area (width, height));
            REQUIRE (mix.verdict.getWidth() >= 200);
            REQUIRE (mix.verdict.getHeight() >= 200);
            REQUIRE (mix.checks.getWidth() >= 250);
            REQUIRE (mix.checks.getHeight() >= 220);
            REQUIRE (mix.levels.getWidth() >= 80);
            REQUIRE (mix.loudness.getWidth() >= 70);
            REQUIRE (mix.readouts.getWidth() >= 280);
            REQUIRE (mix.readouts.getHeight() >= 170);
            REQUIRE (mix.stereo.getWidth() >= 148);
            REQUIRE (mix.stereo.getHeight() >= 200);
            REQUIRE (mix.tonal.getWidth() >= 148);
            REQUIRE (mix.timeline.getHeight() >= 120);
        }
}

TEST_CASE ("from 1000 by 660 on, the whole mix page is seen at once")
{
    for (const auto& window : { Area (1000, 660), Area (1100, 700), Area (1280, 800), Area (3840, 2160) })
        CHECK (mixIn (window).height == layoutFor (window, false, 0).page.getHeight());
}

TEST_CASE ("one channel leaves no empty stereo view")
{
    for (const auto& window : { Area (420, 640), Area (800, 600), Area (1280, 800) })
    {
        const auto stereo = mixIn (window), mono = mixIn (window, { {}, true });
        CHECK (mono.stereo.isEmpty());
        CHECK (mono.tonal == stereo.stereo.getUnion (stereo.tonal));
        CHECK (mono.height == stereo.height);
    }
}

TEST_CASE ("a high window gives the timeline most of what it has more")
{
    const auto usual = mixIn (Area (1280, 800)), high = mixIn (Area (1280, 1200));
    CHECK (high.timeline.getHeight() - usual.timeline.getHeight() >= 200);
    CHECK (high.levels.getHeight() > usual.levels.getHeight());
}

TEST_CASE ("the border above the timeline stays where it is dragged, within its limits")
{
    const Area window (1280, 1000);
    const auto height = mixIn (window).height;
    const auto timelineWith = [&] (int borderY) {
        return mixIn (window, { timelineShareAt (borderY, height), false }).timeline;
    };

    for (const auto y : { 440, 500, 700 })
        CHECK (std::abs (timelineWith (y).getY() - theme::gap - y) <= 1);

    CHECK (timelineWith (10).getY() == 424 + theme::gap);
    CHECK (timelineWith (990).getHeight() == 124);
}

TEST_CASE ("the mini view is verdict and meters alone, with a notice below them")
{
    for (const auto noticeHeight : { 0, 30, 60 })
    {
        const auto window = layoutFor (Area (420, 236), true, noticeHeight);
        const auto mix = miniLayoutFor (window.page);
        CHECK (window.isMini);
        CHECK (window.topBar.isEmpty());
        CHECK (window.status.getHeight() == noticeHeight);
        CHECK (mix.verdict.getHeight() >= 158);
        CHECK (mix.levels.getWidth() >= 80);
        CHECK (mix.timeline.isEmpty());
        CHECK (mix.readouts.isEmpty());
    }
}

TEST_CASE ("a small window that is no mini view has its controls and its whole page")
{
    const auto window = layoutFor (Area (420, 300), false, 0);
    CHECK_FALSE (window.isMini);
    CHECK (window.isCompact);
    CHECK (window.topBar.getHeight() >= 36);
}

TEST_CASE ("a mini view that is made large is the whole window")
{
    CHECK_FALSE (layoutFor (Area (1280, 800), true, 0).isMini);
}

TEST_CASE ("a notice moves nothing on the page")
{
    for (const auto width : { 420, 1000, 1280, 1900 })
        for (int height = smallestHeight; height <= 1600; ++height)
        {
            CAPTURE (width, height);
            const auto without = layoutFor (Area (width, height), false, 0),
                       with = layoutFor (Area (width, height), false, 40);
            REQUIRE (with.page == without.page);
            REQUIRE (with.status == without.status);
            REQUIRE (with.status.getHeight() >= 28);
            REQUIRE (with.status.getBottom() <= height);
            REQUIRE_FALSE (with.status.intersects (with.page));
        }
}
