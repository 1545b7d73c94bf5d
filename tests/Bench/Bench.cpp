/** twobus-bench: how long the meters take, in one run, as nanoseconds a sample and as ratios.

    - MeterBank over ten minutes of 48 kHz stereo noise, beside libebur128 doing integrated loudness, loudness range
      and true peak on the same audio (where it was there at build time);
    - MeterBank::process on blocks of 64 frames: median and worst of a million, as a share of the block's period.
*/
#include "Core/MeterBank.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#if TWOBUS_HAS_EBUR128
#include <ebur128.h>
#endif

using namespace twobus;

namespace
{
constexpr double sampleRate = 48000.0;
constexpr std::size_t secondsOfNoise = 600;

/** One second of noise, to be played again and again: the meters have no way to know. */
struct Noise
{
    Noise()
    {
        std::minstd_rand random (1);
        std::uniform_real_distribution<float> level (-0.5f, 0.5f);

        for (std::size_t i = 0; i < left.size(); ++i)
        {
            interleaved[2 * i] = left[i] = level (random);
            interleaved[2 * i + 1] = right[i] = level (random);
        }
    }

    std::vector<float> left = std::vector<float> (48000), right = std::vector<float> (48000), interleaved = std::vector<float> (96000);
};

double secondsOf (const std::chrono::steady_clock::duration& duration) { return std::chrono::duration<double> (duration).count(); }

template <typename Work>
double timed (Work&& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return secondsOf (std::chrono::steady_clock::now() - start);
}

double nanosecondsPerSample (double seconds) { return seconds * 1.0e9 / (2.0 * sampleRate * static_cast<double> (secondsOfNoise)); }
} // namespace

TEST_CASE ("MeterBank over ten minutes of noise")
{
    const Noise noise;
    const std::array<const float*, 2> channels { noise.left.data(), noise.right.data() };
    MeterBank bank;
    bank.prepare ({});

    const auto ours = timed ([&] {
        for (std::size_t i = 0; i < secondsOfNoise; ++i)
            bank.process ({ channels.data(), 2, 48000 }); });

    std::printf ("MeterBank, all readings      %6.2f ns a sample, %5.0f x real time (I %.2f LUFS)\n", nanosecondsPerSample (ours),
                 static_cast<double> (secondsOfNoise) / ours, *bank.readings().integratedLufs);

#if TWOBUS_HAS_EBUR128
    auto* peer = ebur128_init (2, 48000, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    const auto theirs = timed ([&] {
        for (std::size_t i = 0; i < secondsOfNoise; ++i)
            ebur128_add_frames_float (peer, noise.interleaved.data(), 48000); });

    auto integrated = 0.0;
    ebur128_loudness_global (peer, &integrated);
    ebur128_destroy (&peer);
    std::printf ("libebur128, I + LRA + TP     %6.2f ns a sample (I %.2f LUFS)\n", nanosecondsPerSample (theirs), integrated);
    std::printf ("ratio libebur128 / MeterBank %6.2f\n", theirs / ours);
#endif
}

TEST_CASE ("MeterBank::process on blocks of 64 frames")
{
    const Noise noise;
    MeterBank bank;
    bank.prepare ({});

    constexpr std::size_t blockFrames = 64, numBlocks = 1000000;
    constexpr auto periodNanoseconds = 64.0e9 / sampleRate;
    std::vector<float> nanoseconds;
    nanoseconds.reserve (numBlocks);

    for (std::size_t i = 0; i < numBlocks; ++i)
    {
        const auto offset = i * blockFrames % (48000 - blockFrames);
        const std::array<const float*, 2> channels { noise.left.data() + offset, noise.right.data() + offset };
        nanoseconds.push_back (static_cast<float> (timed ([&] { bank.process ({ channels.data(), 2, blockFrames }); })
                                                   * 1.0e9));
    }

    std::sort (nanoseconds.begin(), nanoseconds.end());
    const auto share = [&] (float value) { return 100.0 * static_cast<double> (value) / periodNanoseconds; };
    std::printf ("64-frame block: median %.2f %%, 99.9 %% %.2f %%, worst %.2f %% of the period\n", share (nanoseconds[numBlocks / 2]),
                 share (nanoseconds[numBlocks / 1000 * 999]), share (nanoseconds.back()));
}
