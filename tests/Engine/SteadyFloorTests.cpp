#include "Engine/SteadyFloor.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

namespace
{
void addSeconds (History& history, int seconds, float fromLufs, float toLufs)
{
    for (int row = 0; row < seconds * 10; ++row)
    {
        const auto lufs = fromLufs + (toLufs - fromLufs) * static_cast<float> (row) / static_cast<float> (seconds * 10);
        history.append ({ lufs, lufs, lufs + 10.0f, lufs + 10.0f });
    }
}

std::optional<double> floorAfter (int seconds, float fromLufs, float toLufs, std::optional<double> loudestLufs = -14.0)
{
    History history;
    addSeconds (history, 60, -16.0f, -14.0f);
    addSeconds (history, seconds, fromLufs, toLufs);
    return steadyFloorLufs (history, loudestLufs);
}
} // namespace

TEST_CASE ("a hum that goes on for half a minute after the music is a floor")
{
    CHECK (floorAfter (30, -48.0f, -48.0f).value() == near (-48.0, 1.0e-4));
    CHECK (floorAfter (30, -48.0f, -50.0f).value() == near (-48.0, 1.0e-4));
    CHECK (floorAfter (300, -57.0f, -57.0f).value() == near (-57.0, 1.0e-4));
}

TEST_CASE ("music, a fade and what was too short are no floor")
{
    CHECK_FALSE (floorAfter (29, -48.0f, -48.0f).has_value());
    CHECK_FALSE (floorAfter (60, -40.0f, -57.0f).has_value()); // a fade of 17 LU
    CHECK_FALSE (floorAfter (30, -39.0f, -39.0f).has_value());
    CHECK_FALSE (floorAfter (30, -48.0f, -48.0f, -29.0).has_value()); // the pass is soft itself
    CHECK_FALSE (floorAfter (30, NAN, NAN).has_value());
    CHECK_FALSE (floorAfter (30, -INFINITY, -INFINITY).has_value());
    CHECK_FALSE (floorAfter (30, -48.0f, -48.0f, std::nullopt).has_value());
    CHECK_FALSE (steadyFloorLufs (History(), -14.0).has_value());
}
