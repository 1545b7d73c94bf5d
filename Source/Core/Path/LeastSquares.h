#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace twobus
{
/** Finds the factors with which the sum of N signals comes closest to another one. Add one moment after another;
    memory does not grow with their number. Signals that cannot be told apart share their factor arbitrarily. */
template <std::size_t N>
class LeastSquares
{
public:
    using Values = std::array<double, N>;

    void add (const Values& signals, double wanted) noexcept
    {
        for (std::size_t row = 0; row < N; ++row)
        {
            for (std::size_t column = 0; column < N; ++column)
                products[row][column] += signals[row] * signals[column];

            projections[row] += signals[row] * wanted;
        }

        energy += wanted * wanted;
    }

    /** By Gauss's elimination, the largest pivot first. */
    Values factors() const noexcept
    {
        auto rows = products;
        auto values = projections;
        auto scale = 0.0;

        for (std::size_t row = 0; row < N; ++row)
            scale = std::fmax (scale, rows[row][row]);

        for (std::size_t step = 0; step < N; ++step)
        {
            auto pivot = step;

            for (auto row = step + 1; row < N; ++row)
                if (std::abs (rows[row][step]) > std::abs (rows[pivot][step]))
                    pivot = row;

            std::swap (rows[step], rows[pivot]);
            std::swap (values[step], values[pivot]);

            if (std::abs (rows[step][step]) <= scale * 1.0e-12)
            {
                rows[step] = {};
                rows[step][step] = 1.0;
                values[step] = 0.0;
            }

            for (std::size_t row = 0; row < N; ++row)
            {
                if (row == step)
                    continue;

                const auto share = rows[row][step] / rows[step][step];

                for (auto column = step; column < N; ++column)
                    rows[row][column] -= share * rows[step][column];

                values[row] -= share * values[step];
            }
        }

        for (std::size_t row = 0; row < N; ++row)
            values[row] /= rows[row][row];

        return values;
    }

    /** Of the signal that is to be explained: the share that the sum with these factors explains, 0 to 1. */
    double explained (const Values& factors) const noexcept
    {
        auto sum = 0.0;

        for (std::size_t row = 0; row < N; ++row)
            sum += factors[row] * projections[row];

        return energy > 0.0 ? sum / energy : 0.0;
    }

    double wantedEnergy() const noexcept { return energy; }

private:
    std::array<std::array<double, N>, N> products {};
    Values projections {};
    double energy = 0.0;
};
} // namespace twobus
