#pragma once

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <vector>

/** @file
    Wall-clock times of pieces of work, taken in turns so that a machine that grows busy slows them all.
*/
namespace twobus::bench
{
/** How much is measured. With TWOBUS_BENCH_BRIEF set a hundredth of it is: enough to see that the benchmarks run. */
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

/** Seconds of each round of each work: [work][round]. One untimed round comes first. */
inline std::vector<std::vector<double>> secondsInTurns (std::span<const Work> works, int rounds)
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

/** How many times as long the second took as the first, in each round. */
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
