/** twobus-bench: how long the meters take, in one run, as nanoseconds a sample and as ratios.

    Speed is shown, not asserted. TWOBUS_BENCH_MUSIC may name a stereo file to use as music in place of the demo mix.
*/
#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Core/MeterBank.h"
#include "Core/SampleStatistics.h"
#include "Core/VectorPaths.h"
#include "Support/Catch.h"

#include <array>
#include <cstdio>

#if TWOBUS_HAS_EBUR128
#include <ebur128.h>
#endif

using namespace twobus;
using namespace twobus::bench;

namespace
{
constexpr double sampleRate = 48000.0;
constexpr int minutes = 10;
constexpr int rounds = 1;

/** A programme's length of `seconds`, second by second, from its beginning again where it ends. */
template <typename Visit>
void playFor (const Programme& programme, int seconds, Visit&& visit)
{
    constexpr auto frames = static_cast<std::size_t> (sampleRate);
    const auto secondsOfProgramme = static_cast<int> (programme.audio.numFrames() / frames);

    for (int second = 0; second < seconds; ++second)
        visit (static_cast<std::size_t> (second % secondsOfProgramme) * frames, frames);
}

void measure (MeterBank& bank, const Programme& programme, int seconds)
{
    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) { bank.process (programme.audio.block (first, frames)); });
}

double nanosecondsPerSample (const std::vector<double>& seconds, double secondsOfAudio)
{
    return median (seconds) * 1.0e9 / (2.0 * sampleRate * secondsOfAudio);
}

#if TWOBUS_HAS_EBUR128
void measureWithLibebur128 (const Programme& programme, int seconds)
{
    auto* peer = ebur128_init (2, 48000, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) { ebur128_add_frames_float (peer, programme.interleaved.data() + 2 * first, frames); });

    auto integrated = 0.0, range = 0.0, peak = 0.0;
    ebur128_loudness_global (peer, &integrated);
    ebur128_loudness_range (peer, &range);
    ebur128_true_peak (peer, 0, &peak);
    ebur128_destroy (&peer);
}
#endif

void compareOn (const Programme& programme)
{
    MeterBank bank;
    bank.prepare ({});
    std::vector<Work> works { { "MeterBank", [&] {
                                   bank.reset();
                                   measure (bank, programme, minutes * 60); } } };

#if TWOBUS_HAS_EBUR128
    works.push_back ({ "libebur128", [&] { measureWithLibebur128 (programme, minutes * 60); } });
#endif

    const auto seconds = secondsInTurns (works, rounds);
    std::printf ("  %-12.40s MeterBank %6.2f ns a sample, %5.0f x real time", programme.name.c_str(),
                 nanosecondsPerSample (seconds[0], minutes * 60), minutes * 60 / median (seconds[0]));

    if (seconds.size() > 1)
        std::printf ("; libebur128 %6.2f ns: ratio %5.2f", nanosecondsPerSample (seconds[1], minutes * 60), medianRatio (seconds[0], seconds[1]));

    std::printf ("\n");
}
} // namespace

TEST_CASE ("Ten minutes of 48 kHz stereo, all readings, one thread")
{
    const std::array programmes { noiseProgramme(), musicProgramme(), worstProgramme() };

    for (const auto& path : vectorPaths())
    {
        chooseVectorPath (path);
        std::printf ("Ten minutes of 48 kHz stereo, one thread, %s\n", path.c_str());

        for (const auto& programme : programmes)
            compareOn (programme);
    }

    chooseVectorPath ({});
}

namespace
{
/** Ten milliseconds after ten milliseconds, as MeterBank does it. */
template <typename Visit>
void bySubBlocks (const Programme& programme, int seconds, Visit&& visit)
{
    constexpr std::size_t subBlock = 480;

    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) {
        for (std::size_t done = 0; done < frames; done += subBlock)
            visit (programme.audio.block (first + done, subBlock)); });
}

