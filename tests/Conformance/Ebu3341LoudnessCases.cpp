#include "ConformanceCase.h"
#include "Core/Base/Decibels.h"
#include "Support/EbuSignals.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace twobus::test
{
namespace
{
const auto asked = plusMinus (0.1);
const auto ours = plusMinus (0.005);

/** The lowest and the highest of many readings that should all be the same. */
struct Spread
{
    std::optional<double> lowest, highest;

    void add (double value)
    {
        lowest = std::min (lowest.value_or (value), value);
        highest = std::max (highest.value_or (value), value);
    }

    Values values() const { return { lowest, highest }; }
};

std::vector<ExpectedReading> spreadAround (const std::string& name, double nominal, double exact,
                                           Tolerance oursThere = ours)
{
    return { { name + ", lowest", nominal, asked, exact, oursThere },
             { name + ", highest", nominal, asked, exact, oursThere } };
}

LoudnessMeter measureSteps (const std::vector<ToneStep>& steps, double sampleRate,
                            const LoudnessObserver& observer = {})
{
    return measureLoudness (toneSteps (steps, sampleRate), { sampleRate }, observer);
}

ConformanceCase steadyCase (int test, double levelDbfs)
{
    const auto expected = [levelDbfs] (const char* name) {
        return ExpectedReading { name, levelDbfs, asked, levelDbfs + 0.0067, plusMinus (0.002) };
    };
    const auto measure = [test] (double sampleRate) {
        const auto meter = measureSteps (ebu3341Steps (test), sampleRate);
        return Values { meter.momentaryLufs(), meter.shortTermLufs(), meter.integratedLufs(), meter.momentaryMaxLufs(),
                        meter.shortTermMaxLufs() };
    };
    return { "3341-" + std::to_string (test),
             "20 s " + std::to_string (static_cast<int> (levelDbfs)) + " dBFS",
             usualRates,
             { expected ("M, LUFS"), expected ("S, LUFS"), expected ("I, LUFS"), expected ("Max M, LUFS"),
               expected ("Max S, LUFS") },
             measure,
             {} };
}

ConformanceCase gatedCase (int test, const char* signal, double exactLufs, std::optional<double> exactRangeLu = {})
{
    ConformanceCase result { "3341-" + std::to_string (test), signal, usualRates, {}, {}, {} };
    result.expected.push_back ({ "I, LUFS", -23.0, asked, exactLufs, ours });

    if (exactRangeLu)
        result.expected.push_back ({ "LRA, LU", 0.0, {}, *exactRangeLu, plusMinus (0.01), 0.0 });

    result.measure = [test, exactRangeLu] (double sampleRate) {
        const auto meter = measureSteps (ebu3341Steps (test), sampleRate);
        Values values { meter.integratedLufs() };

        if (exactRangeLu)
            values.push_back (meter.loudnessRangeLu());

        return values;
    };
    return result;
}

ConformanceCase surroundCase()
{
    const auto measure = [] (double sampleRate) {
        using enum ChannelPosition;
        const MeterFormat format { sampleRate, { left, right, centre, leftSurround, rightSurround } };
        return Values { measureLoudness (ebu3341Surround (sampleRate), format).integratedLufs() };
    };
    return { "3341-6",   "5.0: L R -28, C -24, Ls Rs -30 dBFS",
             usualRates, { { "I, LUFS", -23.0, asked, -23.016, ours } },
             measure,    {} };
}

/** Tests 9 and 12: the reading must be constant from a given time on; it is checked every 10 ms. */
ConformanceCase constantCase (int test, const char* signal, std::vector<ExpectedReading> expected,
                              std::int64_t fromHundredths,
                              std::optional<double> (LoudnessMeter::*reading)() const noexcept)
{
    const auto measure = [=] (double sampleRate) {
        Spread spread;
        measureSteps (ebu3341Steps (test), sampleRate, [&] (std::int64_t hundredths, const LoudnessMeter& meter) {
            if (hundredths >= fromHundredths)
                spread.add ((meter.*reading)().value());
        });
        return spread.values();
    };
    return { "3341-" + std::to_string (test), signal, usualRates, std::move (expected), measure, {} };
}

std::vector<ToneStep> shortTermBurst (int i) { return { { i * 0.15, silenceDb }, { 3.0, -23.0 }, { 1.0, silenceDb } }; }

/** Test 11, whose parts are 6 s long. */
std::vector<ToneStep> liveShortTermBurst (int i)
{
    return { { i * 0.15, silenceDb }, { 3.0, -38.0 + i }, { 3.0 - i * 0.15, silenceDb } };
}

/** Tests 10 and 13: measures each of twenty files on its own. */
template <typename Steps, typename Reading>
Values spreadOfFiles (double sampleRate, Steps&& stepsOfFile, Reading&& reading)
{
    Spread spread;

    for (int i = 0; i < 20; ++i)
        spread.add (reading (measureSteps (stepsOfFile (i), sampleRate)).value());

    return spread.values();
}

/** Tests 11 and 14: twenty parts in one stream. Reads the maximum after each part and subtracts its expected value. */
template <typename Steps, typename Reading>
Spread spreadOfStream (double sampleRate, double secondsBefore, std::int64_t hundredthsOfPart, Steps&& stepsOfPart,
                       Reading&& reading)
{
    std::vector<ToneStep> all { { secondsBefore, silenceDb } };

    for (int i = 0; i < 20; ++i)
    {
        const auto part = stepsOfPart (i);
        all.insert (all.end(), part.begin(), part.end());
    }

    all.push_back ({ 0.01, silenceDb });
    const auto hundredthsBefore = static_cast<std::int64_t> (std::ceil (100.0 * secondsBefore));
    Spread spread;
    measureSteps (all, sampleRate, [&] (std::int64_t hundredths, const LoudnessMeter& meter) {
        const auto sinceStart = hundredths - hundredthsBefore;

        if (sinceStart > 0 && sinceStart % hundredthsOfPart == 0)
            spread.add (reading (meter).value() - (-39.0 + static_cast<double> (sinceStart / hundredthsOfPart)));
    });
    return spread;
}

std::optional<double> shortTermMax (const LoudnessMeter& meter) { return meter.shortTermMaxLufs(); }
std::optional<double> momentaryMax (const LoudnessMeter& meter) { return meter.momentaryMaxLufs(); }

/** Start times between 0 and 9.9 ms, in steps of 0.1 ms. */
std::vector<double> randomOffsets (std::uint32_t seed, int howMany)
{
    std::mt19937 random (seed);
    std::vector<double> offsets;

    for (int i = 0; i < howMany; ++i)
        offsets.push_back (static_cast<double> (random() % 100) * 1.0e-4);

    return offsets;
}

Values burstOffGrid (double sampleRate)
{
    Spread spread;

    for (const auto offset : randomOffsets (13, 100))
        spread.add (momentaryMax (measureSteps (ebu3341Burst (offset), sampleRate)).value());

    return spread.values();
}

Values liveBurstsOffGrid (double sampleRate)
{
    Spread spread;

    for (const auto offset : randomOffsets (14, 10))
    {
        const auto [lowest, highest] = spreadOfStream (sampleRate, offset, 80, ebu3341LiveBurst, momentaryMax);
        spread.add (lowest.value());
        spread.add (highest.value());
    }

    return spread.values();
}

std::vector<ConformanceCase> burstCases()
{
    // If the burst is off the 10 ms grid, at most 5 ms of the 400 are missed at either end: 0.054 LU.
    const Tolerance besideGrid { 0.06, 0.005 };
    auto atLowRates = spreadAround ("Max M of 20, LUFS", -23.0, -22.994);

    for (auto& expected : atLowRates)
        expected.tolerance = {}; // at low rates the filter's own gain at 1 kHz is lower

    const auto files13 = [] (double sampleRate) {
        return spreadOfFiles (
            sampleRate, [] (int i) { return ebu3341Burst (i * 0.02); }, momentaryMax);
    };

    return { { "3341-10",
               "20 files: 3 s at -23 dBFS, 0.15 s later each",
               usualRates,
               spreadAround ("Max S of 20, LUFS", -23.0, -22.993),
               [] (double sampleRate) { return spreadOfFiles (sampleRate, shortTermBurst, shortTermMax); },
               {} },
             { "3341-11",
               "3 s at -38, -37 ... -19 dBFS in one stream",
               usualRates,
               spreadAround ("Max S less target, LU", 0.0, 0.007),
               [] (double sampleRate) {
                   return spreadOfStream (sampleRate, 0.0, 600, liveShortTermBurst, shortTermMax).values();
               },
               {} },
             constantCase (12, "(0.18 s -20, 0.22 s -30 dBFS) x 25",
                           spreadAround ("M from 1 s on, LUFS", -23.0, -22.960), 100, &LoudnessMeter::momentaryLufs),
             { "3341-13",
               "20 files: 0.4 s at -23 dBFS, 20 ms later each",
               usualRates,
               spreadAround ("Max M of 20, LUFS", -23.0, -22.994),
               files13,
               {} },
             { "3341-13", "the same at rates of other uses", { 11025.0, 22050.0 }, atLowRates, files13, {} },
             { "3341-13b",
               "as 13, 100 starts from 0 to 9.9 ms",
               { 44100.0, 48000.0 },
               spreadAround ("Max M of 100, LUFS", -23.0, -22.994, besideGrid),
               burstOffGrid,
               {} },
             { "3341-14",
               "0.4 s at -38, -37 ... -19 dBFS in one stream",
               usualRates,
               spreadAround ("Max M less target, LU", 0.0, 0.0065),
               [] (double sampleRate) {
                   return spreadOfStream (sampleRate, 0.0, 80, ebu3341LiveBurst, momentaryMax).values();
               },
               {} },
             { "3341-14b",
               "as 14, 10 starts from 0 to 9.9 ms",
               { 44100.0, 48000.0 },
               spreadAround ("Max M less target, LU", 0.0, 0.0065, besideGrid),
               liveBurstsOffGrid,
               {} } };
}
} // namespace

std::vector<ConformanceCase> ebu3341LoudnessCases()
{
    const std::string film = "film sound, the EBU holds the rights";
    std::vector<ConformanceCase> cases { steadyCase (1, -23.0),
                                         steadyCase (2, -33.0),
                                         gatedCase (3, "10 s -36, 60 s -23, 10 s -36 dBFS", -23.014, 13.0),
                                         gatedCase (4, "10 s -72, 10 s -36, 60 s -23, -36, -72 dBFS", -23.014),
                                         gatedCase (5, "20 s -26, 20.1 s -20, 20 s -26 dBFS", -22.979, 6.0),
                                         surroundCase(),
                                         { "3341-7", "programme of narrow range", {}, {}, {}, film },
                                         { "3341-8", "programme of wide range", {}, {}, {}, film },
                                         constantCase (9, "(1.34 s -20, 1.66 s -30 dBFS) x 5",
                                                       spreadAround ("S from 3 s on, LUFS", -23.0, -22.986), 300,
                                                       &LoudnessMeter::shortTermLufs) };

    for (auto& burst : burstCases())
        cases.push_back (std::move (burst));

    return cases;
}
} // namespace twobus::test
