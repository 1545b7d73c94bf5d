#include "Core/Causes/MissingTop.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
/** The lower triangle of L in A = L L^T, in place of A's. A must be symmetric and positive definite. */
template <std::size_t size>
struct Cholesky
{
    std::array<std::array<double, size>, size> a {};

    void factorise (std::size_t n) noexcept
    {
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j)
            {
                auto sum = a[i][j];

                for (std::size_t k = 0; k < j; ++k)
                    sum -= a[i][k] * a[j][k];

                a[i][j] = i == j ? std::sqrt (std::max (sum, tiny)) : sum / a[j][j];
            }
    }

    void solve (std::array<double, size>& x, std::size_t n) const noexcept
    {
        for (std::size_t i = 0; i < n; ++i)
        {
            for (std::size_t k = 0; k < i; ++k)
                x[i] -= a[i][k] * x[k];

            x[i] /= a[i][i];
        }

        for (auto i = n; i-- > 0;)
        {
            for (auto k = i + 1; k < n; ++k)
                x[i] -= a[k][i] * x[k];

            x[i] /= a[i][i];
        }
    }

    static constexpr double tiny = 1.0e-30;
};
/** Adds the products of samples at two distances before the predicted one, summed over all predicted samples of one
    side. Row 0 belongs to the predicted sample itself. Each further row follows from the one above: its sums are the
    same but for one product at each end. */
template <std::size_t count, std::size_t size>
void addProducts (const float* first, std::array<std::array<double, size>, size>& products) noexcept
{
    constexpr auto order = size - 1;
    std::array<double, count> samples {};
    std::copy_n (first, count, samples.begin());

    std::array<std::array<double, size>, size> sums {};
    std::array<double, size> row {}; // furthest distance first

    for (auto n = order; n < count; ++n)
        for (std::size_t i = 0; i < size; ++i)
            row[i] += samples[n] * samples[n - order + i];

    std::reverse_copy (row.begin(), row.end(), sums[0].begin());

    for (std::size_t i = 1; i < size; ++i)
        for (auto j = i; j < size; ++j)
            sums[i][j] =
                sums[i - 1][j - 1] + samples[order - i] * samples[order - j] - samples[count - i] * samples[count - j];

    for (std::size_t i = 0; i < size; ++i)
        for (auto j = i; j < size; ++j)
            products[i][j] += sums[i][j];
}
} // namespace

MissingTop::MissingTop (const float* run, std::size_t length) noexcept
{
    predict (run, length);
    restore (run, length);
}

void MissingTop::predict (const float* run, std::size_t length) noexcept
{
    std::array<std::array<double, order + 1>, order + 1> products {};
    addProducts<framesBefore> (run - framesBefore, products);
    addProducts<framesAfter> (run + length, products);

    constexpr auto numPredicted = static_cast<double> (framesBefore + framesAfter - 2 * order);
    constexpr auto regularisation = 1.0e-9; // keeps pure tones solvable
    Cholesky<order> system;
    std::array<double, order> weights {};

    for (std::size_t i = 0; i < order; ++i)
    {
        for (std::size_t j = 0; j <= i; ++j)
            system.a[i][j] = products[j + 1][i + 1];

        system.a[i][i] += regularisation * products[0][0];
        weights[i] = products[0][i + 1];
    }

    system.factorise (order);
    system.solve (weights, order);

    error[0] = 1.0;
    auto power = products[0][0];

    for (std::size_t i = 0; i < order; ++i)
    {
        error[i + 1] = -weights[i];
        power -= weights[i] * products[0][i + 1];
    }

    errorPower = std::max (power, 0.0) / (numPredicted - static_cast<double> (order));
}

void MissingTop::restore (const float* run, std::size_t length) noexcept
{
    std::array<double, order + 1> correlation {};

    for (std::size_t lag = 0; lag <= order; ++lag)
        for (std::size_t i = 0; i + lag <= order; ++i)
            correlation[lag] += error[i] * error[i + lag];

    Cholesky<longestRun> system;
    std::array<double, longestRun> top {};
    constexpr auto reach = static_cast<std::ptrdiff_t> (order);
    const auto count = static_cast<std::ptrdiff_t> (length);

    for (std::ptrdiff_t i = 0; i < count; ++i)
    {
        const auto row = static_cast<std::size_t> (i);

        for (auto j = std::max<std::ptrdiff_t> (0, i - reach); j <= i; ++j)
            system.a[row][static_cast<std::size_t> (j)] = correlation[static_cast<std::size_t> (i - j)];

        for (auto lag = -reach; lag <= reach; ++lag)
            if (i + lag < 0 || i + lag >= count)
                top[row] -= correlation[static_cast<std::size_t> (std::abs (lag))] * static_cast<double> (run[i + lag]);
    }

    system.factorise (length);
    system.solve (top, length);

    const auto level = std::abs (static_cast<double> (run[0]));
    const auto sign = run[0] < 0.0f ? -1.0 : 1.0;
    std::size_t highest = 0;

    for (std::size_t i = 1; i < length; ++i)
        if (sign * top[i] > sign * top[highest])
            highest = i;

    std::array<double, longestRun> unit {};
    unit[highest] = 1.0;
    system.solve (unit, length);

    riseAboveRun = sign * top[highest] - level;
    deviation = std::sqrt (errorPower * std::max (unit[highest], 0.0));
}
} // namespace twobus
