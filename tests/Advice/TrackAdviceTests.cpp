#include "Advice/TrackAdvice.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace twobus;

namespace
{
/** Readings whose worst moment has these values, which is also the only instant above the aim. */
TrackShareReadings readingsWith (std::vector<double> values, double restDb = -60.0, double rest = 0.0)
{
    TrackShareReadings readings;
    readings.restDb = restDb;
    readings.restBandHz = 63.0;
    readings.isHeard.assign (values.size(), true);
    TrackMoment moment;
    moment.value = std::accumulate (values.begin(), values.end(), rest);
    moment.truePeakDbtp = amplitudeToDb (std::abs (moment.value));
    moment.values = values;
    moment.rest = rest;
    moment.restDb = restDb;
    readings.moments.push_back (moment);
    readings.instants.push_back ({ std::move (values), rest });
    return readings;
}

/** The highest magnitude of the instants with the advice's trims. */
double highestWith (const TrackAdvice& advice, const std::vector<TrackInstant>& instants)
{
    auto highest = 0.0;

    for (const auto& instant : instants)
    {
        auto sum = instant.rest;

        for (const auto& share : advice.shares)
            for (const auto track : share.tracks)
                sum += instant.values[track] * dbToAmplitude (share.trimDb);

        highest = std::max (highest, std::abs (sum));
    }

    return highest;
}
} // namespace

TEST_CASE ("track shares are parts of the worst peak, the largest first, with their signs")
{
    for (const auto sign : { 1.0, -1.0 })
    {
        const auto advice = adviseTracks (readingsWith ({ sign * 0.1, sign * 0.4, sign * -0.05 }), -3.0);
        CHECK (advice.trust == TrackTrust::real);
        REQUIRE (advice.shares.size() == 3);
        CHECK (advice.shares[0].tracks == std::vector<std::size_t> { 1 });
        CHECK (advice.shares[0].share == Approx (0.4 / 0.45));
        CHECK (advice.shares[1].tracks == std::vector<std::size_t> { 0 });
        CHECK (advice.shares[2].share == Approx (-0.05 / 0.45));
        CHECK_FALSE (advice.isOverAim);
        CHECK_FALSE (advice.hasTrims);
    }
}

TEST_CASE ("track shares are real up to a rest of -30 dB, an estimate up to -20, and not shown beyond")
{
    struct Case
    {
        double restDb;
        TrackTrust trust;
    };

    for (const auto& [restDb, trust] :
         { Case { -std::numeric_limits<double>::infinity(), TrackTrust::real }, Case { -30.0, TrackTrust::real },
           Case { -29.9, TrackTrust::estimate }, Case { -20.0, TrackTrust::estimate },
           Case { -19.9, TrackTrust::refused }, Case { 3.0, TrackTrust::refused } })
    {
        CAPTURE (restDb);
        const auto advice = adviseTracks (readingsWith ({ 0.5, 0.4 }, restDb), -6.0);
        CHECK (advice.trust == trust);
        CHECK (advice.restDb == restDb);
        CHECK (advice.shares.empty() == (trust == TrackTrust::refused));
        CHECK (advice.restBandHz.has_value() == (trust != TrackTrust::real));
    }
}

TEST_CASE ("the rest at the worst moment decides, not that of the present seconds")
{
    auto readings = readingsWith ({ 0.5, 0.4 }, -12.0);
    readings.restDb = -60.0;
    CHECK (adviseTracks (readings, -6.0).trust == TrackTrust::refused);
    CHECK (adviseTracks (readings, -6.0).restDb == -12.0);
    readings.moments.clear();
    CHECK (adviseTracks (readings, -6.0).trust == TrackTrust::real);
    CHECK (adviseTracks (readings, -6.0).shares.empty());
}

TEST_CASE ("before there is enough audio there are no shares")
{
    auto readings = readingsWith ({ 0.5, 0.4 });
    readings.restDb.reset();
    const auto advice = adviseTracks (readings, -6.0);
    CHECK (advice.trust == TrackTrust::waiting);
    CHECK (advice.shares.empty());
    CHECK (adviseTracks ({}, -6.0).trust == TrackTrust::waiting);
}

