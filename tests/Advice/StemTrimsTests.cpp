#include "Advice/StemTrims.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace twobus;

namespace
{
double sumOf (const StemValues& values, const std::vector<double>& trimsDb)
{
    auto sum = 0.0;

    for (std::size_t i = 0; i < values.size(); ++i)
        sum += values[i] * dbToAmplitude (trimsDb[i]);

    return sum;
}

bool meets (const std::vector<StemValues>& instants, const std::vector<double>& trimsDb, double aimDbtp)
{
    return std::all_of (instants.begin(), instants.end(), [&] (const StemValues& values) {
        return std::abs (sumOf (values, trimsDb)) <= dbToAmplitude (aimDbtp) * (1.0 + 1e-9);
    });
}

std::size_t numTrimmed (const std::vector<double>& trimsDb)
{
    return static_cast<std::size_t> (
        std::count_if (trimsDb.begin(), trimsDb.end(), [] (double trim) { return trim < 0.0; }));
}

double totalOf (const std::vector<double>& trimsDb) { return -std::accumulate (trimsDb.begin(), trimsDb.end(), 0.0); }

/** Instants of a mix with stems of different levels and signs. */
std::vector<StemValues> randomInstants (std::size_t numStems, std::size_t numInstants, std::uint32_t seed)
{
    std::mt19937 generator (seed);
    std::uniform_real_distribution<double> level (0.02, 0.5), sign (-0.4, 1.0);
    std::vector<double> levels (numStems);

    for (auto& stem : levels)
        stem = level (generator);

    std::vector<StemValues> instants (numInstants, StemValues (numStems));

    for (auto& values : instants)
        for (std::size_t i = 0; i < numStems; ++i)
            values[i] = levels[i] * sign (generator);

    return instants;
}

/** Tries every combination of whole steps for the fewest stems, then the fewest dB. Returns the number of stems and the
    dB. */
std::pair<std::size_t, double> bestByExhaustiveSearch (const std::vector<StemValues>& instants, double aimDbtp,
                                                       const StemTrimLimits& limits)
{
    const auto numStems = instants.front().size();
    const auto numSteps = static_cast<int> (limits.mostDb / limits.stepDb) + 1;
    std::pair<std::size_t, double> best { numStems, 1e9 };
    std::vector<int> steps (numStems, 0);

    for (;;)
    {
        std::vector<double> trims (numStems);
        std::transform (steps.begin(), steps.end(), trims.begin(), [&] (int step) { return -step * limits.stepDb; });

        if (meets (instants, trims, aimDbtp))
            best = std::min (best, { numTrimmed (trims), totalOf (trims) });

        std::size_t stem = 0;

        while (stem < numStems && ++steps[stem] == numSteps)
            steps[stem++] = 0;

        if (stem == numStems)
            return best;
    }
}
} // namespace

TEST_CASE ("one stem is lowered if that suffices, by the smallest safe amount")
{
    // The sum 0.6 + 0.25 + 0.05 must become 0.5: the first stem is left with 0.2, which is -9.54 dB.
    const auto trims = smallestTrims (std::vector<StemValues> { { 0.6, 0.25, 0.05 } }, amplitudeToDb (0.5));
    REQUIRE (trims.has_value());
    CHECK (*trims == std::vector<double> { -10.0, 0.0, 0.0 });

    StemTrimLimits fine;
    fine.stepDb = 0.1;
    CHECK ((*smallestTrims (std::vector<StemValues> { { 0.6, 0.25, 0.05 } }, amplitudeToDb (0.5), fine))[0]
           == Approx (-9.6));
}

TEST_CASE ("kick and bass: neither suffices alone, so both are lowered and the third is unchanged")
{
    const std::vector<StemValues> instants { { 0.41, 0.36, 0.10 } };
    const auto trims = smallestTrims (instants, -6.0);
    REQUIRE (trims.has_value());
    CHECK (numTrimmed (*trims) == 2);
    CHECK ((*trims)[2] == 0.0);
    CHECK (meets (instants, *trims, -6.0));
    CHECK (totalOf (*trims) == Approx (bestByExhaustiveSearch (instants, -6.0, {}).second));
}

TEST_CASE ("a stem that lowers the peak isn't turned down, even if it is the loudest")
{
    const std::vector<StemValues> instants { { -0.9, 0.8, 0.7 } };
    const auto trims = smallestTrims (instants, -6.0);
    REQUIRE (trims.has_value());
    CHECK ((*trims)[0] == 0.0);
    CHECK (meets (instants, *trims, -6.0));
}

TEST_CASE ("lowering a stem for one instant can't raise another instant over the aim")
{
    // Turning down the first stem alone would fix the first instant, but in the second instant that stem cancels part
    // of the others.
    const std::vector<StemValues> instants { { 0.5, 0.3, 0.0 }, { -0.45, 0.3, 0.6 } };
    const auto aim = amplitudeToDb (0.5);
    const auto trims = smallestTrims (instants, aim);
    REQUIRE (trims.has_value());
    CHECK (numTrimmed (*trims) == 2);
    CHECK (meets (instants, *trims, aim));
    CHECK_FALSE (meets (instants, { -8.0, 0.0, 0.0 }, aim));
    CHECK (meets ({ instants.front() }, { -8.0, 0.0, 0.0 }, aim));
}

