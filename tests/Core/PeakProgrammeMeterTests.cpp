#include "Core/PeakProgrammeMeter.h"
#include "Support/Conformance.h"
#include "Support/Signals.h"

#include <algorithm>
#include <span>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
using Type = PeakProgrammeMeter::Type;

constexpr double levelDbfs = -10.0;

PeakProgrammeMeter preparedFor (Type type, double rate)
{
    PeakProgrammeMeter meter (type);
    meter.prepare (rate);
    return meter;
}

/** The highest reading of a 5 kHz burst, against the level of its tone. */
double readingOfBurst (Type type, double rate, double seconds)
{
    auto meter = preparedFor (type, rate);
    auto highest = silenceDb;

    for (const auto sample : sine (framesOf (seconds, rate), rate, 5000.0, dbToAmplitude (levelDbfs)))
    {
        meter.process ({ &sample, 1 });
        highest = std::max (highest, meter.readingDbfs());
    }

    return highest - levelDbfs;
}

/** How long a burst must be to read 2 dB below the tone. */
double integrationSeconds (Type type, double rate)
{
    auto low = 0.001, high = 0.05;

    while (high - low > 1.0e-5)
    {
        const auto middle = (low + high) / 2.0;
        (readingOfBurst (type, rate, middle) < -2.0 ? low : high) = middle;
    }

    return high;
}

double secondsToFall (Type type, double rate, double decibels)
{
    auto meter = preparedFor (type, rate);
    meter.process (sine (framesOf (1.0, rate), rate, 1000.0, 1.0));
    const auto start = meter.readingDbfs();
    const Samples silence (framesOf (0.001, rate));
    auto frames = 0.0;

    while (meter.readingDbfs() > start - decibels)
    {
        meter.process (silence);
        frames += static_cast<double> (silence.size());
    }

    return frames / rate;
}

struct Burst
{
    const char* duration;
    double milliseconds, expectedDb, toleranceDb;
};

void checkTable (const char* name, Type type, std::span<const Burst> bursts)
{
    for (const auto rate : conformanceRates)
        for (const auto& burst : bursts)
        {
            const auto read = readingOfBurst (type, rate, burst.milliseconds / 1000.0);
            const auto what = std::string ("5 kHz for ") + burst.duration;
            checkConformance (conformanceCase (name, rate, what), burst.expectedDb, burst.toleranceDb, read, "dB");
        }
}

struct Return
{
    double decibels, seconds;
};

void checkTimes (const char* name, Type type, double integrationMilliseconds, Return fall)
{
    for (const auto rate : conformanceRates)
    {
        // The standard defines this time by its bursts and gives it no tolerance of its own.
        checkConformance (conformanceCase (name, rate, "integration time"), integrationMilliseconds, 1.0,
                          integrationSeconds (type, rate) * 1000.0, "ms");
        checkConformance (conformanceCase (name, rate, "return"), fall.seconds, 0.3,
                          secondsToFall (type, rate, fall.decibels), "s");
    }
}
} // namespace

TEST_CASE ("PPM type I: bursts, integration and return")
{
    constexpr Burst bursts[] { { "1000 ms", 1000.0, 0.0, 0.1 },
                               { "10 ms", 10.0, -1.0, 0.5 },
                               { "5 ms", 5.0, -2.0, 1.0 },
                               { "3 ms", 3.0, -4.0, 1.0 },
                               { "0.4 ms", 0.4, -15.0, 4.0 } };
    checkTable ("PPM I", Type::one, bursts);

    checkTimes ("PPM I", Type::one, 5.0, { 20.0, 1.7 });
}

TEST_CASE ("PPM type II: bursts, integration and return")
{
    constexpr Burst bursts[] { { "1000 ms", 1000.0, 0.0, 0.1 },
                               { "100 ms", 100.0, 0.0, 0.5 },
                               { "10 ms", 10.0, -2.0, 0.5 },
                               { "5 ms", 5.0, -4.0, 0.75 },
                               { "1.5 ms", 1.5, -9.0, 1.0 },
                               { "0.5 ms", 0.5, -17.0, 2.0 } };
    checkTable ("PPM II", Type::two, bursts);

    checkTimes ("PPM II", Type::two, 10.0, { 24.0, 2.8 });
}

TEST_CASE ("PPM: every rate from 8 to 384 kHz reads the same tone")
{
    for (const auto type : { Type::one, Type::two })
        for (const auto rate : { 8000.0, 11025.0, 22050.0, 88200.0, 176400.0, 384000.0 })
        {
            CAPTURE (rate);
            auto meter = preparedFor (type, rate);
            CHECK (meter.readingDbfs() == silenceDb);
            meter.process (sine (framesOf (2.0, rate), rate, 997.0, 0.5));
            CHECK (meter.readingDbfs() == Approx (-6.0206).margin (0.2).epsilon (0));
            meter.reset();
            CHECK (meter.readingDbfs() == silenceDb);
        }
}
