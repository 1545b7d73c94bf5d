#include "Bench/Playing.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Base/VectorPaths.h"
#include "Core/Faults/FaultMeter.h"
#include "Support/Catch.h"

#include <array>
#include <cmath>
#include <cstdio>

/** Times each meter by itself and the rest of the whole. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
const int seconds = amountOf (60);
constexpr std::size_t subBlock = 480;

/** Plays the programme in sub-blocks of 10 ms, like MeterBank. */
template <typename Visit>
void bySubBlocks (const Programme& programme, Visit&& visit)
{
    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) {
        for (std::size_t done = 0; done < frames; done += subBlock)
            visit (programme.audio.block (first + done, subBlock));
    });
}

/** The meters of one bank, so that each can run alone. */
struct Meters
{
    Meters()
    {
        interpolator.prepare (sampleRate);
        loudness.prepare ({ sampleRate });

        for (auto& detector : detectors)
            detector.prepare (subBlock);
    }

    void copy (const AudioBlock& block)
    {
        for (std::size_t c = 0; c < 2; ++c)
            sink += static_cast<double> (copyValid (block.channels[c], block.numFrames, 1.0e6f, copied.data()));
    }

    void levels (const AudioBlock& block)
    {
        for (std::size_t c = 0; c < 2; ++c)
            sink += statisticsOf (block.channels[c], block.numFrames).sumOfSquares;
    }

    void truePeak (const AudioBlock& block)
    {
        for (std::size_t c = 0; c < 2; ++c)
            sink += static_cast<double> (detectors[c].process (block.numFrames, 0.0f, interpolator));
    }

    void image (const AudioBlock& block)
    {
        stereo.process ({}, {}, sumOfProducts (block.channels[0], block.channels[1], block.numFrames), block.numFrames);
    }

    TruePeakInterpolator interpolator;
    std::array<TruePeakDetector, 2> detectors;
    LoudnessMeter loudness;
    StereoImage stereo;
    std::array<float, subBlock> copied {};
    double sink = 0.0;
};

void printSharesOf (const Programme& programme)
{
    MeterBank bank;
    bank.prepare ({});
    Meters meters;

    // The true peak takes the same time for any samples, and the detectors are given the samples that they hold.
    const std::array works {
        Work { "all", [&] { playTo (bank, programme, seconds); } },
        Work { "copy and check",
               [&] { bySubBlocks (programme, [&] (const AudioBlock& block) { meters.copy (block); }); } },
        Work { "peak, RMS, DC",
               [&] { bySubBlocks (programme, [&] (const AudioBlock& block) { meters.levels (block); }); } },
        Work { "true peak",
               [&] { bySubBlocks (programme, [&] (const AudioBlock& block) { meters.truePeak (block); }); } },
        Work { "loudness",
               [&] {
                   bySubBlocks (programme, [&] (const AudioBlock& block) {
                       meters.loudness.process (block.channels, block.numFrames);
                   });
               } },
        Work { "correlation",
               [&] { bySubBlocks (programme, [&] (const AudioBlock& block) { meters.image (block); }); } }
    };

    const auto taken = alternatingSeconds (works, 5);
    std::printf ("  %-12s", programme.name.c_str());
    const auto all = nanosecondsPerSample (taken[0], seconds);
    auto rest = all;

    for (std::size_t i = 1; i < works.size(); ++i)
    {
        const auto nanoseconds = nanosecondsPerSample (taken[i], seconds);
        rest -= nanoseconds;
        std::printf ("%s %.2f (%.0f %%), ", works[i].name.c_str(), nanoseconds, 100.0 * nanoseconds / all);
    }

    std::printf ("rest %.2f of %.2f ns a sample\n", rest, all);
    CHECK (std::isfinite (meters.sink));
}

void printNeedles (const Programme& programme)
{
    struct Choice
    {
        const char* name;
        Needle needle;
    };

    constexpr std::array choices { Choice { "none", Needle::none }, Choice { "VU", Needle::vu },
                                   Choice { "PPM type I", Needle::ppmTypeI },
                                   Choice { "PPM type II", Needle::ppmTypeII } };
    std::array<MeterBank, choices.size()> banks;
    std::vector<Work> works;

    for (std::size_t i = 0; i < choices.size(); ++i)
    {
        banks[i].prepare ({});
        banks[i].setNeedle (choices[i].needle);
        works.push_back ({ choices[i].name, [&banks, &programme, i] { playTo (banks[i], programme, seconds); } });
    }

    const auto taken = alternatingSeconds (works, 5);
    std::printf ("A needle beside all readings:");

    for (std::size_t i = 1; i < choices.size(); ++i)
        std::printf ("%s %s %.2f", i > 1 ? "," : "", choices[i].name,
                     nanosecondsPerSample (taken[i], seconds) - nanosecondsPerSample (taken[0], seconds));

    std::printf (" ns a sample more\n");
}

void printSpectrum (const Programme& programme)
{
    std::array<MeterBank, 2> banks;
    std::vector<Work> works;

    for (std::size_t i = 0; i < banks.size(); ++i)
    {
        banks[i].prepare ({}, { .measuresSpectrum = i == 1 });
        works.push_back (
            { i == 1 ? "with" : "without", [&banks, &programme, i] { playTo (banks[i], programme, seconds); } });
    }

    const auto taken = alternatingSeconds (works, 5);
    std::printf ("The spectrum beside all readings: %.2f ns a sample more\n",
                 nanosecondsPerSample (taken[1], seconds) - nanosecondsPerSample (taken[0], seconds));
}
void printFaults (const Programme& programme)
{
    FaultMeter faults;
    faults.prepare ({});
    const std::array works { Work { "faults", [&] {
                                       playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) {
                                           faults.process (programme.audio.block (first, frames));
                                       });
                                   } } };
    const auto taken = alternatingSeconds (works, 5);
    std::printf ("The faults of a file, %s: %.2f ns a sample more\n", programme.name.c_str(),
                 nanosecondsPerSample (taken[0], seconds));
}
} // namespace

TEST_CASE ("each meter's share")
{
    chooseVectorPath ("AVX2");
    std::printf ("Each meter by itself, with AVX2 where there is\n");

    for (const auto& programme : { noiseProgramme(), worstProgramme() })
        printSharesOf (programme);

    printNeedles (noiseProgramme());
    printSpectrum (noiseProgramme());
    printFaults (noiseProgramme());
    printFaults (musicProgramme());
    chooseVectorPath ({});
}
