#include "Present/Meters/LevelMeter.h"
#include "Present/Meters/MeterScale.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

TEST_CASE ("scales rise from 0 to 1 and clamp at their ends")
{
    std::vector<const MeterScale*> scales { &MeterScale::loudnessLufs(), &MeterScale::timeline() };

    for (const auto& face : levelMeterFaces())
        scales.push_back (&face.scale);

    for (const auto* scale : scales)
    {
        CHECK (scale->positionOf (-INFINITY) == 0.0);
        CHECK (scale->positionOf (std::nan ("")) == 0.0);
        CHECK (scale->positionOf (scale->lowest()) == Approx (0.0));
        CHECK (scale->positionOf (scale->highest()) == Approx (1.0));
        CHECK (scale->positionOf (scale->highest() + 20.0) == 1.0);

        auto last = -1.0;

        for (auto level = scale->lowest(); level <= scale->highest(); level += 0.25)
        {
            CHECK (scale->positionOf (level) > last);
            last = scale->positionOf (level);
        }

        for (const auto& mark : scale->marks())
            CHECK (scale->positionOf (mark.level) == Approx (mark.position));
    }
}

TEST_CASE ("between two marks a scale is linear in dB")
{
    const auto& scale = MeterScale::peakDbfs();
    CHECK (scale.positionOf (-4.5) == Approx ((scale.positionOf (-6.0) + scale.positionOf (-3.0)) / 2.0));
}

TEST_CASE ("an input at full scale is clipped, and one above -6 dBFS is too hot for a take")
{
    const auto& scale = MeterScale::inputDbfs();
    CHECK (scale.zoneOf (-6.0) == Zone::normal);
    CHECK (scale.zoneOf (-5.9) == Zone::caution);
    CHECK (scale.zoneOf (-0.1) == Zone::caution);
    CHECK (scale.zoneOf (0.0) == Zone::damage);
    CHECK (scale.positionOf (-18.0) == MeterScale::peakDbfs().positionOf (-18.0));
}

TEST_CASE ("a scale with other zones has the same marks")
{
    const auto scale = MeterScale::peakDbfs().with ({ -1.0, 0.0 });
    CHECK (scale.zoneOf (-1.0) == Zone::normal);
    CHECK (scale.zoneOf (-0.9) == Zone::caution);
    CHECK (scale.zoneOf (0.1) == Zone::damage);
    CHECK (scale.positionOf (-9.0) == MeterScale::peakDbfs().positionOf (-9.0));
    CHECK (MeterScale::peakDbfs().zoneOf (-2.0) == Zone::caution);
}

TEST_CASE ("a peak bar has the right zones")
{
    const auto zone = [] (double levelDbfs) { return MeterScale::peakDbfs().zoneOf (levelDbfs); };
    CHECK (zone (-3.0) == Zone::normal);
    CHECK (zone (-2.9) == Zone::caution);
    CHECK (zone (0.0) == Zone::caution);
    CHECK (zone (0.04) == Zone::caution);
    CHECK (zone (0.1) == Zone::damage);
    CHECK (zone (-INFINITY) == Zone::normal);
}
