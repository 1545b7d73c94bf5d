#include "DifferenceTable.h"

#include "Support/Catch.h"

#include <limits>
#include <stdexcept>

using namespace twobus::test;

namespace
{
constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto notANumber = std::numeric_limits<double>::quiet_NaN();

double largestWith (std::optional<double> value, std::optional<double> expected)
{
    DifferenceTable table;
    table.add ("reading", "first", 1.0, 1.25);
    table.add ("reading", "second", value, expected);
    table.add ("reading", "third", 1.0, 1.0);
    return table.largest ("reading");
}
} // namespace

TEST_CASE ("differences: a missing or NaN reading is infinitely far off, in either argument")
{
    CHECK (largestWith (notANumber, 1.0) == infinity);
    CHECK (largestWith (1.0, notANumber) == infinity);
    CHECK (largestWith (notANumber, notANumber) == infinity);
    CHECK (largestWith (std::nullopt, 1.0) == infinity);
    CHECK (largestWith (1.0, std::nullopt) == infinity);
    CHECK (largestWith (-infinity, 1.0) == infinity);
    CHECK (largestWith (1.0, -infinity) == infinity);

    // A NaN must also fail a check of only one side.
    DifferenceTable table;
    table.add ("reading", "only", notANumber, 1.0);
    CHECK (table.highest ("reading") == infinity);
    CHECK (table.lowest ("reading") == -infinity);
}

TEST_CASE ("differences: two missing readings agree, and so do two of minus infinity")
{
    CHECK (largestWith (std::nullopt, std::nullopt) == 0.25);
    CHECK (largestWith (-infinity, -infinity) == 0.25);
    CHECK (largestWith (1.0, 0.5) == 0.5);
}

TEST_CASE ("differences: the lowest and highest keep their signs, and an unknown reading is an error")
{
    DifferenceTable table;
    table.add ("reading", "first", 1.0, 1.25);
    table.add ("reading", "second", 1.5, 1.0);
    CHECK (table.lowest ("reading") == -0.25);
    CHECK (table.highest ("reading") == 0.5);
    CHECK_THROWS_AS (table.largest ("another"), std::invalid_argument);
}
