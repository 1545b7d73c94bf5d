#include "Core/Base/PlateauEdges.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr float ceilingLevel = 0.54f, tolerance = 2.5f / 32768.0f;

struct Runs
{
    int plateaus = 0, others = 0;
};

/** Judges all runs of three samples and more at the highest level, in 16 bits. */
Runs runsIn (const std::vector<double>& wave)
{
    const auto peak = std::abs (
        *std::max_element (wave.begin(), wave.end(), [] (double a, double b) { return std::abs (a) < std::abs (b); }));
    Samples samples;

    for (const auto sample : wave)
        samples.push_back (static_cast<float> (std::round (sample / peak * ceilingLevel * 32768.0) / 32768.0));

    Runs runs;
    const auto level = *std::max_element (samples.begin(), samples.end());

    for (std::size_t begin = framesOfEdge, end = begin; begin + framesOfEdge < samples.size(); begin = end + 1)
    {
        for (end = begin; end + framesOfEdge < samples.size() && std::abs (samples[end]) >= level - tolerance
                          && (samples[end] > 0.0f) == (samples[begin] > 0.0f);)
            ++end;

        const auto isWhole =
            std::abs (samples[begin - 1] - samples[begin]) > tolerance && end + framesOfEdge < samples.size();

        if (end - begin < 3 || ! isWhole)
            continue;

        const auto top = samples[begin], sign = top > 0.0f ? 1.0f : -1.0f;
        std::array<float, framesOfEdge> before {}, after {};

        for (std::size_t i = 0; i < framesOfEdge; ++i)
        {
            before[i] = sign * (top - samples[begin - 1 - i]);
            after[i] = sign * (top - samples[end + i]);
        }

        ++(isPlateauOfSound (end - begin, level, tolerance, before, after) ? runs.plateaus : runs.others);
    }

    return runs;
}

/** Levels that are each held for this many samples, each sample weighted by the kernel with those before it. */
std::vector<double> filtered (const std::vector<double>& levels, std::size_t held, const std::vector<double>& kernel)
{
    std::vector<double> result;

    for (std::size_t i = 0; i < levels.size() * held; ++i)
    {
        auto sum = 0.0;

        for (std::size_t k = 0; k < kernel.size(); ++k)
            sum += kernel[k] * (i >= k ? levels[(i - k) / held] : 0.0);

        result.push_back (sum);
    }

    return result;
}

std::vector<double> randomLevels (int numLevels, std::uint32_t seed)
{
    std::vector<double> levels;

    for (const auto value : noise (200, 1.0, seed))
        levels.push_back (
            std::round ((static_cast<double> (value) + 1.0) / 2.0 * (numLevels - 1)) / (numLevels - 1) * 2.0 - 1.0);

    return levels;
}

std::vector<double> driven (const Samples& wave, double gain)
{
    std::vector<double> result;

    for (const auto sample : wave)
        result.push_back (std::clamp (gain * static_cast<double> (sample), -1.0, 1.0));

    return result;
}
} // namespace

TEST_CASE ("held levels with straight edges of several samples are plateaus")
{
    for (const auto length : { 4u, 5u, 7u, 9u, 12u })
        for (const auto numLevels : { 2, 4 })
        {
            CAPTURE (length, numLevels);
            const auto runs = runsIn (filtered (randomLevels (numLevels, 3), 23, std::vector<double> (length, 1.0)));
            CHECK (runs.plateaus > 10);
            CHECK (runs.others == 0);
        }
}

TEST_CASE ("a square through two moving averages has plateaus, also if its pulses are too short to reach the level")
{
    for (const auto held : { 6u, 23u })
    {
        auto levels = randomLevels (2, 5);
        std::vector<double> longer; // else no pulse would reach the level

        for (const auto level : levels)
            longer.insert (longer.end(), level > 0.0 ? 3 : 1, level);

        CAPTURE (held);
        const auto runs = runsIn (filtered (longer, held, { 1, 2, 3, 4, 3, 2, 1 }));
        CHECK (runs.plateaus > 10);
        CHECK (runs.others == 0);
    }
}

TEST_CASE ("between more than two held levels, edges of any shape belong to plateaus")
{
    const auto runs = runsIn (filtered ({ 1, 0.3, -1, -0.4, 1, 0.1, -1, 0.2, 1, -1, 0.4, 1, -0.2, -1, 0.5 }, 23,
                                        { 0.4, 0.9, 0.2, 1.0, 0.3, 0.7 }));
    CHECK (runs.plateaus == 7);
    CHECK (runs.others == 0);
}

TEST_CASE ("a sample of 8 bits that is played slowly has plateaus")
{
    std::vector<double> wave;

    for (const auto step : { 120, 126, 127, 126, 126, 120, 100, -10 })
        for (int i = 0; i < 10; ++i)
            wave.push_back (step);

    // The interpolation takes four samples from step to step.
    const auto runs = runsIn (filtered (wave, 1, { 0.1, 0.3, 0.3, 0.3 }));
    CHECK (runs.plateaus == 1);
    CHECK (runs.others == 0);
}

TEST_CASE ("the top of a coarse sine table is a plateau, even if one of its sides is steep")
{
    std::vector<double> wave (40, -0.2);

    for (const auto value :
         { 0.4, 0.75, 0.95, 1.0, 1.0, 1.0, 1.0, 0.9978, 0.9978, 0.9978, 0.9978, 0.9948, 0.9948, 0.9919 })
        wave.push_back (value);

    wave.insert (wave.end(), 40, 0.1);
    const auto runs = runsIn (wave);
    CHECK (runs.plateaus == 1);
    CHECK (runs.others == 0);
}

TEST_CASE ("driven waves have no plateaus, even if few samples lie between their rails")
{
    for (const auto hz : { 61.7, 220.9, 441.3, 997.0 })
        for (const auto gain : { 1.2, 2.0, 4.0, 8.0 })
        {
            if (hz * gain > 5000.0)
                continue; // two samples at most

            CAPTURE (hz, gain);
            const auto runs = runsIn (driven (sine (48000, 48000.0, hz, 1.0), gain));
            CHECK (runs.others > 100);
            CHECK (runs.plateaus * 10 <= runs.others);
        }

    for (const auto gain : { 2.0, 8.0, 30.0 })
    {
        auto brown = noise (48000, 1.0, 11);
        auto state = 0.0f;

        for (auto& sample : brown)
            sample = state = 0.98f * state + 0.02f * sample;

        CAPTURE (gain);
        const auto runs = runsIn (driven (brown, 3.0 * gain));
        CHECK (runs.others > 10);
        CHECK (runs.plateaus * 10 <= runs.others);
    }
}
