#include "Core/Stems/GramMatrix.h"

#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <functional>

namespace twobus
{
void GramMatrix::prepare (std::size_t numChannels)
{
    sums.assign (start (numChannels), 0.0);
    frames = 0;
}

void GramMatrix::clear() noexcept
{
    std::fill (sums.begin(), sums.end(), 0.0);
    frames = 0;
}

void GramMatrix::add (std::span<const float* const> channels, std::size_t numFrames) noexcept
{
    frames += numFrames;

    for (std::size_t row = 0; row < channels.size(); ++row)
    {
        const auto energyOfBlock = sumOfProducts (channels[row], channels[row], numFrames);

        if (energyOfBlock <= 0.0)
            continue;

        for (std::size_t column = 0; column < row; ++column)
            if (energy (column) > 0.0)
                sums[start (row) + column] += sumOfProducts (channels[row], channels[column], numFrames);

        sums[start (row) + row] += energyOfBlock;
    }
}

void GramMatrix::add (const GramMatrix& other) noexcept
{
    frames += other.frames;
    std::transform (sums.begin(), sums.end(), other.sums.begin(), sums.begin(), std::plus());
}
} // namespace twobus
