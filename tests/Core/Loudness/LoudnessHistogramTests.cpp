#include "Core/Base/Decibels.h"
#include "Core/Loudness/LoudnessHistogram.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace twobus;

TEST_CASE ("an empty histogram has no mean and no percentile")
{
    const LoudnessHistogram histogram;
    CHECK (histogram.count() == 0);
    CHECK_FALSE (histogram.meanPower().has_value());
    CHECK_FALSE (histogram.meanPowerAbove (lufsToPower (-70.0)).has_value());
    CHECK_FALSE (histogram.percentilePowerFrom (lufsToPower (-70.0), 50.0).has_value());
}

TEST_CASE ("a histogram's means are exact, and its percentiles are right to 0.001 LU")
{
    std::mt19937 random (1);
    LoudnessHistogram histogram;
    std::vector<double> powers;

    for (int i = 0; i < 20000; ++i)
    {
        powers.push_back (lufsToPower (-70.0 + 102.0 * (static_cast<double> (random()) / 4294967296.0)));
        histogram.add (powers.back());
    }

    std::sort (powers.begin(), powers.end());

    for (const auto thresholdLufs : { -70.0, -50.0005, -23.456, 0.0, 29.0 })
    {
        CAPTURE (thresholdLufs);
        const auto first = std::lower_bound (powers.begin(), powers.end(), lufsToPower (thresholdLufs));
        const auto n = static_cast<double> (powers.end() - first);
        auto sum = 0.0;
        std::for_each (first, powers.end(), [&sum] (double power) { sum += power; });
        CHECK (powerToDb (histogram.meanPowerAbove (lufsToPower (thresholdLufs)).value())
               == near (powerToDb (sum / n), 1.0e-3));

        for (const auto percent : { 0.0, 10.0, 50.0, 80.0 })
        {
            const auto rank = std::llround ((n - 1.0) * percent / 100.0 + 1.0);
            const auto exact = powerToLufs (*(first + rank - 1));
            CAPTURE (percent, exact);

            if (exact < 29.9) // the last bin holds everything above
                CHECK (powerToLufs (histogram.percentilePowerFrom (lufsToPower (thresholdLufs), percent).value())
                       == near (exact, 0.0101));
        }
    }
}

TEST_CASE ("the mean of the values in the threshold's bin decides whether that bin counts")
{
    LoudnessHistogram histogram;
    histogram.add (lufsToPower (-29.9998));
    histogram.add (lufsToPower (-20.0005));

    CHECK (histogram.meanPowerAbove (lufsToPower (-29.9999)).value()
           == Approx ((lufsToPower (-29.9998) + lufsToPower (-20.0005)) / 2.0).epsilon (1.0e-12));
    CHECK (histogram.meanPowerAbove (lufsToPower (-29.9997)).value()
           == Approx (lufsToPower (-20.0005)).epsilon (1.0e-12));
    CHECK_FALSE (histogram.meanPowerAbove (lufsToPower (-20.0004)).has_value());
}

TEST_CASE ("values outside the bins keep their exact power")
{
    LoudnessHistogram histogram;
    histogram.add (lufsToPower (45.0));
    histogram.add (lufsToPower (60.0));
    CHECK (histogram.meanPower().value() == Approx ((lufsToPower (45.0) + lufsToPower (60.0)) / 2.0).epsilon (1.0e-12));

    histogram.clear();
    histogram.add (lufsToPower (-70.0));
    CHECK (powerToLufs (histogram.meanPower().value()) == near (-70.0, 1.0e-9));
    CHECK (powerToLufs (histogram.percentilePowerFrom (lufsToPower (-90.0), 10.0).value()) == near (-70.0, 1.0e-9));
}

TEST_CASE ("a cleared histogram is like new")
{
    LoudnessHistogram histogram;

    for (const auto lufs : { -70.0, -23.0, -23.0, 12.0, 40.0 })
        histogram.add (lufsToPower (lufs));

    histogram.clear();
    CHECK (histogram.count() == 0);
    CHECK_FALSE (histogram.meanPower().has_value());
    CHECK_FALSE (histogram.meanPowerAbove (lufsToPower (-80.0)).has_value());

    histogram.add (lufsToPower (-30.0));
    CHECK (powerToLufs (histogram.percentilePowerFrom (lufsToPower (-70.0), 95.0).value()) == near (-30.0, 1.0e-9));
}

TEST_CASE ("a day of blocks keeps its precision")
{
    LoudnessHistogram histogram;
    const auto power = lufsToPower (-23.0);

    for (int i = 0; i < 864000; ++i)
        histogram.add (power);

    CHECK (powerToLufs (histogram.meanPowerAbove (power / 10.0).value()) == near (-23.0, 1.0e-8));
}
