#include "App/Meters/StereoScope.h"
#include "Support/Catch.h"

#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

using namespace twobus;

namespace
{
StereoScope scopeOf (int side)
{
    StereoScope scope;
    scope.setSide (side);
    return scope;
}

int lightOf (const StereoScope& scope)
{
    auto sum = 0;

    for (int row = 0; row < scope.side(); ++row)
        for (int column = 0; column < scope.side(); ++column)
            sum += scope.brightness ({ column, row });

    return sum;
}
} // namespace

TEST_CASE ("on a goniometer mid is vertical, left and right are diagonal, and opposite sides are horizontal")
{
    const auto scope = scopeOf (201);
    const auto placed = [&scope] (float left, float right) {
        const auto [column, row] = scope.placeOf ({ left, right });
        return std::pair (column, row);
    };

    CHECK (placed (0.0f, 0.0f) == std::pair (100, 100));
    CHECK (placed (1.0f, 1.0f) == std::pair (100, 0));
    CHECK (placed (-1.0f, -1.0f) == std::pair (100, 200));
    CHECK (placed (1.0f, 0.0f) == std::pair (50, 50));
    CHECK (placed (0.0f, 1.0f) == std::pair (150, 50));
    CHECK (placed (-1.0f, 1.0f) == std::pair (200, 100));
    CHECK (placed (0.25f, 0.25f) == std::pair (100, 50)); // the root of a quarter is a half
    CHECK (placed (9.0f, 9.0f) == std::pair (100, 0));
}

TEST_CASE ("every pair is placed inside the diamond")
{
    const auto scope = scopeOf (101);

    for (float left = -1.5f; left <= 1.5f; left += 0.1f)
        for (float right = -1.5f; right <= 1.5f; right += 0.1f)
        {
            const auto [column, row] = scope.placeOf ({ left, right });
            REQUIRE (std::abs (column - 50) + std::abs (row - 50) <= 51);
        }
}

TEST_CASE ("a NaN or infinite sample is placed and shown as silence")
{
    constexpr auto nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();

    for (const auto invalid : { nan, -nan, infinity, -infinity })
    {
        CAPTURE (invalid);
        auto scope = scopeOf (101);
        const auto placed = [&scope] (StereoPair pair) {
            const auto [column, row] = scope.placeOf (pair);
            return std::pair (column, row);
        };

        CHECK (placed ({ invalid, invalid }) == placed ({ 0.0f, 0.0f }));
        CHECK (placed ({ invalid, 0.5f }) == placed ({ 0.0f, 0.5f }));
        CHECK (placed ({ 0.5f, invalid }) == placed ({ 0.5f, 0.0f }));

        const std::array silence { StereoPair { invalid, invalid }, StereoPair { 0.0f, invalid } };
        CHECK_FALSE (scope.advance (0.1, silence));
        CHECK (lightOf (scope) == 0);
    }
}

TEST_CASE ("a point fades by half in 150 ms at any frame rate")
{
    const std::array pairs { StereoPair { 0.5f, 0.5f }, StereoPair { 0.5f, 0.5f } };

    for (const auto numFrames : { 1, 9, 60 })
    {
        auto scope = scopeOf (101);
        REQUIRE (scope.advance (0.0, pairs));
        const auto before = lightOf (scope);

        for (int frame = 0; frame < numFrames; ++frame)
            scope.advance (StereoScope::halfLifeSeconds / numFrames, {});

        CHECK (std::abs (lightOf (scope) - before / 2) <= 1);
    }
}

TEST_CASE ("a dark goniometer needs no painting, and silence leaves no point")
{
    auto scope = scopeOf (101);
    CHECK_FALSE (scope.advance (0.1, {}));
    const std::array silence { StereoPair { 0.0f, 0.0f } };
    CHECK_FALSE (scope.advance (0.1, silence));
    const std::array sound { StereoPair { 0.1f, 0.0f } };
    CHECK (scope.advance (0.1, sound));
    CHECK (scope.advance (10.0, {})); // the last frame, which clears it
    CHECK_FALSE (scope.advance (0.1, {}));
    CHECK_FALSE (scopeOf (0).advance (0.1, sound));
}

TEST_CASE ("a goniometer tells each pixel that changed, and no more than were lit")
{
    auto scope = scopeOf (101);
    const std::array pairs { StereoPair { 0.1f, 0.0f }, StereoPair { 0.1f, 0.0f }, StereoPair { 0.3f, -0.2f },
                             StereoPair { 0.0f, 0.0f } };
    const auto picture = [&scope] {
        std::vector<int> pixels;

        for (int row = 0; row < scope.side(); ++row)
            for (int column = 0; column < scope.side(); ++column)
                pixels.push_back (scope.brightness ({ column, row }));

        return pixels;
    };

    for (int frame = 0; frame < 60; ++frame)
    {
        const auto before = picture();
        const auto isChanged =
            scope.advance (0.05, frame % 25 < 3 ? std::span<const StereoPair> (pairs) : std::span<const StereoPair>());
        const auto after = picture();
        std::set<int> told;

        for (const auto place : scope.changed())
            told.insert (place.row * scope.side() + place.column);

        CHECK (isChanged == ! told.empty());
        CHECK (told.size() <= 2);

        for (int pixel = 0; pixel < static_cast<int> (before.size()); ++pixel)
            if (before[static_cast<std::size_t> (pixel)] != after[static_cast<std::size_t> (pixel)])
                CHECK (told.contains (pixel));
    }
}
