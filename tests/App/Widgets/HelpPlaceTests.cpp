#include "App/Widgets/HelpPlace.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

/** Text that needs this area in square pixels, in lines of 18 pixels. */
auto textOf (int squarePixels)
{
    return [squarePixels] (int width) { return (squarePixels / width / 18 + 1) * 18; };
}

constexpr auto usualText = 25'000; // 340 x 90 or so
} // namespace

TEST_CASE ("help stands beside the panel, on the side that has room, as near to the part as it can")
{
    const Area window (1280, 800);
    const auto place = [&window] (Area part, Area panel) {
        return placeForHelp ({ part, panel }, window, textOf (usualText));
    };

    const Area left (14, 300, 300, 300), right (900, 60, 360, 200), bottom (14, 650, 1250, 130);
    const auto onTheRight = place (left.withHeight (20).translated (0, 100), left);
    CHECK (onTheRight.getX() == left.getRight() + 6);
    CHECK (onTheRight.getY() == 400);

    const auto below = place (right.withHeight (40).withWidth (100), right);
    CHECK (below.getY() == right.getBottom() + 6);
    CHECK (below.getX() == right.getX());

    const auto above = place (bottom, bottom);
    CHECK (above.getBottom() == bottom.getY() - 6);
    CHECK (above.getX() == bottom.getX());
}

TEST_CASE ("help without room beside the panel stands beside the part's row, or else beside the part")
{
    const Area window (420, 300);
    const auto place = [&window] (Area part) { return placeForHelp ({ part, window }, window, textOf (usualText)); };

    const auto row = place ({ 8, 40, 404, 24 });
    REQUIRE_FALSE (row.isEmpty());
    CHECK (row.getY() >= 64);
    CHECK (window.contains (row));

    // A column as high as the window: no place above or below it.
    const auto column = place ({ 0, 0, 100, 300 });
    REQUIRE_FALSE (column.isEmpty());
    CHECK (column.getX() >= 100);
    CHECK (window.contains (column));
}

TEST_CASE ("help that would lie on the part it explains has no place")
{
    CHECK (placeForHelp ({ { 10, 10, 400, 220 }, { 10, 10, 400, 220 } }, { 420, 236 }, textOf (usualText)).isEmpty());
    CHECK (placeForHelp ({ { 10, 10, 100, 20 }, { 10, 10, 100, 100 } }, { 200, 60 }, textOf (usualText)).isEmpty());
}
