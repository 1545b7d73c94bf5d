#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

std::string refusal (const MeterFormat& format)
{
    MeterBank bank;

    try
    {
        bank.prepare (format);
    }
    catch (const std::invalid_argument& error)
    {
        return error.what();
    }

    return {};
}
} // namespace

TEST_CASE ("NaN, infinity and absurdly large samples are counted and measured as zeros")
{
    auto broken = randomProgramme (2, 6.0, rate, 30);
    auto clean = broken;
    auto at = std::size_t { 1000 };

    for (const auto value : { std::nanf (""), -std::nanf (""), std::numeric_limits<float>::infinity(),
                              -std::numeric_limits<float>::infinity(), 1.0e30f, -1.0e30f, 1.1e6f })
    {
        for (std::size_t channel = 0; channel < 2; ++channel)
        {
            broken[channel][at] = value;
            clean[channel][at] = 0.0f;
        }

        at += 33333;
    }

    broken[1][0] = std::nanf ("");
    clean[1][0] = 0.0f;

    auto readings = measure (broken, rate);
    CHECK (readings.invalidSamples == 15);
    CHECK (readings.channels[0].invalidSamples == 7);
    CHECK (readings.channels[1].invalidSamples == 8);
    CHECK (readings.pass->invalidSamples == 15);
    CHECK (nonFiniteReadings (readings) == "");

    // No true peak is computed around a zero that replaces a sample, so a quiet moment can read lower.
    auto expected = measure (clean, rate);
    readings.invalidSamples = readings.channels[0].invalidSamples = readings.channels[1].invalidSamples =
        readings.pass->invalidSamples = 0;
    readings.loudMoments = expected.loudMoments = {};
    CHECK (differences (readings, expected) == "");
}

TEST_CASE ("a stream of NaN alone reads as silence with a fault")
{
    AudioBuffer audio ({ Samples (48000, std::nanf ("")) });
    const auto readings = measure (audio, rate);
    CHECK (readings.invalidSamples == 48000);
    CHECK (readings.samplePeakDbfs.value() == -std::numeric_limits<double>::infinity());
    CHECK (nonFiniteReadings (readings) == "");
}

TEST_CASE ("very loud samples that a float bus can carry are valid")
{
    AudioBuffer audio (1, 48000);
    audio[0][100] = 1.0e6f;
    const auto readings = measure (audio, rate);
    CHECK (readings.invalidSamples == 0);
    CHECK (readings.samplePeakDbfs.value() == Approx (120.0));
}

TEST_CASE ("denormal samples count as silence, and the thread's denormal mode is restored")
{
    volatile float smallest = std::numeric_limits<float>::denorm_min();
    const auto readings = measure (AudioBuffer ({ Samples (4800, static_cast<float> (smallest)) }), rate);
    CHECK (readings.invalidSamples == 0);
    CHECK (nonFiniteReadings (readings) == "");

    const volatile float two = 2.0f;
    CHECK (smallest * two > 0.0f);
}

TEST_CASE ("before prepare nothing happens and there are no readings")
{
    MeterBank bank;
    const auto audio = inBothChannels (sine (4800, rate, 1000.0, 0.5));
    bank.process (audio.all());
    bank.flush();
    bank.markDiscontinuity();
    bank.clearHolds();
    bank.reset();
    bank.process (audio.all());
    CHECK (differences (bank.readings(), MeterReadings {}) == "");
}

TEST_CASE ("empty blocks and blocks with another channel count are skipped")
{
    const auto audio = randomProgramme (2, 1.0, rate, 31);
    const auto expected = measure (audio, rate);
    const AudioBuffer mono (1, 480), three (3, 480);

    MeterBank bank;
    bank.prepare ({ rate });
    bank.process ({});
    bank.process ({ nullptr, 2, 0 });
    feed (bank, audio, 100);
    bank.process (mono.all());
    bank.process (three.all());
    bank.process (audio.block (0, 0));
    bank.flush();
    CHECK (differences (bank.readings(), expected) == "");
}

