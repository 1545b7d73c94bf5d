#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <array>
#include <cmath>
#include <utility>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

MeterReadings measurePair (const Samples& left, const Samples& right)
{
    return measureLive (AudioBuffer ({ left, right }), rate);
}

Samples triangle (std::size_t numFrames, std::size_t delay)
{
    Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
    {
        const auto place = static_cast<double> ((i + 1000 - delay) % 100) / 100.0;
        samples[i] = static_cast<float> (place < 0.5 ? 4.0 * place - 1.0 : 3.0 - 4.0 * place);
    }

    return samples;
}
} // namespace

TEST_CASE ("correlation of two tones is the cosine of the angle between them")
{
    for (int degrees = 0; degrees <= 180; degrees += 15)
    {
        CAPTURE (degrees);
        const auto angle = degrees * std::numbers::pi / 180.0;
        const auto readings = measurePair (sine (48000, rate, 1000.0, 0.5), sine (48000, rate, 1000.0, 0.25, angle));
        CHECK (readings.correlationWindow.value() == near (std::cos (angle), 0.0005));
        CHECK (readings.correlation.value() == near (std::cos (angle), 0.005));
    }
}

TEST_CASE ("correlation of a delayed triangle is right")
{
    constexpr std::array<double, 6> expected { 1.0000, 0.7919, 0.2959, -0.2959, -0.7919, -1.0000 };

    for (std::size_t i = 0; i < expected.size(); ++i)
    {
        const AudioBuffer audio ({ triangle (44100, 0), triangle (44100, 10 * i) });
        CHECK (measureLive (audio, 44100.0).correlationWindow.value() == near (expected[i], 0.001));
    }
}

TEST_CASE ("independent noise has a correlation close to 0, and DC doesn't change it")
{
    auto left = noise (96000, 0.1, 1), right = noise (96000, 0.1, 2);

    for (std::size_t i = 0; i < left.size(); ++i)
    {
        left[i] += 0.3f;
        right[i] += 0.3f;
    }

    CHECK (std::abs (measurePair (left, right).correlationWindow.value()) < 0.03);
}

TEST_CASE ("correlation is undefined for silence, for one-sided signals and below -70 dBFS")
{
    const auto tone = sine (48000, rate, 1000.0, 0.5), faint = sine (48000, rate, 1000.0, 0.0004);
    const Samples silence (48000);

    CHECK_FALSE (measurePair (silence, silence).correlation.has_value());
    CHECK_FALSE (measurePair (silence, silence).correlationWindow.has_value());
    CHECK_FALSE (measurePair (tone, silence).correlation.has_value());
    CHECK_FALSE (measurePair (silence, tone).correlationWindow.has_value());
    CHECK_FALSE (measurePair (tone, faint).correlation.has_value());
    CHECK (measurePair (tone, sine (48000, rate, 1000.0, 0.0005)).correlation.has_value());
}

TEST_CASE ("the correlation window needs 300 ms and covers no more")
{
    const auto tone = sine (framesOf (0.5, rate), rate, 1000.0, 0.5);
    CHECK_FALSE (
        measurePair (Samples (tone.begin(), tone.begin() + 14399), Samples (tone.begin(), tone.begin() + 14399))
            .correlationWindow.has_value());

    auto right = tone;

    for (std::size_t i = 0; i < framesOf (0.2, rate); ++i)
        right[i] = -right[i];

    const auto readings = measurePair (tone, right);
    CHECK (readings.correlationWindow.value() > 0.95);
    CHECK (readings.correlation.value() == near (0.2, 0.02));
}

TEST_CASE ("balance is right minus left")
{
    const auto tone = sine (48000, rate, 1000.0, 0.5), half = sine (48000, rate, 1000.0, 0.25);
    const Samples silence (48000);

    CHECK (measurePair (tone, tone).balanceDb == 0.0);
    CHECK (measurePair (tone, half).balanceDb.value() == near (-6.0206, 0.0001));
    CHECK (measurePair (half, tone).balanceDb.value() == near (6.0206, 0.0001));
    CHECK (measurePair (silence, tone).balanceDb == -silenceDb);
    CHECK (measurePair (tone, silence).balanceDb == silenceDb);
    CHECK_FALSE (measurePair (silence, silence).balanceDb.has_value());
}

TEST_CASE ("two channels other than left and right have no correlation")
{
    const auto audio = inBothChannels (sine (48000, rate, 1000.0, 0.5));
    const auto readings = measureLive (audio, { rate, ChannelLayout::discrete (2) });
    CHECK_FALSE (readings.correlation.has_value());
    CHECK_FALSE (readings.balanceDb.has_value());
}

TEST_CASE ("DC alone has neither a correlation nor a balance")
{
    for (const auto& [left, right] : { std::pair { 0.5f, 0.25f }, std::pair { 0.1f, -0.3f } })
    {
        const auto readings = measurePair (Samples (48000, left), Samples (48000, right));
        CHECK_FALSE (readings.correlation.has_value());
        CHECK_FALSE (readings.balanceDb.has_value());
    }
}

TEST_CASE ("audio before a discontinuity still counts in the programme's correlation")
{
    const AudioBuffer tenMilliseconds = inBothChannels (sine (480, rate, 1000.0, 0.5));
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, tenMilliseconds);
    bank.markDiscontinuity();
    CHECK (bank.readings().correlation.value() == Approx (1.0));
    CHECK (bank.readings().balanceDb.value() == near (0.0, 1.0e-9));
}
