#include "Core/Loudness/LoudPartsPsr.h"

#include "Core/Base/SubBlockGrid.h"

#include <algorithm>

namespace twobus
{
void LoudPartsPsr::add (double shortTermLufs, double psrDb) noexcept
{
    const auto position = std::clamp ((shortTermLufs - lowestLufs) * binsPerLu, 0.0, static_cast<double> (numBins - 1));
    auto& bin = bins[static_cast<std::size_t> (position)];
    ++bin.count;
    bin.sumOfPsrDb += psrDb;
}

LoudPartsPsr::Bin LoudPartsPsr::loudParts() const noexcept
{
    constexpr auto numLoudBins = static_cast<std::ptrdiff_t> (rangeLu * binsPerLu);
    const auto loudest = std::find_if (bins.rbegin(), bins.rend(), [] (const Bin& bin) { return bin.count > 0; });
    Bin sum;

    for (auto bin = loudest; bin < bins.rend() && bin <= loudest + numLoudBins; ++bin)
    {
        sum.count += bin->count;
        sum.sumOfPsrDb += bin->sumOfPsrDb;
    }

    return sum;
}

double LoudPartsPsr::seconds() const noexcept { return static_cast<double> (loudParts().count) / subBlocksPerSecond; }

std::optional<double> LoudPartsPsr::psrDb() const noexcept
{
    const auto parts = loudParts();

    if (static_cast<double> (parts.count) < shortestSeconds * subBlocksPerSecond)
        return std::nullopt;

    return parts.sumOfPsrDb / static_cast<double> (parts.count);
}
} // namespace twobus
