#include "Core/Passages/EnvelopeLevels.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr auto noLevel = std::numeric_limits<float>::quiet_NaN();
} // namespace

EnvelopeLevels smoothedEnvelope (std::span<const float> rows)
{
    EnvelopeLevels levels (rows.size(), noLevel);

    for (std::size_t i = 1; i + 1 < rows.size(); ++i)
    {
        const auto power =
            0.25
            * (dbToPower (static_cast<double> (rows[i - 1])) + 2.0 * dbToPower (static_cast<double> (rows[i]))
               + dbToPower (static_cast<double> (rows[i + 1])));

        if (! std::isnan (power))
            levels[i] = std::max (envelopeFloorDb, static_cast<float> (powerToDb (power)));
    }

    return levels;
}

float levelAt (const EnvelopeLevels& levels, double row) noexcept
{
    const auto whole = std::floor (row);

    if (! (whole >= 1.0) || whole + 2.0 >= static_cast<double> (levels.size()))
        return noLevel;

    const auto i = static_cast<std::size_t> (whole);
    const auto t = static_cast<float> (row - whole);

    if (t == 0.0f)
        return levels[i];

    const auto a = levels[i - 1], b = levels[i], c = levels[i + 1], d = levels[i + 2];
    return b + 0.5f * t * (c - a + t * (2.0f * a - 5.0f * b + 4.0f * c - d + t * (3.0f * (b - c) + d - a)));
}
} // namespace twobus
