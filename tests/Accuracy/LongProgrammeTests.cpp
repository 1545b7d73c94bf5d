#include "Core/Base/Decibels.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/ReferenceLoudness.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <random>

#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#include <malloc.h>
#define TWOBUS_HAS_MALLINFO2 1
#endif

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr int blocksPerHour = 36000;

/** The bytes that this process has allocated, or 0 if that is unknown. */
std::size_t allocatedBytes()
{
#if TWOBUS_HAS_MALLINFO2
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

/** A loudness that wanders between -60 and -5 LUFS like a day's programme, with silent passages. */
class WanderingLoudness
{
public:
    double next()
    {
        if (random() % 3000 == 0)
            target = -60.0 + 55.0 * unit();

        loudness += 0.02 * (target - loudness) + 0.8 * (unit() - 0.5);
        return random() % 20000 < 40 ? silenceDb : loudness;
    }

private:
    double unit() { return static_cast<double> (random()) / 4294967296.0; }

    std::mt19937 random { 24 };
    double loudness = -23.0, target = -23.0;
};

void printErrors (const char* what, std::size_t count, double integratedLu, double rangeLu, std::size_t bytes,
                  std::size_t allocations)
{
    std::printf ("\n%s: %zu values\n  integrated off by %+.2e LU, range by %+.2e LU\n", what, count, integratedLu,
                 rangeLu);
    std::printf ("  state %zu KiB, allocations while measuring %zu\n", bytes / 1024, allocations);
}

/** Mono noise at 8 kHz whose level follows a wandering loudness. */
class WanderingNoise
{
public:
    static constexpr double rate = 8000.0;
    static constexpr std::size_t framesPerTick = 80;

    WanderingNoise()
    {
        const auto source = noise (framesPerTick * 997, 1.0, 8);
        std::copy (source.begin(), source.end(), samples.begin());
    }

    /** The next 10 ms. */
    const float* next()
    {
        if (tick % 10 == 0)
            gain = static_cast<float> (dbToAmplitude (loudness.next() + 5.0));

        const auto* source = samples.data() + (tick % 997) * framesPerTick;

        for (std::size_t i = 0; i < framesPerTick; ++i)
            current[i] = gain * source[i];

        ++tick;
        return current.data();
    }

private:
    std::vector<float> samples = std::vector<float> (framesPerTick * 997);
    std::array<float, framesPerTick> current {};
    WanderingLoudness loudness;
    std::size_t tick = 0;
    float gain = 1.0f;
};

/** Compares LoudnessMeter with exact gating over the list of its own momentary and short-term values. */
void measureHours (int hours)
{
    const auto ticks = static_cast<std::size_t> (hours) * 360000;
    std::vector<double> blocks, shortTerms;
    blocks.reserve (ticks / 10);
    shortTerms.reserve (ticks / 10);
    WanderingNoise programme;

    const auto bytesBefore = allocatedBytes();
    LoudnessMeter meter;
    meter.prepare ({ WanderingNoise::rate, ChannelLayout::forChannelCount (1) });
    const auto bytes = allocatedBytes() - bytesBefore;
    LoudnessMeter fresh;
    fresh.prepare ({ WanderingNoise::rate, ChannelLayout::forChannelCount (1) });
    std::size_t allocations = 0;

    {
        const AllocationGuard guard;

        for (std::size_t tick = 1; tick <= ticks; ++tick)
        {
            const auto* samples = programme.next();
            meter.process (&samples, WanderingNoise::framesPerTick);

            if (tick > ticks - 1000) // the last 10 s
                fresh.process (&samples, WanderingNoise::framesPerTick);

            if (tick % 10 == 0 && meter.momentaryLufs())
                blocks.push_back (lufsToPower (*meter.momentaryLufs()));

            if (tick % 10 == 0 && meter.shortTermLufs())
                shortTerms.push_back (lufsToPower (*meter.shortTermLufs()));
        }

        allocations = guard.count();
    }

    const auto integratedError = meter.integratedLufs().value() - referenceIntegratedLufs (blocks).value();
    const auto rangeError = meter.loudnessRangeLu().value() - referenceLoudnessRangeLu (shortTerms).value();
    printErrors (("LoudnessMeter, " + std::to_string (hours) + " h of noise at 8 kHz").c_str(), blocks.size(),
                 integratedError, rangeError, bytes, allocations);

    CHECK (std::abs (integratedError) < 0.002);
    CHECK (std::abs (rangeError) < 0.002);
    CHECK (allocations == 0);

    // Nothing has drifted: a meter that was given only the last 10 s has the same readings for these windows.
    CHECK (meter.shortTermLufs().value() == near (fresh.shortTermLufs().value(), 1.0e-9));
    CHECK (meter.momentaryLufs().value() == near (fresh.momentaryLufs().value(), 1.0e-9));
}
} // namespace

TEST_CASE ("24 hours of gating blocks have exact gates and percentiles in bounded memory")
{
    constexpr auto numBlocks = static_cast<std::size_t> (24 * blocksPerHour);
    std::vector<double> powers;
    WanderingLoudness loudness;

    while (powers.size() < numBlocks)
        powers.push_back (lufsToPower (loudness.next()));

    const auto bytesBefore = allocatedBytes();
    const auto integrated = std::make_unique<IntegratedLoudness>();
    const auto range = std::make_unique<LoudnessRange>();
    const auto bytes = allocatedBytes() - bytesBefore;
    std::size_t allocations = 0;

    {
        const AllocationGuard guard;

        for (const auto power : powers)
        {
            integrated->addGatingBlock (power);
            range->addShortTerm (power);
        }

        allocations = guard.count();
    }

    const auto integratedError = integrated->integratedLufs().value() - referenceIntegratedLufs (powers).value();
    const auto rangeError = range->loudnessRangeLu().value() - referenceLoudnessRangeLu (powers).value();
    printErrors ("Gates and percentiles, 24 h of blocks", powers.size(), integratedError, rangeError, bytes,
                 allocations);

    CHECK (std::abs (integratedError) < 0.001);
    CHECK (std::abs (rangeError) < 0.002);
    CHECK (allocations == 0);
    CHECK (bytes < 8u << 20);
}

TEST_CASE ("two hours through the loudness meter keep their precision") { measureHours (2); }

TEST_CASE ("24 hours through the loudness meter keep their precision", "[.long]") { measureHours (24); }
