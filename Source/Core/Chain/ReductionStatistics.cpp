#include "Core/Chain/ReductionStatistics.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
void ReductionStatistics::prepare()
{
    table.assign (static_cast<std::size_t> (numLevels) * numGains, 0);
    numWindows = 0;
}

void ReductionStatistics::reset() noexcept
{
    std::ranges::fill (table, 0u);
    numWindows = 0;
}

void ReductionStatistics::add (double levelDbfs, double gainDb) noexcept
{
    if (! (levelDbfs >= lowestLevel) || ! std::isfinite (gainDb))
        return;

    const auto level = std::min (numLevels - 1, static_cast<int> (std::floor (levelDbfs)) - lowestLevel);
    const auto gain = std::clamp (static_cast<int> (std::lround (10.0 * gainDb)) - lowestGain, 0, numGains - 1);
    ++table[static_cast<std::size_t> (level) * numGains + static_cast<std::size_t> (gain)];
    ++numWindows;
}

std::uint64_t ReductionStatistics::countIn (std::size_t firstLevel, std::size_t endLevel) const noexcept
{
    std::uint64_t count = 0;

    for (auto i = firstLevel * numGains; i < endLevel * numGains; ++i)
        count += table[i];

    return count;
}

std::size_t ReductionStatistics::levelAt (double share) const noexcept
{
    const auto wanted = share * static_cast<double> (numWindows);
    std::uint64_t count = 0;

    for (std::size_t level = 0; level < numLevels; ++level)
        if (count += countIn (level, level + 1); static_cast<double> (count) > wanted)
            return level;

    return numLevels - 1;
}

std::optional<ReductionStatistics::Result> ReductionStatistics::result() const noexcept
{
    constexpr std::uint64_t fewestWindows = 200, windowsThatAgree = 3;
    constexpr std::size_t quietRange = 40, loudRange = 15;
    constexpr auto usualShare = 0.98, leastReductionDb = 1.0;

    if (numWindows < fewestWindows)
        return std::nullopt;

    const auto loudest = levelAt (0.99), median = levelAt (0.5);
    const auto firstQuiet = loudest - std::min (loudest, quietRange);
    const auto firstLoud = loudest - std::min (loudest, loudRange);
    auto endQuiet = std::max (firstQuiet, median) + 1;

    // If most windows are quieter than that, the quietest of the rest.
    while (countIn (firstQuiet, endQuiet) == 0)
        ++endQuiet;

    const auto wanted = usualShare * static_cast<double> (countIn (firstQuiet, endQuiet));
    std::uint64_t quiet = 0, loud = 0;
    std::size_t usual = 0;

    for (std::size_t gain = 0; gain < numGains; ++gain)
    {
        for (auto level = firstQuiet; level < endQuiet; ++level)
            quiet += table[level * numGains + gain];

        usual = gain;

        if (static_cast<double> (quiet) >= wanted)
            break;
    }

    Result result { gainOf (usual), 0.0, 0 };

    for (std::size_t gain = 0; gain < usual; ++gain)
    {
        const auto before = loud;

        for (auto level = firstLoud; level < numLevels; ++level)
            loud += table[level * numGains + gain];

        const auto reductionDb = result.usualGainDb - gainOf (gain);

        if (before < windowsThatAgree && loud >= windowsThatAgree)
            result.mostReductionDb = reductionDb;

        if (reductionDb >= leastReductionDb)
            result.windowsReduced = loud;
    }

    return result;
}
} // namespace twobus