TEST_CASE ("an unsupported format is rejected with a sentence")
{
    const auto stereo = ChannelLayout::forChannelCount (2);
    CHECK (refusal ({ 48000.0, {} }) == "it has no audio channel");
    CHECK_THAT (refusal ({ 7999.0, stereo }), ContainsSubstring ("7999 Hz") && ContainsSubstring ("8000 to 384000 Hz"));
    CHECK_THAT (refusal ({ 384001.0, stereo }), ContainsSubstring ("384001 Hz"));
    CHECK_THAT (refusal ({ std::nan (""), stereo }), ContainsSubstring ("not a number"));
    CHECK_THAT (refusal ({ 0.0, stereo }), ContainsSubstring ("0 Hz"));
    CHECK_THAT (refusal ({ std::nan (""), stereo }), ContainsSubstring ("8000 to 384000 Hz"));
    CHECK_THAT (refusal ({ std::numeric_limits<double>::infinity(), stereo }), ContainsSubstring ("8000 to 384000 Hz"));
    CHECK_THAT (refusal ({ 48000.0, stereo, 0.0f }), ContainsSubstring ("full scale"));
    CHECK_THAT (refusal ({ 48000.0, stereo, 1.5f }), ContainsSubstring ("full scale"));
    CHECK_THAT (refusal ({ 48000.0, stereo, std::nanf ("") }), ContainsSubstring ("full scale"));

    for (const auto accepted : { 8000.0, 384000.0, 44056.5 })
        CHECK (refusal ({ accepted, stereo }).empty());

    CHECK (refusal ({ 48000.0, ChannelLayout::discrete (64) }).empty());
}

TEST_CASE ("a sample rate out of range is quoted exactly")
{
    const auto stereo = ChannelLayout::forChannelCount (2);
    const auto named = [&stereo] (double sampleRate) { return refusal ({ sampleRate, stereo }); };
    const std::string measured = ", and Twobus measures 8000 to 384000 Hz";

    CHECK (named (-48000.0) == "its sample rate is -48000 Hz" + measured);
    CHECK (named (7999.9) == "its sample rate is 7999.9 Hz" + measured);
    CHECK (named (384000.1) == "its sample rate is 384000.1 Hz" + measured);
    CHECK (named (1.0e300) == "its sample rate is 1e+300 Hz" + measured);
    CHECK (named (1.0e-300) == "its sample rate is 1e-300 Hz" + measured);
    CHECK (named (std::numeric_limits<double>::infinity()) == "its sample rate is not a number" + measured);
    CHECK (named (-std::numeric_limits<double>::infinity()) == "its sample rate is not a number" + measured);
    CHECK (named (std::nan ("")) == "its sample rate is not a number" + measured);
}

TEST_CASE ("a layout of 65 channels names only 64, and a block of 65 has the wrong channel count")
{
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::discrete (65) });
    CHECK (bank.format().numChannels() == 64);

    const AudioBuffer tooMany (std::vector<Samples> (65, Samples (4800, 0.5f)));
    bank.process (tooMany.all());
    bank.flush();
    CHECK (bank.readings().framesMeasured == 0);
    CHECK (bank.readings().numChannels == 64);
}

TEST_CASE ("a block without frames changes nothing, even after flush, and its pointers aren't read")
{
    const auto audio = randomProgramme (2, 4.0, rate, 33);
    const std::array<const float*, 2> noChannels { nullptr, nullptr };
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, audio);
    bank.flush();

    const auto before = bank.readings();
    bank.process ({ noChannels.data(), 2, 0 });
    bank.process ({ nullptr, 2, 0 });
    bank.process ({});
    CHECK (differences (bank.readings(), before) == "");
    CHECK (before.shortTermLufs.has_value());
}

TEST_CASE ("prepare discards the effects of earlier calls")
{
    const auto audio = randomProgramme (2, 3.5, rate, 34);
    MeterBank bank;
    bank.markPossibleCut();
    bank.markDiscontinuity();
    bank.process (audio.all());
    bank.flush();
    bank.prepare ({ rate });
    CHECK (bank.readings().framesMeasured == 0);
    feed (bank, audio);
    bank.flush();
    CHECK (differences (bank.readings(), measure (audio, rate)) == "");
}

