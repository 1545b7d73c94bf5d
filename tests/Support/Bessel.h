#pragma once

namespace twobus::test
{
/** The modified Bessel function of order 0, by its power series.

    For the Kaiser windows of test signals and references, which must not use the code of Core that they test.
*/
inline double bessel0 (double x)
{
    auto sum = 1.0, term = 1.0;

    for (int k = 1; k < 200; ++k)
    {
        term *= (x / 2.0 / k) * (x / 2.0 / k);
        sum += term;
    }

    return sum;
}
} // namespace twobus::test
