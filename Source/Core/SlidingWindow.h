#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

/** The last N values, one per sub-block, with their sum and maximum computed afresh at every call.

    Nothing is ever subtracted from a sum: a running sum drifts, and turns negative after loud material is
    followed by silence.
*/
namespace twobus
{
template <std::size_t N>
class SlidingWindow
{
public:
    void clear() noexcept
    {
        values.fill (0.0);
        next = 0;
        count = 0;
    }

    void push (double value) noexcept
    {
        values[next] = value;
        next = next + 1 == N ? 0 : next + 1;
        count = std::min (count + 1, N);
    }

    bool isFull() const noexcept { return count == N; }

    /** The sum of the newest length values (of as many as there are, at most N). */
    double sumOfNewest (std::size_t length) const noexcept
    {
        auto sum = 0.0;
        forNewest (length, [&sum] (double value) { sum += value; });
        return sum;
    }

    /** The largest of the newest length values, 0 when there is none: for magnitudes. */
    double largestOfNewest (std::size_t length) const noexcept
    {
        auto largest = 0.0;
        forNewest (length, [&largest] (double value) { largest = std::max (largest, value); });
        return largest;
    }

    std::size_t size() const noexcept { return count; }

private:
    template <typename Visit>
    void forNewest (std::size_t length, Visit&& visit) const noexcept
    {
        const auto wanted = std::min (length, count);
        const auto first = next >= wanted ? next - wanted : next + N - wanted;
        const auto untilEnd = std::min (wanted, N - first);

        for (std::size_t i = 0; i < untilEnd; ++i)
            visit (values[first + i]);

        for (std::size_t i = 0; i < wanted - untilEnd; ++i)
            visit (values[i]);
    }

    std::array<double, N> values {};
    std::size_t next = 0, count = 0;
};
} // namespace twobus
