#pragma once

#include <optional>
#include <string>
#include <vector>

namespace twobus::test
{
/** The differences of many readings from what they should be: for each kind of reading the largest, where it was,
    and the mean magnitude. */
class DifferenceTable
{
public:
    /** Two missing readings, or two of minus infinity, are the same; one of them alone is infinitely far, both
        too high and too low, and so is NaN. */
    void add (const std::string& reading, const std::string& programme, std::optional<double> value,
              std::optional<double> expected);

    void print (const std::string& title) const;

    /** The largest and the smallest difference of a reading, value less expected. */
    double highest (const std::string& reading) const;
    double lowest (const std::string& reading) const;

    /** The magnitude of the larger of both. */
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
