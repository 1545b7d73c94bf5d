#include "Core/Ballistics/KSystemMeter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

TEST_CASE ("K-System: the average follows AES17 for any waveform, and the peak is the highest sample")
{
    constexpr auto rate = 48000.0;
    const Samples square (framesOf (3.0, rate), 0.1f);
    const auto average = readingsAfter (3.0, square, rate).kAverageDbfs.value();
    CHECK (average == near (-20.0 + 3.0103, 0.001));

    Samples click (framesOf (0.01, rate));
    click[100] = 1.0f;
    CHECK (readingsAfter (0.01, click, rate).kPeakDbfs.value() == near (0.0, 1.0e-9));
}

TEST_CASE ("K-System: without a measurement there is no reading, and silence is minus infinity")
{
    CHECK_FALSE (readingsAfter (0.009, Samples (480), 48000.0).kAverageDbfs.has_value());
    CHECK (readingsAfter (0.01, Samples (480), 48000.0).kAverageDbfs == silenceDb);
    CHECK (readingsAfter (0.01, Samples (480), 48000.0).kPeakDbfs == silenceDb);
}

TEST_CASE ("K-System: steady tones read right over frequency and phase")
{
    struct Tone
    {
        double frequencyHz, statedDb;
    };

    // At multiples of 50 Hz a sub-block holds whole half-periods.
    for (const auto rate : usualRates)
        for (const auto& [frequencyHz, statedDb] :
             { Tone { 20.0, 0.135 }, Tone { 40.0, 0.07 }, Tone { 50.0, 0.001 }, Tone { 101.0, 0.025 },
               Tone { 997.0, 0.003 }, Tone { 1000.0, 0.001 }, Tone { 11003.0, 0.003 } })
        {
            auto largest = 0.0;

            for (auto i = 0; i < 16; ++i)
            {
                const auto tone = sine (framesOf (2.0, rate), rate, frequencyHz, 0.5, std::numbers::pi * i / 16.0);
                largest = std::max (
                    largest, std::abs (readingsAfter (2.0, tone, rate).kAverageDbfs.value() - amplitudeToDb (0.5)));
            }

            CAPTURE (rate, frequencyHz, largest);
            CHECK (largest <= statedDb);
            CHECK (largest >= (statedDb > 0.01 ? statedDb - 0.01 : 0.0)); // nor is the stated figure too wide
        }
}

TEST_CASE ("K-System: a reset clears the average and the peak")
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

TEST_CASE ("K-System: an incomplete sub-block at the end changes nothing")
{
    auto samples = sine (framesOf (1.0, 48000.0), 48000.0, 1000.0, 0.1);
    const auto whole = measure (AudioBuffer ({ samples }), 48000.0).channels[0];
    samples.insert (samples.end(), 479, 1.0f);
    const auto flushed = measure (AudioBuffer ({ samples }), 48000.0).channels[0];

    CHECK (flushed.samplePeakDbfs == 0.0); // the extra samples were measured
    CHECK (flushed.kAverageDbfs == whole.kAverageDbfs);
    CHECK (flushed.kPeakDbfs == whole.kPeakDbfs);
}
