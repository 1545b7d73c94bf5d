#include "Core/Stems/NullDepth.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace twobus
{
float NullDepth::Delay::process (float sample) noexcept
{
    if (line.empty())
        return sample;

    std::swap (line[next], sample);
    next = next + 1 == line.size() ? 0 : next + 1;
    return sample;
}

NullDepth::NullDepth (std::size_t numChannels, std::ptrdiff_t mixDelayFrames)
{
    const auto silence = [] (std::ptrdiff_t frames) {
        return std::vector<float> (static_cast<std::size_t> (std::max<std::ptrdiff_t> (frames, 0)));
    };
    channels.assign (numChannels, { { silence (-mixDelayFrames), 0 },
                                    { silence (mixDelayFrames), 0 },
                                    static_cast<std::size_t> (std::abs (mixDelayFrames)) });
}

void NullDepth::process (std::size_t channel, const float* mix, const float* sum, std::size_t numFrames)
{
    auto& [mixDelay, sumDelay, framesToSkip] = channels[channel];

    for (std::size_t frame = 0; frame < numFrames; ++frame)
    {
        const auto m = static_cast<double> (mixDelay.process (mix[frame]));
        const auto s = static_cast<double> (sumDelay.process (sum[frame]));

        if (framesToSkip > 0)
        {
            --framesToSkip;
            continue;
        }

        mixSquares += m * m;
        sumSquares += s * s;
        products += m * s;
        differenceSquares += (m - s) * (m - s);
    }
}

std::optional<double> NullDepth::depthDb() const noexcept
{
    if (mixSquares <= 0.0)
        return std::nullopt;

    return powerToDb (differenceSquares / mixSquares);
}

double NullDepth::gain() const noexcept { return sumSquares > 0.0 ? products / sumSquares : 0.0; }

std::optional<double> NullDepth::depthWithGainDb() const noexcept
{
    if (mixSquares <= 0.0)
        return std::nullopt;

    return powerToDb (std::max (0.0, 1.0 - gain() * products / mixSquares));
}
} // namespace twobus
