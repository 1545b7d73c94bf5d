#include "App/Session/FramePacer.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
/** Number of frames that the pacer lets through in one second at this refresh rate. */
int framesOf (double refreshesPerSecond)
{
    FramePacer pacer (60.0);
    auto frames = 0;

    for (int i = 0; i < static_cast<int> (refreshesPerSecond); ++i)
        frames += pacer.isDue (100.0 + i / refreshesPerSecond) ? 1 : 0;

    return frames;
}
} // namespace

TEST_CASE ("a faster display is limited to 60 frames a second")
{
    CHECK (framesOf (60.0) == 60);
    CHECK (framesOf (50.0) == 50);

    for (const auto refreshes : { 62.5, 75.0, 100.0, 120.0, 144.0, 240.0, 1000.0 })
    {
        CHECK (framesOf (refreshes) <= 61);
        CHECK (framesOf (refreshes) >= 50);
    }
}

TEST_CASE ("frames missed in a stall aren't caught up")
{
    FramePacer pacer (60.0);
    CHECK (pacer.isDue (1.0));
    CHECK (pacer.isDue (5.0));
    CHECK_FALSE (pacer.isDue (5.001));
}
