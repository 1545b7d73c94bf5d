#include "Core/Path/LeastSquares.h"
#include "Core/Path/PathAnalysis.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
const PathSignal& floatFile()
{
    static const PathSignal signal (48000.0, PathSignal::Format::float32);
    return signal;
}

double decibels (std::complex<double> gain) { return 20.0 * std::log10 (std::max (std::abs (gain), 1.0e-12)); }

PathResponsePoint widest (const PathReadings& readings, std::size_t side)
{
    PathResponsePoint found { 0.0, 0.0 };

    for (const auto& point : readings.response[side])
        if (point.hertz < 18000.0 && std::abs (point.deviationDb) > std::abs (found.deviationDb))
            found = point;

    return found;
}
} // namespace

TEST_CASE ("an exact path is exact at each rate and in each format, and has no other fault")
{
    for (const auto rate : PathSignal::rates)
        for (const auto format : { PathSignal::Format::float32, PathSignal::Format::integer24 })
        {
            CAPTURE (rate, format);
            const auto readings = readingsOf (heardExactly (PathSignal (rate, format)));
            CHECK (readings.extent == PathReadings::Extent::whole);
            CHECK (readings.fileRate == rate);
            CHECK (readings.format == format);
            CHECK (readings.isBitExact);
            CHECK (readings.isInStep);
            CHECK (readings.losses.empty());
            CHECK_FALSE (readings.ceiling);
            CHECK_FALSE (readings.bandEdgeHz);
            CHECK (std::abs (decibels (readings.gains[0][0])) < 0.001);
            CHECK (std::abs (decibels (readings.gains[1][1])) < 0.001);
            CHECK (decibels (readings.gains[0][1]) < -100.0);
            CHECK (std::abs (widest (readings, 0).deviationDb) < 0.01);
            CHECK (std::isinf (readings.noiseDbfs[0]));
        }
}

TEST_CASE ("one bit of one sample is enough for a path not to be exact")
{
    auto heard = exactPath();
    heard.left[heard.frameOf (7.0)] += 0x1p-24f;
    CHECK_FALSE (readingsOf (heard).isBitExact);
    heard = exactPath();
    heard.right[heard.frameOf (14.4)] = 0x1p-24f; // in the silence
    CHECK_FALSE (readingsOf (heard).isBitExact);
}

TEST_CASE ("a path's gain is measured to 0.01 dB from -40 to +12 dB")
{
    for (const auto gainDb : { -40.0, -12.04, -0.01, 3.0, 12.0 })
    {
        CAPTURE (gainDb);
        auto heard = exactPath();
        heard.multiply (gainDb);
        const auto readings = readingsOf (heard);
        CHECK (std::abs (decibels (readings.gains[0][0]) - gainDb) < 0.005);
        CHECK (std::abs (decibels (readings.gains[1][1]) - gainDb) < 0.005);
        CHECK (readings.losses.empty());
        CHECK_FALSE (readings.isBitExact);
    }
}

TEST_CASE ("a quiet path with the noise of 16 bits still has its gain, and no lost piece")
{
    auto heard = exactPath();
    heard.multiply (-40.0);
    heard.addNoise (-96.0);
    const auto readings = readingsOf (heard);
    CHECK (std::abs (decibels (readings.gains[0][0]) + 40.0) < 0.01);
    CHECK (std::abs (readings.noiseDbfs[0] + 96.0) < 0.2);
    CHECK (readings.losses.empty());
}

TEST_CASE ("a path's sides: swapped, summed, inverted, missing")
{
    auto heard = exactPath();
    heard.left.swap (heard.right);
    auto readings = readingsOf (heard);
    CHECK (decibels (readings.gains[0][0]) < -100.0);
    CHECK (std::abs (decibels (readings.gains[0][1])) < 0.001);

    heard = exactPath();

    for (std::size_t frame = 0; frame < heard.left.size(); ++frame)
        heard.left[frame] = heard.right[frame] = 0.5f * (heard.left[frame] + heard.right[frame]);

    readings = readingsOf (heard);

    for (const auto& side : readings.gains)
        for (const auto gain : side)
            CHECK (std::abs (decibels (gain) + 6.0206) < 0.001);

    heard = exactPath();
    std::ranges::transform (heard.right, heard.right.begin(), std::negate());
    readings = readingsOf (heard);
    CHECK (readings.gains[0][0].real() > 0.999);
    CHECK (readings.gains[1][1].real() < -0.999);

    std::ranges::fill (heard.right, 0.0f);
    readings = readingsOf (heard);
    CHECK (std::abs (decibels (readings.gains[0][0])) < 0.001);
    CHECK (std::abs (readings.gains[1][1]) == 0.0);
}

