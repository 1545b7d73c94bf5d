#include "ConformanceCase.h"
#include "Support/EbuSignals.h"

namespace twobus::test
{
namespace
{
const auto asked = Tolerance { 0.4, 0.2 };
const auto manyRates = std::vector<double> { 44100.0, 48000.0, 88200.0, 96000.0, 176400.0, 192000.0 };

std::optional<double> truePeakOf (Samples samples, double sampleRate)
{
    return measure (AudioBuffer ({ std::move (samples) }), sampleRate).truePeakDbtp;
}

ConformanceCase truePeakCase (int test, const char* signal, double nominalDbtp, double exactDbtp)
{
    const auto measure = [test] (double sampleRate) {
        return Values { truePeakOf (ebu3341TruePeak (test, sampleRate), sampleRate) };
    };
    return { "3341-" + std::to_string (test),
             signal,
             manyRates,
             { { "Max TP, dBTP", nominalDbtp, asked, exactDbtp, plusMinus (0.05), 0.0 } },
             measure,
             {} };
}

/** From 64 kHz up, 4 points per sample are enough for everything below 20 kHz, but these signals are above 20 kHz. */
ConformanceCase decimatedTruePeakCase (int test, std::vector<double> sampleRates, double oursBelow)
{
    const auto signal = "fs/6, 0.5, a period of fs/4, 1.0; 4th from " + std::to_string (test - 20);
    const auto measure = [test] (double sampleRate) {
        return Values { truePeakOf (ebu3341DecimatedTruePeak (test, sampleRate), sampleRate) };
    };
    return { "3341-" + std::to_string (test),
             signal,
             std::move (sampleRates),
             { { "Max TP, dBTP", 0.0, asked, -0.078, { oursBelow, 0.05 }, 0.0 } },
             measure,
             {} };
}
} // namespace

std::vector<ConformanceCase> ebu3341TruePeakCases()
{
    std::vector<ConformanceCase> cases;
    cases.push_back (truePeakCase (15, "fs/4, 0.50 FFS, 0 degrees", -6.0, -6.021));
    cases.push_back (truePeakCase (16, "fs/4, 0.50 FFS, 45 degrees", -6.0, -6.021));
    cases.push_back (truePeakCase (17, "fs/6, 0.50 FFS, 60 degrees", -6.0, -6.021));
    cases.push_back (truePeakCase (18, "fs/8, 0.50 FFS, 67.5 degrees", -6.0, -6.021));
    cases.push_back (truePeakCase (19, "fs/4, 1.41 FFS, 45 degrees", 3.0, 2.985));

    for (int test = 20; test <= 23; ++test)
    {
        cases.push_back (decimatedTruePeakCase (test, { 44100.0, 48000.0 }, 0.05));
        cases.push_back (decimatedTruePeakCase (test, { 88200.0, 96000.0, 176400.0, 192000.0 }, 0.17));
    }

    return cases;
}
} // namespace twobus::test
