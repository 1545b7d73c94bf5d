#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace twobus::test
{
/** Everything that a device's callbacks can deliver: blocks of 1 to 8192 frames, mostly short, and now and then a
    number of channels other than the two that were opened, another rate, an overrun, a jump of the clock, or no audio
    at all. Neither allocates nor blocks after its construction. */
class CallbackStorm
{
public:
    static constexpr std::size_t mostFrames = 8192;

    struct Callback
    {
        const float* const* channels; ///< null if no channel arrives
        std::size_t numChannels, numFrames;
        double sampleRate;
        int overruns; ///< so far
        std::int64_t nanoseconds; ///< of a clock that mostly runs as fast as the frames
    };

    CallbackStorm()
    {
        std::uniform_real_distribution<float> sample (-1.0f, 1.0f);

        for (auto& channel : audio)
        {
            channel.resize (mostFrames);

            for (auto& value : channel)
                value = sample (random);
        }

        pointers = { audio[0].data(), audio[1].data(), audio[2].data() };
    }

    Callback next() noexcept
    {
        const auto frames = static_cast<std::size_t> (std::exp2 (13.0 * unit()));
        const auto chance = unit();

        if (chance < 0.0005)
            rate = rate == 48000.0 ? 96000.0 : 48000.0;
        else if (chance < 0.001)
            ++overruns;
        else if (chance < 0.0015)
            nanoseconds += 3e9 * unit();

        const std::size_t numChannels = chance < 0.0015   ? 2
                                        : chance < 0.002  ? 3
                                        : chance < 0.0025 ? 1
                                        : chance < 0.003  ? 0
                                                          : 2;
        nanoseconds += static_cast<double> (frames) / rate * 1.0e9;
        framesGiven += frames;
        return { numChannels > 0 ? pointers.data() : nullptr, numChannels, frames, rate, overruns,
                 static_cast<std::int64_t> (nanoseconds) };
    }

    std::uint64_t framesGiven = 0;

private:
    double unit() noexcept { return static_cast<double> (random() >> 11) * 0x1p-53; }

    std::array<std::vector<float>, 3> audio;
    std::array<const float*, 3> pointers {};
    std::mt19937_64 random { 7 };
    double rate = 48000.0, nanoseconds = 1.0e12;
    int overruns = 0;
};
} // namespace twobus::test
