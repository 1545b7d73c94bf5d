#include "Core/Base/Decibels.h"
#include "Core/Peaks/TruePeakInterpolator.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

/** Checks the true-peak error curve that TruePeakInterpolator.h states, with tones of every frequency whose highest
    point falls at every position between two samples. */
using namespace twobus;

namespace
{
constexpr std::size_t places = 1024;

/** The reading of a cosine whose crest lies `place` (0 to 1) of the way from sample 23 to 24 of a window. */
double readingDb (const TruePeakInterpolator& interpolator, double cyclesPerSample, double place)
{
    std::array<float, TruePeakInterpolator::taps> samples;

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float> (
            std::cos (2.0 * std::numbers::pi * cyclesPerSample * (static_cast<double> (i) - 23.0 - place)));

    const auto highestSample = std::max (std::abs (samples[23]), std::abs (samples[24]));
    return amplitudeToDb (
        static_cast<double> (std::max (highestSample, interpolator.highestBetween (samples.data(), 1))));
}

struct Error
{
    double lowestDb = 0.0, highestDb = 0.0;
};

Error errorAt (const TruePeakInterpolator& interpolator, double cyclesPerSample)
{
    Error error { 100.0, -100.0 };

    for (std::size_t i = 0; i <= places; ++i)
    {
        const auto db = readingDb (interpolator, cyclesPerSample, static_cast<double> (i) / places);
        error.lowestDb = std::min (error.lowestDb, db);
        error.highestDb = std::max (error.highestDb, db);
    }

    return error;
}

Error worstErrorUpTo (const TruePeakInterpolator& interpolator, double highestCyclesPerSample)
{
    constexpr int frequencies = 500;
    Error worst;

    for (int i = 1; i <= frequencies; ++i)
    {
        const auto error = errorAt (interpolator, highestCyclesPerSample * i / frequencies);
        worst.lowestDb = std::min (worst.lowestDb, error.lowestDb);
        worst.highestDb = std::max (worst.highestDb, error.highestDb);
    }

    return worst;
}

TruePeakInterpolator interpolatorFor (double sampleRate)
{
    TruePeakInterpolator interpolator;
    interpolator.prepare (sampleRate);
    return interpolator;
}
} // namespace

TEST_CASE ("true peak at 8 points per sample has the error given in its header, over frequency and phase")
{
    const auto interpolator = interpolatorFor (48000.0);
    const auto upTo45 = worstErrorUpTo (interpolator, 0.45), upToHalf = worstErrorUpTo (interpolator, 0.4999);

    std::printf ("True peak, 8 points, up to 0.45 fs: %+.4f to %+.4f dB; up to 0.5 fs at most %+.4f dB\n",
                 upTo45.lowestDb, upTo45.highestDb, upToHalf.highestDb);
    CHECK (upTo45.lowestDb >= -0.141);
    CHECK (upTo45.highestDb <= 0.0141);
    CHECK (upToHalf.highestDb <= 0.0141);

    struct Point
    {
        double cyclesPerSample, lowestDb;
    };

    for (const auto& [cyclesPerSample, lowestDb] :
         { Point { 0.25, -0.044 }, Point { 1.0 / 3.0, -0.074 }, Point { 0.45, -0.139 }, Point { 0.4535, -0.156 } })
    {
        const auto error = errorAt (interpolator, cyclesPerSample);
        std::printf ("  at %.4f fs %+.4f to %+.4f dB\n", cyclesPerSample, error.lowestDb, error.highestDb);
        CHECK (error.lowestDb >= lowestDb);
        CHECK (error.lowestDb <= lowestDb + 0.002); // the header's figure is not too pessimistic, either
    }
}

TEST_CASE ("true peak at 4 points per sample has the error given in its header, over frequency and phase")
{
    const auto interpolator = interpolatorFor (96000.0);
    const auto upTo45 = worstErrorUpTo (interpolator, 0.45), upTo20kHz = worstErrorUpTo (interpolator, 20.0 / 96.0);

    std::printf ("True peak, 4 points, up to 0.45 fs: %+.4f to %+.4f dB; up to 20 kHz at 96 kHz %+.4f dB\n",
                 upTo45.lowestDb, upTo45.highestDb, upTo20kHz.lowestDb);
    CHECK (upTo45.lowestDb >= -0.547);
    CHECK (upTo45.highestDb <= 0.0141);
    CHECK (upTo20kHz.lowestDb >= -0.121);
    CHECK (errorAt (interpolator, 0.25).lowestDb >= -0.171);
    CHECK (errorAt (interpolator, 1.0 / 3.0).lowestDb >= -0.302);
}

TEST_CASE ("the interpolator's points don't depend on how many windows are computed at once")
{
    const auto interpolator = interpolatorFor (GENERATE (48000.0, 96000.0));
    std::vector<float> samples (1200);

    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float> (std::sin (0.37 * static_cast<double> (i * i % 1009)));

    for (const auto frames : { 1u, 2u, 3u, 7u, 8u, 17u, 64u, 441u, 511u, 512u, 513u, 1100u })
    {
        auto oneByOne = 0.0f;

        for (std::size_t i = 0; i < frames; ++i)
            oneByOne = std::max (oneByOne, interpolator.highestBetween (samples.data() + i, 1));

        CAPTURE (frames);
        CHECK (interpolator.highestBetween (samples.data(), frames) == oneByOne);
    }

    CHECK (interpolator.highestBetween (samples.data(), 0) == 0.0f);
}