void sharesOf (const Programme& programme)
{
    constexpr int seconds = 60;
    MeterBank bank;
    bank.prepare ({});
    TruePeakInterpolator interpolator;
    interpolator.prepare (sampleRate);
    std::array<TruePeakDetector, 2> detectors;
    LoudnessMeter loudness;
    loudness.prepare (sampleRate, ChannelLayout::forChannelCount (2));
    StereoImage stereo;
    std::vector<float> copy (480);
    auto sink = 0.0;

    for (auto& detector : detectors)
        detector.prepare (480);

    const std::array works {
        Work { "all", [&] { measure (bank, programme, seconds); } },
        Work { "copy, check", [&] { bySubBlocks (programme, seconds, [&] (const AudioBlock& block) {
                                        for (std::size_t c = 0; c < 2; ++c)
                                            sink += static_cast<double> (copyValid (block.channels[c], block.numFrames, 1.0e6f, copy.data())); }); } },
        Work { "levels", [&] { bySubBlocks (programme, seconds, [&] (const AudioBlock& block) {
                                   for (std::size_t c = 0; c < 2; ++c)
                                       sink += statisticsOf (block.channels[c], block.numFrames).sumOfSquares; }); } },
        Work { "true peak", [&] { bySubBlocks (programme, seconds, [&] (const AudioBlock& block) {
                                      for (std::size_t c = 0; c < 2; ++c)
                                      {
                                          std::copy_n (block.channels[c], block.numFrames, detectors[c].input());
                                          sink += static_cast<double> (detectors[c].process (block.numFrames, 0.0f, interpolator));
                                      } }); } },
        Work { "loudness", [&] { bySubBlocks (programme, seconds, [&] (const AudioBlock& block) { loudness.process (block.channels, block.numFrames); }); } },
        Work { "stereo image", [&] { bySubBlocks (programme, seconds, [&] (const AudioBlock& block) { stereo.process ({}, {}, sumOfProducts (block.channels[0], block.channels[1], block.numFrames), block.numFrames); }); } }
    };

    const auto taken = secondsInTurns (works, 5);
    std::printf ("  %-12.40s", programme.name.c_str());
    auto rest = 0.0;

    for (std::size_t i = 0; i < works.size(); ++i)
    {
        const auto nanoseconds = nanosecondsPerSample (taken[i], seconds);
        rest += i == 0 ? nanoseconds : -nanoseconds;
        std::printf ("%s %.2f%s", works[i].name.c_str(), nanoseconds, i + 1 < works.size() ? ", " : "");
    }

    std::printf (", rest %.2f ns a sample\n", rest);
    CHECK (std::isfinite (sink));
}
} // namespace

TEST_CASE ("Each meter's share, by itself")
{
    chooseVectorPath ("AVX2");
    std::printf ("Each meter by itself, AVX2 where there is\n");

    for (const auto& programme : { noiseProgramme(), musicProgramme(), worstProgramme() })
        sharesOf (programme);

    chooseVectorPath ({});
}

TEST_CASE ("MeterBank::process on blocks of 64 frames")
{
    const auto programme = noiseProgramme();
    MeterBank bank;
    bank.prepare ({});

    constexpr std::size_t blockFrames = 64, numBlocks = 1000000;
    constexpr auto periodNanoseconds = 64.0e9 / sampleRate;
    std::vector<float> nanoseconds;
    nanoseconds.reserve (numBlocks);

    for (std::size_t i = 0; i < numBlocks; ++i)
    {
        const auto block = programme.audio.block (i * blockFrames % (48000 - blockFrames), blockFrames);
        const auto start = std::chrono::steady_clock::now();
        bank.process (block);
        nanoseconds.push_back (std::chrono::duration<float, std::nano> (std::chrono::steady_clock::now() - start).count());
    }

    std::sort (nanoseconds.begin(), nanoseconds.end());
    const auto share = [&] (float value) { return 100.0 * static_cast<double> (value) / periodNanoseconds; };
    std::printf ("64-frame block: median %.3f %%, 99.9 %% %.2f %%, worst of a million %.2f %% of the period\n", share (nanoseconds[numBlocks / 2]),
                 share (nanoseconds[numBlocks / 1000 * 999]), share (nanoseconds.back()));
}