TEST_CASE ("the smallest trims of tracks that reach the aim are offered")
{
    // 0.5 + 0.1 = -4.4 dBTP; for -6 dBTP, 0.501, the first track alone has to lose 1.91 dB.
    const auto readings = readingsWith ({ 0.5, 0.1 });
    const auto advice = adviseTracks (readings, -6.0);
    CHECK (advice.isOverAim);
    REQUIRE (advice.hasTrims);
    CHECK (advice.shares[0].trimDb == -2.0);
    CHECK (advice.shares[1].trimDb == 0.0);
    CHECK (highestWith (advice, readings.instants) <= dbToAmplitude (-6.0));
}

TEST_CASE ("the rest keeps its level: trims make up for it, or there are none")
{
    const auto readings = readingsWith ({ 0.4, 0.1 }, -25.0, 0.1);
    const auto advice = adviseTracks (readings, -6.0);
    REQUIRE (advice.hasTrims);
    CHECK (advice.restShare == Approx (0.1 / 0.6));
    CHECK (advice.shares[0].trimDb == -2.5); // 0.4 to 0.301
    CHECK_FALSE (adviseTracks (readingsWith ({ 0.1, 0.1 }, -25.0, 0.6), -6.0).hasTrims);
}

TEST_CASE ("tracks that cannot be told apart are one share, and are lowered together")
{
    auto readings = readingsWith ({ 0.3, 0.05, 0.3, 0.05, 0.02 });
    readings.moments.front().alike = { { 0, 2 } };
    readings.alike = { { 1, 3 } };
    const auto advice = adviseTracks (readings, -6.0);
    REQUIRE (advice.shares.size() == 3);
    CHECK (advice.shares[0].tracks == std::vector<std::size_t> { 0, 2 });
    CHECK (advice.shares[0].share == Approx (0.6 / 0.72));
    CHECK (advice.shares[1].tracks == std::vector<std::size_t> { 1, 3 });
    REQUIRE (advice.hasTrims);
    CHECK (advice.shares[0].trimDb < 0.0);
    CHECK (highestWith (advice, readings.instants) <= dbToAmplitude (-6.0));

    // Groups that share a track are one.
    readings.alike = { { 2, 4 } };
    CHECK (adviseTracks (readings, -6.0).shares[0].tracks == std::vector<std::size_t> { 0, 2, 4 });
}

TEST_CASE ("trims of tracks hold for all instants, whichever are the worst")
{
    std::mt19937 generator (1);
    std::uniform_real_distribution<double> level (0.02, 0.35), sign (-0.4, 1.0);
    auto numFound = 0;

    for (int i = 0; i < 20; ++i)
    {
        auto readings = readingsWith ({ 0.35, 0.3, 0.2, 0.1, 0.05, 0.04 });
        std::vector<double> levels (6);

        for (auto& track : levels)
            track = level (generator);

        for (int instant = 0; instant < 500; ++instant)
        {
            TrackInstant more;

            for (const auto track : levels)
                more.values.push_back (track * sign (generator));

            readings.instants.push_back (more);
        }

        const auto advice = adviseTracks (readings, -6.0);

        if (! advice.hasTrims)
            continue;

        ++numFound;
        CAPTURE (i);
        CHECK (highestWith (advice, readings.instants) <= dbToAmplitude (-6.0) * (1.0 + 1e-9));
    }

    CHECK (numFound >= 5);
}

TEST_CASE ("an instant that many worse ones hide is mended too")
{
    auto readings = readingsWith ({ 0.8, 0.02, 0.02 });

    for (int i = 0; i < 300; ++i)
        readings.instants.push_back ({ { 0.8, 0.02, 0.02 }, 0.0 });

    readings.instants.push_back ({ { 0.02, 0.6, 0.02 }, 0.0 });
    const auto advice = adviseTracks (readings, -6.0);
    REQUIRE (advice.hasTrims);
    CHECK (advice.shares[0].trimDb < 0.0);
    CHECK (highestWith (advice, readings.instants) <= dbToAmplitude (-6.0) * (1.0 + 1e-9));
}

TEST_CASE ("tracks that did not sound are named")
{
    auto readings = readingsWith ({ 0.3, 0.0, 0.1 });
    readings.isHeard[1] = false;
    CHECK (adviseTracks (readings, -6.0).unheard == std::vector<std::size_t> { 1 });
}