TEST_CASE ("negative peaks count like positive ones")
{
    const std::vector<StemValues> up { { 0.6, 0.25, 0.05 }, { 0.1, 0.55, 0.2 } };
    auto down = up;

    for (auto& value : down[1])
        value = -value;

    CHECK (smallestTrims (up, -6.0) == smallestTrims (down, -6.0));
}

TEST_CASE ("stems that are low enough are unchanged, and a peak that no few stems can fix is reported")
{
    CHECK (smallestTrims (std::vector<StemValues> { { 0.2, 0.2 } }, -6.0) == std::vector<double> { 0.0, 0.0 });
    CHECK (smallestTrims ({}, -6.0)->empty());
    CHECK_FALSE (smallestTrims (std::vector<StemValues> { { 0.5, 0.5 } }, -6.0).has_value()); // needs the master fader
    CHECK_FALSE (smallestTrims (std::vector<StemValues> { { 0.9 } }, -6.0).has_value());
    CHECK_FALSE (smallestTrims (std::vector<StemValues> (1, StemValues (40, 0.05)), -6.0).has_value());
}

TEST_CASE ("the smallest set and its trims match an exhaustive search")
{
    StemTrimLimits coarse;
    coarse.stepDb = 1.5;
    auto numMended = 0;

    for (std::uint32_t seed = 1; seed <= 60; ++seed)
    {
        const auto instants = randomInstants (4, 6, seed);
        const auto aim = -3.0 - seed % 7;
        const auto [stems, total] = bestByExhaustiveSearch (instants, aim, coarse);
        const auto trims = smallestTrims (instants, aim, coarse);
        CAPTURE (seed, aim, stems, total);
        REQUIRE (trims.has_value() == (stems < 4));

        if (! trims)
            continue;

        numMended += stems > 0 ? 1 : 0;
        CHECK (meets (instants, *trims, aim));
        CHECK (numTrimmed (*trims) == stems);
        CHECK (totalOf (*trims) == Approx (total));
    }

    CHECK (numMended > 20);
}

TEST_CASE ("trims follow the stems in any order")
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed)
    {
        const auto instants = randomInstants (8, 40, seed);
        auto turned = instants;

        for (auto& values : turned)
            std::reverse (values.begin(), values.end());

        auto trims = smallestTrims (instants, -7.0);
        const auto trimsTurned = smallestTrims (turned, -7.0);
        CAPTURE (seed);
        REQUIRE (trims.has_value() == trimsTurned.has_value());

        if (trims)
        {
            std::reverse (trims->begin(), trims->end());
            CHECK (*trims == *trimsTurned);
        }
    }
}

TEST_CASE ("of many stems the largest are searched, wherever they are in the list")
{
    StemValues values (20, 0.005);
    values[18] = 0.4;
    values[19] = 0.35;
    const auto trims = smallestTrims (std::vector<StemValues> { values }, -6.0);
    REQUIRE (trims.has_value());
    CHECK (numTrimmed (*trims) == 2);
    CHECK ((*trims)[18] < 0.0);
    CHECK ((*trims)[19] < 0.0);
}

TEST_CASE ("with many stems and instants the search ends within its limits")
{
    const auto instants = randomInstants (256, 512, 5);
    auto loudest = 0.0;

    for (const auto& values : instants)
        loudest = std::max (loudest, std::abs (sumOf (values, std::vector<double> (256, 0.0))));

    const auto aim = amplitudeToDb (loudest) - 1.0;

    if (const auto trims = smallestTrims (instants, aim))
    {
        CHECK (meets (instants, *trims, aim));
        CHECK (numTrimmed (*trims) <= StemTrimLimits().mostStems);
        CHECK (*std::min_element (trims->begin(), trims->end()) >= -12.0);
    }
}

TEST_CASE ("a stem can be lowered by all that the limits allow, to meet the aim exactly")
{
    const std::vector<StemValues> instants { { 1.0, 0.1 } };
    const auto aimDbtp = amplitudeToDb (0.1 + dbToAmplitude (-12.0));
    const auto trims = smallestTrims (instants, aimDbtp);
    REQUIRE (trims.has_value());
    CHECK (*trims == std::vector<double> { -12.0, 0.0 });
    CHECK_FALSE (smallestTrims (instants, aimDbtp - 0.001).has_value());
}

TEST_CASE ("of equal total trims the most even one wins, and of equal sets the first")
{
    // Turn both down by 4.5 dB, or one by 4.0 and the other by 5.0 dB; neither stem alone is enough.
    const std::vector<StemValues> two { { 0.5, 0.5, 0.05 } };
    CHECK (smallestTrims (two, amplitudeToDb (0.647)) == std::vector<double> { -4.5, -4.5, 0.0 });

    const std::vector<StemValues> three { { 0.5, 0.5, 0.5 } };
    CHECK (smallestTrims (three, amplitudeToDb (1.097)) == std::vector<double> { -4.5, -4.5, 0.0 });
}
