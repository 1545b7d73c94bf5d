#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace twobus
{
/** The last N values, one per sub-block. Their sum and maximum are computed afresh at every call.

    Nothing is ever subtracted from a sum: a running sum drifts, and turns negative when silence follows loud material.
*/
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

    /** The sum of the newest `length` values (of fewer if fewer exist; at most N). */
    double sumOfNewest (std::size_t length) const noexcept
    {
        return foldNewest (length, [] (double sum, double value) { return sum + value; });
    }

    /** The largest of the newest `length` values; 0 if there are none. For magnitudes. */
    double largestOfNewest (std::size_t length) const noexcept
    {
        return foldNewest (length, [] (double largest, double value) { return largest < value ? value : largest; });
    }

    std::size_t size() const noexcept { return count; }

private:
    template <typename Combine>
    double foldNewest (std::size_t length, Combine&& combine) const noexcept
    {
        const auto wanted = std::min (length, count);
        const auto first = next >= wanted ? next - wanted : next + N - wanted;
        const auto untilEnd = std::min (wanted, N - first);
        return combine (fold (values.data() + first, untilEnd, combine),
                        fold (values.data(), wanted - untilEnd, combine));
    }

    /** Works in four strands, so that a step need not wait for the previous one. */
    template <typename Combine>
    static double fold (const double* from, std::size_t length, Combine& combine) noexcept
    {
        std::array<double, 4> strands {};
        std::size_t i = 0;

        for (; i + 4 <= length; i += 4)
            for (std::size_t k = 0; k < 4; ++k)
                strands[k] = combine (strands[k], from[i + k]);

        for (; i < length; ++i)
            strands[0] = combine (strands[0], from[i]);

        return combine (combine (strands[0], strands[1]), combine (strands[2], strands[3]));
    }

    std::array<double, N> values {};
    std::size_t next = 0, count = 0;
};
} // namespace twobus