TEST_CASE ("a resampled path is not in step, or comes between two frames")
{
    const auto other = readingsOf (heardAt (48000.0, PathSignal (44100.0, PathSignal::Format::float32)));
    CHECK (other.fileRate == 44100.0);
    CHECK (other.heardRate == 48000.0);
    CHECK (std::abs (other.driftPpm) < 0.01);
    CHECK (std::abs (decibels (other.gains[0][0])) < 0.005);

    const auto same = readingsOf (heardAt (48000.0, floatFile()));
    CHECK (same.isInStep);
    CHECK (std::abs (std::abs (same.offsetFrames) - 0.37) < 0.01);
    CHECK_FALSE (same.isBitExact);
}

TEST_CASE ("a path's clocks are compared to a tenth of a part in a million")
{
    for (const auto ppm : { 50.0, 3.0, -0.8, -120.0 })
    {
        CAPTURE (ppm);
        const auto readings = readingsOf (heardAt (48000.0, floatFile(), 1.0 + ppm * 1.0e-6));
        CHECK_FALSE (readings.isInStep);
        CHECK (std::abs (readings.driftPpm - ppm) < 0.1);
        CHECK (readings.losses.empty());
    }
}

TEST_CASE ("a file at another speed is told as that")
{
    const auto readings = readingsOf (heardAt (48000.0, floatFile(), 0.91875));
    CHECK (std::abs (readings.speed - 0.91875) < 1.0e-5);
}

TEST_CASE ("a path's ceiling: a clip and a limiter are told apart, and the level is right to 0.05 dB")
{
    for (const auto ceilingDbfs : { 0.0, -0.13, -6.0 })
    {
        CAPTURE (ceilingDbfs);
        const auto ceiling = static_cast<float> (std::pow (10.0, ceilingDbfs / 20.0));
        auto heard = exactPath();
        heard.change ([ceiling] (float sample) { return std::clamp (sample, -ceiling, ceiling); });
        const auto readings = readingsOf (heard);
        REQUIRE (readings.ceiling);
        CHECK (readings.ceiling->kind == PathCeiling::Kind::clip);
        CHECK (std::abs (readings.ceiling->levelDbfs - ceilingDbfs) < 0.01);
    }

    auto heard = exactPath();
    const auto ceiling = 0.985f; // -0.13 dBFS
    auto gain = 1.0f;
    constexpr std::size_t ahead = 96;

    for (std::size_t frame = 0; frame + ahead < heard.left.size(); ++frame)
    {
        auto peak = 0.0f;

        for (auto at = frame; at < frame + ahead; ++at)
            peak = std::max ({ peak, std::abs (heard.left[at]), std::abs (heard.right[at]) });

        const auto wanted = peak > ceiling ? ceiling / peak : 1.0f;
        gain = wanted < gain ? gain + (wanted - gain) * 0.1f : gain + (wanted - gain) * 0.0005f;
        heard.left[frame] *= gain;
        heard.right[frame] *= gain;
    }

    const auto readings = readingsOf (heard);
    REQUIRE (readings.ceiling);
    CHECK (readings.ceiling->kind == PathCeiling::Kind::limiter);
    CHECK (std::abs (readings.ceiling->levelDbfs + 0.13) < 0.05);
}

TEST_CASE ("a filter on the path shows in its response, and not as a ceiling")
{
    struct Filter
    {
        double hertz, gainDb, q;
    };

    for (const auto& [hertz, gainDb, q] : { Filter { 3000.0, 1.0, 1.0 }, Filter { 80.0, -1.0, 2.0 },
                                            Filter { 10000.0, 0.3, 2.0 }, Filter { 1000.0, 6.0, 0.7 } })
    {
        CAPTURE (hertz, gainDb);
        auto heard = exactPath();
        heard.equalise (hertz, gainDb, q);
        const auto readings = readingsOf (heard);
        CHECK_FALSE (readings.ceiling);
        CHECK (readings.losses.empty());
        CHECK (readings.levelDependenceDb < 0.1);

        if (hertz == 1000.0) // all else is lower than 1 kHz
            CHECK (widest (readings, 0).deviationDb < -5.5);
        else
        {
            const auto gainAt1kHz = decibels (readings.gains[0][0]);
            CHECK (std::abs (widest (readings, 0).deviationDb + gainAt1kHz - gainDb) < 0.03);
            CHECK (std::abs (widest (readings, 0).hertz / hertz - 1.0) < 0.05);
        }
    }
}

