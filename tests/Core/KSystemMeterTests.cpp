#include "Core/KSystemMeter.h"
#include "Support/Conformance.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
ChannelReadings readingsAfter (double seconds, const Samples& samples, double rate)
{
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) });
    const AudioBuffer audio ({ samples });
    bank.process (audio.block (0, framesOf (seconds, rate)));
    return bank.readings().channels[0];
}
} // namespace

TEST_CASE ("K-System: a sine of -20, -14 and -12 dBFS reads 0 on K-20, K-14 and K-12")
{
    for (const auto rate : conformanceRates)
        for (const auto zeroDbfs : { -20.0, -14.0, -12.0 })
        {
            const auto name = "K-" + std::to_string (static_cast<int> (-zeroDbfs));
            const auto tone = sine (framesOf (3.0, rate), rate, 1000.0, dbToAmplitude (zeroDbfs));
            checkConformance (conformanceCase (name, rate, "its sine reads"), 0.0, 0.05,
                              readingsAfter (3.0, tone, rate).kAverageDbfs.value() - zeroDbfs, "dB");
        }
}

TEST_CASE ("K-System: 99 % of the final reading in 600 ms")
{
    for (const auto rate : conformanceRates)
    {
        const auto tone = sine (framesOf (1.0, rate), rate, 1000.0, 0.5);
        const auto average = readingsAfter (0.6, tone, rate).kAverageDbfs.value();
        checkConformance (conformanceCase ("K-System", rate, "share of the power after 600 ms"), 99.0, 0.05,
                          100.0 * dbToPower (average - amplitudeToDb (0.5)), "%");
    }
}

TEST_CASE ("K-System: the average is in the AES17 sense for any waveform, the peak falls 26 dB in 3 s")
{
    constexpr auto rate = 48000.0;
    const Samples square (framesOf (3.0, rate), 0.1f);
    const auto average = readingsAfter (3.0, square, rate).kAverageDbfs.value();
    CHECK (average == Approx (-20.0 + 3.0103).margin (0.001).epsilon (0));

    Samples click (framesOf (3.01, rate));
    click[100] = 1.0f;
    CHECK (readingsAfter (0.01, click, rate).kPeakDbfs.value() == Approx (0.0).margin (1.0e-9));
    const auto fallen = readingsAfter (3.01, click, rate).kPeakDbfs.value();
    checkConformance (conformanceCase ("K-System", rate, "peak after 3 s"), -26.0, 0.01, fallen, "dB");
}

TEST_CASE ("K-System: nothing measured is empty, silence is minus infinity")
{
    CHECK_FALSE (readingsAfter (0.009, Samples (480), 48000.0).kAverageDbfs.has_value());
    CHECK (readingsAfter (0.01, Samples (480), 48000.0).kAverageDbfs == silenceDb);
    CHECK (readingsAfter (0.01, Samples (480), 48000.0).kPeakDbfs == silenceDb);
}

TEST_CASE ("K-System: steady tones over frequency and phase")
{
    struct Tone
    {
        double frequencyHz, statedDb;
    };

    // At multiples of 50 Hz a sub-block holds whole half-periods.
    for (const auto rate : { 44100.0, 48000.0, 192000.0 })
        for (const auto& [frequencyHz, statedDb] : { Tone { 20.0, 0.135 }, Tone { 40.0, 0.07 }, Tone { 50.0, 0.001 }, Tone { 101.0, 0.025 },
                                                     Tone { 997.0, 0.003 }, Tone { 1000.0, 0.001 }, Tone { 11003.0, 0.003 } })
        {
            auto largest = 0.0;

            for (auto i = 0; i < 16; ++i)
            {
                const auto tone = sine (framesOf (2.0, rate), rate, frequencyHz, 0.5, std::numbers::pi * i / 16.0);
                largest = std::max (largest, std::abs (readingsAfter (2.0, tone, rate).kAverageDbfs.value() - amplitudeToDb (0.5)));
            }

            CAPTURE (rate, frequencyHz, largest);
            CHECK (largest <= statedDb);
            CHECK (largest >= (statedDb > 0.01 ? statedDb - 0.01 : 0.0)); // no better than is stated, either
        }
}

TEST_CASE ("K-System: a reset forgets the average and the peak")
{
    KSystemMeter meter;
    meter.advance (1.0, 1.0);
    CHECK (meter.peakDbfs() == 0.0);
    meter.reset();
    CHECK_FALSE (meter.averageDbfs().has_value());
    CHECK_FALSE (meter.peakDbfs().has_value());

    meter.advance (0.0, 0.0);
    CHECK (meter.averageDbfs() == silenceDb);
    CHECK (meter.peakDbfs() == silenceDb);
}

TEST_CASE ("K-System: an incomplete sub-block at the end moves nothing")
{
    auto samples = sine (framesOf (1.0, 48000.0), 48000.0, 1000.0, 0.1);
    const auto whole = measure (AudioBuffer ({ samples }), 48000.0).channels[0];
    samples.insert (samples.end(), 479, 1.0f);
    const auto flushed = measure (AudioBuffer ({ samples }), 48000.0).channels[0];

    CHECK (flushed.samplePeakDbfs == 0.0); // it was measured
    CHECK (flushed.kAverageDbfs == whole.kAverageDbfs);
    CHECK (flushed.kPeakDbfs == whole.kPeakDbfs);
}
