#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Engine/AudioCapture.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

/** Measures how much of a device callback's period our code takes. The worst time includes the time that the system
    gave the processor to other work. On a busy machine and a thread without priority, that is most of it. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
/** The nanoseconds of every push, sorted. */
std::vector<double> timesOfPushes (std::size_t numChannels, std::size_t frames, int numCallbacks)
{
    constexpr auto rate = 48000.0;
    AudioCapture capture (rate, numChannels, frames);
    auto chunk = capture.makeChunk();
    const std::vector<float> silence (frames, 0.1f);
    const std::vector<const float*> channels (numChannels, silence.data());
    std::vector<double> times;
    times.reserve (static_cast<std::size_t> (numCallbacks));
    auto nanoseconds = 1.0e12;

    for (int i = 0; i < numCallbacks; ++i)
    {
        nanoseconds += static_cast<double> (frames) / rate * 1.0e9;
        const auto start = std::chrono::steady_clock::now();
        capture.push (channels.data(), numChannels, frames, rate, std::llround (nanoseconds));
        times.push_back (std::chrono::duration<double, std::nano> (std::chrono::steady_clock::now() - start).count());
        CHECK (capture.pop (chunk));
    }

    std::sort (times.begin(), times.end());
    return times;
}
} // namespace

TEST_CASE ("a callback's share of its period")
{
    std::printf ("48 kHz: median, 99.9th percentile and worst of the time of a callback, as a share of its period\n");

    for (const auto numChannels : { std::size_t { 2 }, std::size_t { 64 } })
        for (const auto frames : { std::size_t { 32 }, std::size_t { 64 }, std::size_t { 512 } })
        {
            const auto times = timesOfPushes (numChannels, frames, amountOf (200'000));
            const auto share = [&] (double quantile) {
                const auto index = static_cast<std::size_t> (quantile * static_cast<double> (times.size() - 1));
                return 100.0 * times[index] / (static_cast<double> (frames) / 48000.0 * 1.0e9);
            };
            std::printf ("  %2zu channels, %3zu frames: %.4f %%, %.4f %%, %.2f %%\n", numChannels, frames, share (0.5),
                         share (0.999), share (1.0));
        }
}
