#include "Core/Base/LossOfRun.h"
#include "Support/Catch.h"

#include <array>

using namespace twobus;

namespace
{
/** How far the parabola `height - bend t^2`, cut off at 0, lies below the run: the two samples beside a run of this
    length in its middle. */
std::array<float, 2> besideRun (std::size_t length, float height, float bend)
{
    const auto first = (static_cast<float> (length) + 1.0f) / 2.0f;
    return { bend * first * first - height, bend * (first + 1.0f) * (first + 1.0f) - height };
}
} // namespace

TEST_CASE ("of a parabola that was cut off, the loss is what was cut off")
{
    // With this bend the parabola crosses 0 half a sample outside the run.
    for (const std::size_t length : { 3u, 4u, 5u, 12u, 40u })
        for (const auto height : { 0.001f, 0.01f, 0.1f, 0.5f })
        {
            const auto half = static_cast<float> (length) / 2.0f;
            const auto beside = besideRun (length, height, height / (half * half));
            CAPTURE (length, height);
            CHECK (lossOfRun (length, beside, beside) == near (height, 1.0e-4));
            CHECK (smallestLossOfRun (length, beside[0]) <= height);
        }
}

TEST_CASE ("the flatter side of a run decides how much it lost")
{
    const auto steep = besideRun (5, 0.5f, 0.08f), flat = besideRun (5, 0.05f, 0.008f);
    CHECK (lossOfRun (5, steep, flat) < 0.06f);
    CHECK (lossOfRun (5, flat, steep) == lossOfRun (5, steep, flat));
}

TEST_CASE ("a run is deep from 0.1 dB on")
{
    CHECK (isDeep (0.0117f, 1.0f));
    CHECK_FALSE (isDeep (0.0115f, 1.0f));
    CHECK (isDeep (0.00585f, 0.5f));
}
