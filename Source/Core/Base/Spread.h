#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace twobus
{
/** The mean of values and their standard deviation. Neither exists without values: check the count first. */
struct Spread
{
    void add (double value) noexcept
    {
        ++count;
        sum += value;
        sumOfSquares += value * value;
    }

    double mean() const noexcept { return sum / static_cast<double> (count); }
    double deviation() const noexcept
    {
        return std::sqrt (std::max (0.0, sumOfSquares / static_cast<double> (count) - mean() * mean()));
    }

    std::size_t count = 0;
    double sum = 0.0, sumOfSquares = 0.0;
};
} // namespace twobus
