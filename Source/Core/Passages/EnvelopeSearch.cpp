#include "Core/Passages/EnvelopeSearch.h"

#include "Core/Base/Spread.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace twobus
{
namespace
{
constexpr auto stretchRows = EnvelopeStretch::stretchRows, mostScreened = EnvelopeStretch::mostScreened;
constexpr std::size_t mostPlaces = 32;
constexpr double screenResidualDb = 2.5; // large enough for half a row beside the place
constexpr double rowsBetweenPlaces = 5.0;

/** Cheap and coarse: rejects most places after a few rows. */
bool passesScreen (const EnvelopeStretch& stretch, const EnvelopeLevels& other, std::size_t first) noexcept
{
    constexpr auto limit = static_cast<float> (mostScreened * screenResidualDb * screenResidualDb);
    constexpr std::size_t rowsBetweenLooks = 4;
    auto sum = 0.0f, sumOfSquares = 0.0f, count = 0.0f;

    for (std::size_t i = 0; i < mostScreened; i += rowsBetweenLooks)
    {
        for (auto k = i; k < i + rowsBetweenLooks; ++k)
        {
            const auto row = stretch.screened[k];
            const auto difference = stretch.levels[row] - other[first + row];
            sum += difference;
            sumOfSquares += difference * difference;
        }

        count += static_cast<float> (rowsBetweenLooks);

        if (! (sumOfSquares - sum * sum / count <= limit)) // true for NaN too
            return false;
    }

    return true;
}

std::optional<EnvelopePlace> compare (const EnvelopeStretch& stretch, const EnvelopeLevels& other,
                                      double first) noexcept
{
    Spread spread;

    for (std::size_t i = 0; i < stretchRows; ++i)
    {
        if (! stretch.isUsed[i])
            continue;

        const auto level = levelAt (other, first + static_cast<double> (i));

        if (std::isnan (level))
            return std::nullopt;

        spread.add (static_cast<double> (stretch.levels[i] - level));
    }

    return EnvelopePlace { first, spread.deviation(), spread.mean() };
}

/** The best place around a row that passed the screen. */
std::optional<EnvelopePlace> refine (const EnvelopeStretch& stretch, const EnvelopeLevels& other,
                                     std::size_t first) noexcept
{
    std::optional<EnvelopePlace> best;

    const auto consider = [&] (double row) {
        if (const auto place = compare (stretch, other, row); place && (! best || place->residual < best->residual))
            best = place;
    };

    for (const auto beside : { -1.0, 0.0, 1.0 })
        consider (static_cast<double> (first) + beside);

    for (auto step = 0.5; best && step > 0.03; step *= 0.5)
    {
        const auto middle = best->row;
        consider (middle - step);
        consider (middle + step);
    }

    return best;
}

/** Keeps the best places, one for each half second. */
void note (std::vector<EnvelopePlace>& found, const EnvelopePlace& place)
{
    const auto near = std::find_if (found.begin(), found.end(), [&place] (const EnvelopePlace& other) {
        return std::abs (other.row - place.row) < rowsBetweenPlaces;
    });

    if (near == found.end() && found.size() < mostPlaces)
    {
        found.push_back (place);
        return;
    }

    const auto worst = near != found.end() ? near
                                           : std::max_element (found.begin(), found.end(),
                                                               [] (const EnvelopePlace& a, const EnvelopePlace& b) {
                                                                   return a.residual < b.residual;
                                                               });

    if (place.residual < worst->residual)
        *worst = place;
}
} // namespace

std::vector<EnvelopePlace> placesOf (const EnvelopeStretch& stretch, const EnvelopeLevels& other)
{
    std::vector<EnvelopePlace> found;

    for (std::size_t first = 0; first + stretchRows <= other.size(); ++first)
        if (passesScreen (stretch, other, first))
            if (const auto place = refine (stretch, other, first); place && place->residual <= stretch.toleranceDb)
                note (found, *place);

    return found;
}
} // namespace twobus
