#include "DifferenceTable.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <stdexcept>

namespace twobus::test
{
namespace
{
constexpr auto infinity = std::numeric_limits<double>::infinity();

/** Returns infinity if only one value is missing, not a number or infinite, so that no broken reading passes as close
    by accident. */
double differenceOf (std::optional<double> value, std::optional<double> expected)
{
    if (value == expected)
        return 0.0;

    const auto difference = value && expected ? *value - *expected : infinity;
    return std::isnan (difference) ? infinity : difference;
}
} // namespace

void DifferenceTable::add (const std::string& reading, const std::string& programme, std::optional<double> value,
                           std::optional<double> expected)
{
    const auto difference = differenceOf (value, expected);
    const auto low = std::isinf (difference) ? -infinity : difference; // both: some tests check only one side
    const auto high = std::isinf (difference) ? infinity : difference;

    auto place = std::find_if (lines.begin(), lines.end(), [&] (const Line& l) { return l.reading == reading; });

    if (place == lines.end())
        place = lines.insert (place, { reading, low, high, 0.0, 0, programme, programme });

    place->sumOfMagnitudes += std::abs (difference);
    ++place->count;

    if (low < place->lowest)
    {
        place->lowest = low;
        place->lowestIn = programme;
    }

    if (high > place->highest)
    {
        place->highest = high;
        place->highestIn = programme;
    }
}

void DifferenceTable::print (const std::string& title) const
{
    std::printf ("\n%s\n%-26s %5s  %12s  %11s  %11s  %s\n", title.c_str(), "reading", "count", "mean |diff|", "lowest",
                 "highest", "largest in");

    for (const auto& l : lines)
        std::printf ("%-26s %5zu  %12.2e  %+11.2e  %+11.2e  %s\n", l.reading.c_str(), l.count,
                     l.sumOfMagnitudes / static_cast<double> (l.count), l.lowest, l.highest,
                     (std::abs (l.lowest) > std::abs (l.highest) ? l.lowestIn : l.highestIn).c_str());
}

double DifferenceTable::highest (const std::string& reading) const { return line (reading).highest; }
double DifferenceTable::lowest (const std::string& reading) const { return line (reading).lowest; }

double DifferenceTable::largest (const std::string& reading) const
{
    return std::max (std::abs (lowest (reading)), std::abs (highest (reading)));
}

const DifferenceTable::Line& DifferenceTable::line (const std::string& reading) const
{
    const auto place = std::find_if (lines.begin(), lines.end(), [&] (const Line& l) { return l.reading == reading; });

    if (place == lines.end())
        throw std::invalid_argument ("no difference was added for " + reading);

    return *place;
}
} // namespace twobus::test
