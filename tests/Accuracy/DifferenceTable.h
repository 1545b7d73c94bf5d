#pragma once

#include <optional>
#include <string>
#include <vector>

namespace twobus::test
{
/** The differences between many readings and their expected values. For each kind of reading: the largest difference,
    where it occurred, and the mean magnitude. */
class DifferenceTable
{
public:
    /** Two missing readings are equal, and so are two of minus infinity. If only one is missing or infinite, or if one
        is NaN, the difference counts as infinite, both too high and too low. */
    void add (const std::string& reading, const std::string& programme, std::optional<double> value,
              std::optional<double> expected);

    void print (const std::string& title) const;

    /** The largest and the smallest difference of a reading: value minus expected. */
    double highest (const std::string& reading) const;
    double lowest (const std::string& reading) const;

    /** The larger of the magnitudes of highest and lowest. */
    double largest (const std::string& reading) const;

private:
    struct Line
    {
        std::string reading;
        double lowest, highest, sumOfMagnitudes;
        std::size_t count;
        std::string lowestIn, highestIn;
    };

    const Line& line (const std::string& reading) const;

    std::vector<Line> lines;
};
} // namespace twobus::test
