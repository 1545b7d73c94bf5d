#include "Core/Ballistics/PeakProgrammeMeter.h"
#include "Core/Ballistics/VuMeter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <numbers>
#include <span>

/** Checks the readings of steady tones, over frequency and phase, against the figures in the meters' headers. */
using namespace twobus;
using namespace twobus::test;

namespace
{
using Type = PeakProgrammeMeter::Type;

/** The lowest and the highest reading of a tone of 0 dBFS. */
struct Range
{
    double lowest = std::numeric_limits<double>::infinity(), highest = silenceDb;

    void add (double reading)
    {
        lowest = std::min (lowest, reading);
        highest = std::max (highest, reading);
    }

    void add (const Range& other)
    {
        add (other.lowest);
        add (other.highest);
    }
};

/** The readings over all phases that give a tone different samples; the samples repeat every periodFrames. */
template <typename Meter>
Range readingsOfPeriod (Meter meter, double rate, double seconds, std::size_t periodFrames, std::size_t cycles)
{
    constexpr auto numPhases = 24;
    Range range;

    for (auto i = 0; i <= numPhases; ++i)
    {
        const auto phase = std::numbers::pi * i / numPhases / static_cast<double> (periodFrames);
        const auto period =
            sine (periodFrames, static_cast<double> (periodFrames), static_cast<double> (cycles), 1.0, phase);
        meter.prepare (rate);

        for (std::size_t frame = 0; frame < framesOf (seconds, rate); frame += periodFrames)
            meter.process (period);

        range.add (meter.readingDbfs());
    }

    return range;
}

/** The readings of tones that end at different points of their waveform. */
template <typename Meter>
Range readingsOfTone (Meter meter, double rate, double seconds, double frequencyHz)
{
    constexpr auto numPhases = 16;
    Range range;

    for (auto i = 0; i < numPhases; ++i)
    {
        meter.prepare (rate);
        meter.process (sine (framesOf (seconds, rate), rate, frequencyHz, 1.0, std::numbers::pi * i / numPhases));
        range.add (meter.readingDbfs());
    }

    return range;
}

/** The range that a header states for a tone whose samples repeat: so many cycles in periodFrames. */
struct Repeating
{
    std::size_t periodFrames, cycles;
    Range stated;
};

struct Tone
{
    double frequencyHz;
    Range stated;
};

/** The readings stay inside the stated range and come within 0.015 dB of both of its ends. */
void checkStatedRange (const Range& read, const Range& stated)
{
    CHECK (read.lowest >= stated.lowest);
    CHECK (read.highest <= stated.highest);
    CHECK (read.lowest <= stated.lowest + 0.015);
    CHECK (read.highest >= stated.highest - 0.015);
}

/** Compares the joint range of all these meters with the stated one. */
template <typename Meter>
void checkRepeating (std::initializer_list<Meter> meters, double seconds, std::span<const Repeating> tones)
{
    for (const auto rate : usualRates)
        for (const auto& tone : tones)
        {
            Range range;

            for (const auto& meter : meters)
                range.add (readingsOfPeriod (meter, rate, seconds, tone.periodFrames, tone.cycles));

            CAPTURE (rate, tone.periodFrames, tone.cycles);
            checkStatedRange (range, tone.stated);
        }
}

template <typename Meter>
void checkTones (std::initializer_list<Meter> meters, double seconds, std::span<const Tone> tones)
{
    for (const auto rate : usualRates)
        for (const auto& tone : tones)
        {
            Range range;

            for (const auto& meter : meters)
                range.add (readingsOfTone (meter, rate, seconds, tone.frequencyHz));

            CAPTURE (rate, tone.frequencyHz);
            checkStatedRange (range, tone.stated);
        }
}

/** Low tones, and tones whose samples do not repeat soon at any of the rates. */
constexpr Tone ppmTones[] { { 20.0, { -0.16, 0.09 } },   { 40.0, { -0.07, 0.06 } },   { 100.0, { -0.03, 0.03 } },
                            { 997.0, { -0.01, 0.01 } },  { 4999.0, { -0.01, 0.01 } }, { 10007.0, { -0.01, 0.01 } },
                            { 17011.0, { -0.01, 0.01 } } };

constexpr Repeating ppmRepeating[] {
    { 4, 1, { -2.84, 0.19 } }, { 3, 1, { -1.09, 0.16 } },  { 6, 1, { -1.09, 0.16 } },
    { 8, 1, { -0.53, 0.14 } }, { 8, 3, { -0.53, 0.14 } },  { 5, 1, { -0.29, 0.12 } },
    { 5, 2, { -0.29, 0.12 } }, { 12, 5, { -0.17, 0.09 } }, { 16, 1, { -0.05, 0.05 } }
};
} // namespace

TEST_CASE ("PPM: steady tones read right over frequency and phase")
{
    const auto types = { PeakProgrammeMeter (Type::one), PeakProgrammeMeter (Type::two) };
    checkTones (types, 0.3, ppmTones);
    checkRepeating (types, 0.3, ppmRepeating);
}

TEST_CASE ("VU: steady tones read right over frequency and phase")
{
    constexpr Tone tones[] { { 20.0, { -0.02, 0.02 } },      { 40.0, { -0.005, 0.005 } },
                             { 997.0, { -0.005, 0.005 } },   { 4999.0, { -0.005, 0.005 } },
                             { 10007.0, { -0.005, 0.005 } }, { 17011.0, { -0.005, 0.005 } } };
    checkTones ({ VuMeter() }, 1.5, tones);

    constexpr Repeating repeating[] {
        { 4, 1, { -2.10, 0.92 } },  { 3, 1, { -0.85, 0.41 } },  { 6, 1, { -0.85, 0.41 } },
        { 8, 1, { -0.47, 0.23 } },  { 8, 3, { -0.47, 0.23 } },  { 5, 1, { -0.30, 0.15 } },
        { 12, 5, { -0.21, 0.10 } }, { 16, 1, { -0.12, 0.06 } }, { 48, 1, { -0.02, 0.01 } }
    };
    checkRepeating ({ VuMeter() }, 1.5, repeating);
}
