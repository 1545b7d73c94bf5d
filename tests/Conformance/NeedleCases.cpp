#include "ConformanceCase.h"
#include "Core/Ballistics/PeakProgrammeMeter.h"
#include "Core/Ballistics/VuMeter.h"
#include "Core/Base/Decibels.h"

#include <algorithm>

namespace twobus::test
{
namespace
{
using Type = PeakProgrammeMeter::Type;

/** Needles have no weighting, so an exact meter has the same reading at every rate. */
ExpectedReading expect (const char* name, double nominal, std::optional<Tolerance> asked, double ours)
{
    return { name, nominal, asked, nominal, plusMinus (ours), 0.0 };
}

//==============================================================================
/** The pointer after each sample of a 4 s tone, relative to its final position. */
Values swingOfVu (double sampleRate)
{
    const auto tone = sine (framesOf (4.0, sampleRate), sampleRate, 1000.0, dbToAmplitude (-18.0));
    VuMeter meter;
    meter.prepare (sampleRate);
    std::vector<double> readings;

    for (const auto& sample : tone)
    {
        meter.process ({ &sample, 1 });
        readings.push_back (dbToAmplitude (meter.readingDbfs()));
    }

    const auto last = readings.back();
    const auto reached =
        std::find_if (readings.begin(), readings.end(), [last] (double reading) { return reading >= 0.99 * last; });
    const auto highest = *std::max_element (readings.begin(), readings.end());
    return { 1000.0 * static_cast<double> (reached - readings.begin() + 1) / sampleRate,
             100.0 * (highest / last - 1.0) };
}

//==============================================================================
struct Ppm
{
    PeakProgrammeMeter::Type type;
    const char* id;
};

constexpr Ppm ppmI { Type::one, "PPM I" }, ppmII { Type::two, "PPM II" };

PeakProgrammeMeter preparedFor (Type type, double sampleRate)
{
    PeakProgrammeMeter meter (type);
    meter.prepare (sampleRate);
    return meter;
}

/** The highest reading of a 5 kHz burst, relative to the steady tone's level. */
double readingOfBurst (Type type, double sampleRate, double seconds)
{
    constexpr auto levelDbfs = -10.0;
    auto meter = preparedFor (type, sampleRate);
    auto highest = silenceDb;

    for (const auto sample : sine (framesOf (seconds, sampleRate), sampleRate, 5000.0, dbToAmplitude (levelDbfs)))
    {
        meter.process ({ &sample, 1 });
        highest = std::max (highest, meter.readingDbfs());
    }

    return highest - levelDbfs;
}

/** The length at which a burst reads 2 dB below the tone. */
double integrationSeconds (Type type, double sampleRate)
{
    auto low = 0.001, high = 0.05;

    while (high - low > 1.0e-5)
    {
        const auto middle = (low + high) / 2.0;
        (readingOfBurst (type, sampleRate, middle) < -2.0 ? low : high) = middle;
    }

    return high;
}

double secondsToFall (Type type, double sampleRate, double decibels)
{
    auto meter = preparedFor (type, sampleRate);
    meter.process (sine (framesOf (1.0, sampleRate), sampleRate, 1000.0, 1.0));
    const auto start = meter.readingDbfs();
    const Samples silence (framesOf (0.001, sampleRate));
    auto frames = 0.0;

    while (meter.readingDbfs() > start - decibels)
    {
        meter.process (silence);
        frames += static_cast<double> (silence.size());
    }

    return frames / sampleRate;
}

struct Burst
{
    const char* signal;
    double milliseconds, expectedDb;
    std::optional<double> toleranceDb; ///< none if the value is not in the standard's table
};

ConformanceCase burstCase (const Ppm& ppm, const Burst& burst)
{
    const auto asked = burst.toleranceDb ? std::optional (plusMinus (*burst.toleranceDb)) : std::nullopt;
    const auto ours = burst.toleranceDb ? 0.5 : 0.01;
    const auto measureBurst = [=] (double sampleRate) {
        return Values { readingOfBurst (ppm.type, sampleRate, burst.milliseconds / 1000.0) };
    };
    return { ppm.id,       burst.signal,
             usualRates,   { expect ("below the steady tone, dB", burst.expectedDb, asked, ours) },
             measureBurst, {} };
}

/** The standard defines this time through its bursts and states no tolerance for it. */
ConformanceCase integrationCase (const Ppm& ppm, double milliseconds)
{
    const auto measureTime = [=] (double sampleRate) {
        return Values { 1000.0 * integrationSeconds (ppm.type, sampleRate) };
    };
    return { ppm.id,      "5 kHz until 2 dB below the steady tone",
             usualRates,  { expect ("integration time, ms", milliseconds, {}, 1.0) },
             measureTime, {} };
}

ConformanceCase returnCase (const Ppm& ppm, const char* signal, double decibels, double seconds)
{
    const auto measureTime = [=] (double sampleRate) {
        return Values { secondsToFall (ppm.type, sampleRate, decibels) };
    };
    return { ppm.id, signal, usualRates, { expect ("return, s", seconds, plusMinus (0.3), 0.01) }, measureTime, {} };
}

//==============================================================================
ConformanceCase kToneCase (const char* id, const char* signal, double zeroDbfs)
{
    const auto measureTone = [=] (double sampleRate) {
        const auto tone = sine (framesOf (3.0, sampleRate), sampleRate, 1000.0, dbToAmplitude (zeroDbfs));
        const auto average = measureLive (AudioBuffer ({ tone }), sampleRate).channels[0].kAverageDbfs;
        return Values { average ? std::optional (*average - zeroDbfs) : std::nullopt };
    };
    return { id, signal, usualRates, { expect ("average, dB", 0.0, {}, 0.001) }, measureTone, {} };
}

Values shareAfter600Milliseconds (double sampleRate)
{
    const auto tone = sine (framesOf (0.6, sampleRate), sampleRate, 1000.0, 0.5);
    const auto average = measureLive (AudioBuffer ({ tone }), sampleRate).channels[0].kAverageDbfs;
    return { average ? std::optional (100.0 * dbToPower (*average - amplitudeToDb (0.5))) : std::nullopt };
}

Values peakAfter3Seconds (double sampleRate)
{
    Samples click (framesOf (3.01, sampleRate));
    click[100] = 1.0f;
    return { measureLive (AudioBuffer ({ click }), sampleRate).channels[0].kPeakDbfs };
}
} // namespace

std::vector<ConformanceCase> vuCases()
{
    return { { "VU",
               "1 kHz, -18 dBFS, suddenly",
               usualRates,
               { expect ("99 % after, ms", 300.0, plusMinus (30.0), 2.0),
                 expect ("overshoot, %", 1.25, plusMinus (0.25), 0.02) },
               swingOfVu,
               {} },
             { "VU",
               "the same at rates of other uses",
               { 8000.0, 11025.0, 22050.0, 88200.0, 176400.0, 384000.0 },
               { expect ("99 % after, ms", 300.0, plusMinus (30.0), 3.0),
                 expect ("overshoot, %", 1.25, plusMinus (0.25), 0.1) },
               swingOfVu,
               {} } };
}

std::vector<ConformanceCase> ppmCases()
{
    std::vector<ConformanceCase> cases;

    for (const auto& burst :
         { Burst { "5 kHz for 1000 ms", 1000.0, 0.0, {} }, Burst { "5 kHz for 10 ms", 10.0, -1.0, 0.5 },
           Burst { "5 kHz for 5 ms", 5.0, -2.0, 1.0 }, Burst { "5 kHz for 3 ms", 3.0, -4.0, 1.0 },
           Burst { "5 kHz for 0.4 ms", 0.4, -15.0, 4.0 } })
        cases.push_back (burstCase (ppmI, burst));

    cases.push_back (integrationCase (ppmI, 5.0));
    cases.push_back (returnCase (ppmI, "20 dB after 1 kHz", 20.0, 1.7));

    for (const auto& burst :
         { Burst { "5 kHz for 1000 ms", 1000.0, 0.0, {} }, Burst { "5 kHz for 100 ms", 100.0, 0.0, 0.5 },
           Burst { "5 kHz for 10 ms", 10.0, -2.0, 0.5 }, Burst { "5 kHz for 5 ms", 5.0, -4.0, 0.75 },
           Burst { "5 kHz for 1.5 ms", 1.5, -9.0, 1.0 }, Burst { "5 kHz for 0.5 ms", 0.5, -17.0, 2.0 } })
        cases.push_back (burstCase (ppmII, burst));

    cases.push_back (integrationCase (ppmII, 10.0));
    cases.push_back (returnCase (ppmII, "24 dB after 1 kHz", 24.0, 2.8));
    return cases;
}

std::vector<ConformanceCase> kSystemCases()
{
    return { kToneCase ("K-20", "1 kHz, -20 dBFS", -20.0),
             kToneCase ("K-14", "1 kHz, -14 dBFS", -14.0),
             kToneCase ("K-12", "1 kHz, -12 dBFS", -12.0),
             { "K-System",
               "1 kHz for 600 ms",
               usualRates,
               { expect ("share of the power, %", 99.0, {}, 0.01) },
               shareAfter600Milliseconds,
               {} },
             { "K-System",
               "a click, and 3 s",
               usualRates,
               { expect ("peak, dBFS", -26.0, {}, 0.01) },
               peakAfter3Seconds,
               {} } };
}
} // namespace twobus::test
