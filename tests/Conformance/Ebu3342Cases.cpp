#include "ConformanceCase.h"
#include "Support/EbuSignals.h"

namespace twobus::test
{
namespace
{
ConformanceCase rangeCase (int test, const char* signal, double rangeLu, double integratedLufs)
{
    // Plays the signal twice; the reading half-way is the reading of the signal played once.
    const auto measure = [test] (double sampleRate) {
        auto steps = ebu3342Steps (test);
        const auto once = toneSteps (steps, sampleRate).size();
        steps.insert (steps.end(), steps.begin(), steps.end());
        Values values;
        const auto meter = measureLoudness (
            toneSteps (steps, sampleRate), { sampleRate }, [&] (std::int64_t tick, const LoudnessMeter& soFar) {
                if (static_cast<double> (tick) * sampleRate == 100.0 * static_cast<double> (once))
                    values = { soFar.loudnessRangeLu(), soFar.integratedLufs() };
            });
        values.push_back (meter.loudnessRangeLu());
        return values;
    };

    const auto range = [rangeLu] (const char* name) {
        return ExpectedReading { name, rangeLu, plusMinus (1.0), rangeLu, plusMinus (0.01), 0.0 };
    };
    return { "3342-" + std::to_string (test),
             signal,
             usualRates,
             { range ("LRA, LU"),
               { "I, LUFS", integratedLufs, {}, integratedLufs, plusMinus (0.005) },
               range ("LRA, played twice, LU") },
             measure,
             {} };
}
} // namespace

std::vector<ConformanceCase> ebu3342Cases()
{
    const std::string film = "film sound, the EBU holds the rights";
    return { rangeCase (1, "20 s -20, 20 s -30 dBFS", 10.0, -22.590),
             rangeCase (2, "20 s -20, 20 s -15 dBFS", 5.0, -16.810),
             rangeCase (3, "20 s -40, 20 s -20 dBFS", 20.0, -20.026),
             rangeCase (4, "20 s each -50, -35, -20, -35, -50 dBFS", 15.0, -24.492),
             { "3342-5", "programme of narrow range", {}, {}, {}, film },
             { "3342-6", "programme of wide range", {}, {}, {}, film } };
}
} // namespace twobus::test