TEST_CASE ("fewer bits on the path: cut off, rounded and dithered")
{
    std::mt19937 generator (1);
    std::uniform_real_distribution<float> half (-0.5f, 0.5f);
    const auto roundingOf = [] (const std::function<float (float)>& change) {
        auto heard = exactPath();
        heard.change (change);
        const auto readings = readingsOf (heard);
        CHECK (readings.bits == 16);
        return readings.rounding;
    };

    CHECK (roundingOf ([] (float sample) { return std::floor (sample * 32768.0f) / 32768.0f; })
           == PathRounding::cutOff);
    CHECK (roundingOf ([] (float sample) { return std::round (sample * 32768.0f) / 32768.0f; })
           == PathRounding::rounded);
    CHECK (roundingOf ([&] (float sample) {
               return std::round (sample * 32768.0f + half (generator) + half (generator)) / 32768.0f;
           })
           == PathRounding::dithered);
}

TEST_CASE ("holes of 20 ms and lost frames are found where they are")
{
    auto heard = exactPath();
    heard.silence (9.03, 0.02);
    heard.silence (16.2, 0.02);
    auto readings = readingsOf (heard);
    REQUIRE (readings.losses.size() == 2);
    CHECK (std::abs (readings.losses[0].fileSeconds - 9.03) < 0.011);
    CHECK (std::abs (readings.losses[0].seconds - 0.02) < 0.011);
    CHECK (std::abs (readings.losses[1].fileSeconds - 16.2) < 0.011);
    CHECK (readings.losses[1].movedFrames == 0);

    for (const auto frames : { 1, 7, 960 })
        for (const auto at : { 6.3, 9.03, 11.5 })
        {
            CAPTURE (frames, at);
            heard = exactPath();
            heard.eraseFrames (at, static_cast<std::size_t> (frames));
            readings = readingsOf (heard);
            REQUIRE (readings.losses.size() == 1);
            CHECK (readings.losses[0].movedFrames == -frames);
            CHECK (std::abs (readings.losses[0].fileSeconds - at) < 0.03);
            CHECK (std::abs (decibels (readings.gains[0][0])) < 0.001);
            CHECK_FALSE (readings.ceiling);
        }
}

TEST_CASE ("several losses are all found")
{
    auto heard = exactPath();
    heard.eraseFrames (17.0, 100);
    heard.eraseFrames (12.1, 480);
    heard.eraseFrames (5.5, 960);
    const auto readings = readingsOf (heard);
    auto moved = 0;

    for (const auto& loss : readings.losses)
        moved += static_cast<int> (loss.movedFrames);

    CHECK (readings.losses.size() >= 3);
    CHECK (moved == -1540);
}

TEST_CASE ("half a file is told as half a file")
{
    auto heard = exactPath();
    heard.left.resize (heard.frameOf (12.0));
    heard.right.resize (heard.frameOf (12.0));
    CHECK (readingsOf (heard).extent == PathReadings::Extent::onlyBeginning);
}

TEST_CASE ("another sound with the file is not taken for lost pieces of a few milliseconds")
{
    auto heard = exactPath();
    heard.addNoise (-25.0);
    CHECK (readingsOf (heard).damagedShare > 0.1);
}

TEST_CASE ("a second copy of the file shows as an echo")
{
    auto heard = exactPath();
    constexpr std::size_t delay = 14400;

    for (auto frame = heard.left.size() - 1; frame > delay; --frame)
    {
        heard.left[frame] += 0.7f * heard.left[frame - delay];
        heard.right[frame] += 0.7f * heard.right[frame - delay];
    }

    CHECK (readingsOf (heard).echoRatio > 0.5);
}

TEST_CASE ("least squares finds the factors of a sum, and 0 for a signal that is not there")
{
    LeastSquares<3> fit;

    for (int moment = 0; moment < 100; ++moment)
    {
        const auto a = std::sin (0.1 * moment), b = std::cos (0.37 * moment);
        fit.add ({ a, b, 0.0 }, 2.5 * a - 0.5 * b);
    }

    const auto [a, b, none] = fit.factors();
    CHECK (std::abs (a - 2.5) < 1.0e-9);
    CHECK (std::abs (b + 0.5) < 1.0e-9);
    CHECK (none == 0.0);
    CHECK (std::abs (fit.explained (fit.factors()) - 1.0) < 1.0e-9);
}
