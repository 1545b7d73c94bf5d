#include "Present/Base/RmsConvention.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr std::size_t period = 480, numFrames = 100 * period; ///< whole periods of 100 Hz, so that the means are exact

/** Repeats one period of a waveform between -1 and 1. */
template <typename Waveform>
MeterReadings readingsOf (Waveform&& waveform)
{
    Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = static_cast<float> (waveform (static_cast<double> (i % period) / period));

    return measure (AudioBuffer ({ samples }), rate);
}

double sineWave (double phase) { return std::sin (2.0 * std::numbers::pi * phase); }
double squareWave (double phase) { return phase < 0.5 ? 1.0 : -1.0; }
double triangleWave (double phase) { return 4.0 * std::abs (phase - 0.5) - 1.0; }

void checkShown (const MeterReadings& readings, RmsConvention convention, double expectedDbfs)
{
    const auto shown = withShownRms (readings, convention);
    CHECK (shown.rmsDbfs.value() == near (expectedDbfs, 0.002));
    CHECK (shown.rmsWindowDbfs.value() == near (expectedDbfs, 0.002));
    CHECK (shown.channels[0].rmsDbfs == shown.rmsDbfs);
    CHECK (shown.channels[0].rmsWindowDbfs == shown.rmsWindowDbfs);
    CHECK (shownRms (readings.rmsDbfs, convention) == shown.rmsDbfs);
}
} // namespace

TEST_CASE ("full-scale sine, triangle and square have the known RMS in both conventions, and one crest factor")
{
    struct Known
    {
        MeterReadings readings;
        double mathematicalDbfs, aes17Dbfs, crestFactorDb;
    };

    for (const auto& known : { Known { readingsOf (sineWave), -3.0103, 0.0, 3.0103 },
                               Known { readingsOf (triangleWave), -4.7712, -1.7609, 4.7712 },
                               Known { readingsOf (squareWave), 0.0, 3.0103, 0.0 } })
    {
        CAPTURE (known.mathematicalDbfs);
        checkShown (known.readings, RmsConvention::mathematical, known.mathematicalDbfs);
        checkShown (known.readings, RmsConvention::aes17, known.aes17Dbfs);

        for (const auto convention : { RmsConvention::mathematical, RmsConvention::aes17 })
            CHECK (withShownRms (known.readings, convention).crestFactorDb.value()
                   == near (known.crestFactorDb, 0.002));
    }
}

TEST_CASE ("silence and missing readings are the same in every convention")
{
    for (const auto convention : { RmsConvention::mathematical, RmsConvention::aes17 })
    {
        CHECK (shownRms (-INFINITY, convention) == -INFINITY);
        CHECK_FALSE (shownRms (std::nullopt, convention).has_value());
    }
}

TEST_CASE ("the label names the RMS convention")
{
    CHECK (rmsLabel (RmsConvention::mathematical) == "RMS");
    CHECK (rmsLabel (RmsConvention::aes17) == "RMS (AES17)");
}
