#pragma once

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <vector>

/** @file
    Wall-clock times of pieces of work. The pieces take turns, so that a busy machine slows all of them equally.
*/
namespace twobus::bench
{
/** The amount to measure. If TWOBUS_BENCH_BRIEF is set it is a hundredth of `wanted`, which is enough to see that the
    benchmarks run. */
inline int amountOf (int wanted)
{
    static const auto isBrief = std::getenv ("TWOBUS_BENCH_BRIEF") != nullptr;
    return isBrief ? std::max (1, wanted / 100) : wanted;
}

struct Work
{
    std::string name;
    std::function<void()> run;
};

/** The seconds of each round of each piece of work: [work][round]. One untimed round comes first. */
inline std::vector<std::vector<double>> alternatingSeconds (std::span<const Work> works, int rounds)
{
    std::vector<std::vector<double>> seconds (works.size());

    for (int round = -1; round < rounds; ++round)
    {
        for (std::size_t i = 0; i < works.size(); ++i)
        {
            const auto start = std::chrono::steady_clock::now();
            works[i].run();
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

            if (round >= 0)
                seconds[i].push_back (taken.count());
        }
    }

    return seconds;
}

inline double median (std::vector<double> values)
{
    std::sort (values.begin(), values.end());
    return values[values.size() / 2];
}

/** The time of the second divided by the time of the first, for each round. */
inline std::vector<double> ratiosOf (const std::vector<double>& first, const std::vector<double>& second)
{
    std::vector<double> ratios;

    for (std::size_t i = 0; i < first.size(); ++i)
        ratios.push_back (second[i] / first[i]);

    return ratios;
}

inline double medianRatio (const std::vector<double>& first, const std::vector<double>& second)
{
    return median (ratiosOf (first, second));
}
} // namespace twobus::bench