TEST_CASE ("preparing a bank again for any format makes it like new")
{
    MeterBank bank;
    bank.prepare ({ rate });

    for (const auto& [sampleRate, numChannels] : { std::pair (rate, 2u), std::pair (rate, 1u), std::pair (44100.0, 3u),
                                                   std::pair (8000.0, 8u), std::pair (384000.0, 1u) })
    {
        CAPTURE (sampleRate, numChannels);
        feed (bank, randomProgramme (bank.format().numChannels(), 0.5337, bank.format().sampleRate, 35));
        bank.markPossibleCut();

        const MeterFormat format { sampleRate, ChannelLayout::forChannelCount (numChannels) };
        const auto audio = randomProgramme (numChannels, 3.5, sampleRate, 36);
        bank.prepare (format);
        feed (bank, audio);
        bank.flush();
        CHECK (differences (bank.readings(), measure (audio, format)) == "");
    }
}

TEST_CASE ("a row sink survives prepare and reset")
{
    struct Counter : MeterRowSink
    {
        void meterRow (const MeterRow&) noexcept override { ++rows; }
        int rows = 0;
    } counter;

    MeterBank bank;
    bank.setRowSink (&counter);
    bank.prepare ({ rate });
    bank.reset();
    feed (bank, AudioBuffer (2, 9600));
    CHECK (counter.rows == 2);
}

TEST_CASE ("repeated calls without audio in between change nothing")
{
    const auto audio = randomProgramme (2, 4.0, rate, 37);
    MeterBank once, often;

    for (auto* bank : { &once, &often })
    {
        bank->prepare ({ rate });
        feed (*bank, audio);
        bank->markDiscontinuity();
    }

    often.markDiscontinuity();
    often.markDiscontinuity();
    CHECK (differences (often.readings(), once.readings()) == "");

    once.flush();
    often.flush();
    often.flush();
    CHECK (differences (often.readings(), once.readings()) == "");

    MeterBank empty;
    empty.prepare ({ rate });
    const auto fresh = empty.readings();
    empty.flush();
    empty.markDiscontinuity();
    empty.markPossibleCut();
    empty.flush();
    CHECK (differences (empty.readings(), fresh) == "");

    for (auto* bank : { &once, &often })
    {
        bank->reset();
        feed (*bank, audio);
        bank->flush();
    }

    CHECK (differences (often.readings(), once.readings()) == "");
    CHECK (differences (once.readings(), measure (audio, rate)) == "");
}

TEST_CASE ("a rejected format leaves the bank unchanged")
{
    const auto audio = randomProgramme (2, 1.0, rate, 32);
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, audio);
    CHECK_THROWS_AS (bank.prepare ({ 1.0 }), std::invalid_argument);
    bank.flush();
    CHECK (differences (bank.readings(), measure (audio, rate)) == "");
}

TEST_CASE ("a flush before any audio doesn't cut the audio that follows")
{
    const AudioBuffer audio ({ Samples { 0.9f, 0.9f, 0.0f, 0.0f, 0.0f, 0.0f }, Samples (6) });
    MeterBank fresh, flushed;
    fresh.prepare ({ rate });
    flushed.prepare ({ rate });
    flushed.flush();

    for (auto* bank : { &fresh, &flushed })
    {
        feed (*bank, audio);
        bank->flush();
    }

    CHECK (fresh.readings().truePeakDbtp.value() > 1.0); // the true peak between the two samples
    CHECK (differences (flushed.readings(), fresh.readings()) == "");
}

TEST_CASE ("replacing an invalid sample by zero makes no true peak")
{
    Samples steady (4800, 0.9f);
    steady[2000] = std::numeric_limits<float>::quiet_NaN();
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) });
    bank.markDiscontinuity(); // the start of the stream makes no true peak either
    feed (bank, AudioBuffer ({ steady }));

    CHECK (bank.readings().invalidSamples == 1);
    CHECK (bank.readings().truePeakDbtp.value() == near (-0.915, 0.001));
}

TEST_CASE ("a moved bank continues measuring")
{
    STATIC_REQUIRE_FALSE (std::is_copy_constructible_v<MeterBank>);
    STATIC_REQUIRE_FALSE (std::is_copy_assignable_v<MeterBank>);

    const auto audio = randomProgramme (2, 1.0, rate, 38);
    MeterBank stays, leaves;

    for (auto* bank : { &stays, &leaves })
    {
        bank->prepare ({ rate });
        bank->process (audio.block (0, 1234));
    }

    auto arrived = std::move (leaves);

    for (auto* bank : { &stays, &arrived })
        bank->process (audio.block (1234, audio.numFrames() - 1234));

    CHECK (differences (arrived.readings(), stays.readings()) == "");
}
