#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
MeterReadings measureInBlocks (const AudioBuffer& audio, const MeterFormat& format, std::span<const std::size_t> sizes)
{
    MeterBank bank;
    bank.prepare (format);
    feed (bank, audio, sizes);
    bank.flush();
    return bank.readings();
}

std::vector<std::size_t> randomSizes()
{
    std::mt19937 random (7);
    std::vector<std::size_t> sizes;

    for (int i = 0; i < 97; ++i)
        sizes.push_back (random() % 3000);

    return sizes;
}

void checkAllSizes (const AudioBuffer& audio, const MeterFormat& format)
{
    const auto expected = measure (audio, format);

    for (const std::size_t size : { 1u, 17u, 64u, 441u, 480u, 1024u, 100000u })
    {
        CAPTURE (size);
        CHECK (differences (measureInBlocks (audio, format, std::span (&size, 1)), expected) == "");
    }

    CHECK (differences (measureInBlocks (audio, format, randomSizes()), expected) == "");
}
} // namespace

TEST_CASE ("readings are bit-identical for any block sizes")
{
    for (const auto rate : { 11025.0, 44100.0, 48000.0, 96000.0 })
    {
        CAPTURE (rate);
        checkAllSizes (randomProgramme (2, 4.3337, rate, 11), { rate });
    }

    using enum ChannelPosition;
    checkAllSizes (randomProgramme (6, 3.5, 48000.0, 12),
                   { 48000.0, { left, right, centre, lowFrequency, leftSurround, rightSurround } });
}

TEST_CASE ("a tone reads the same at every rate from 8 to 384 kHz and with any number of channels")
{
    // The tone lasts 0.36 s; the 50 ms fades at its ends have a third of the power.
    const auto expectedRmsDbfs = amplitudeToDb (0.5) - 3.0103 + powerToDb ((0.26 + 0.1 / 3.0) / 0.36);

    for (const auto rate : { 8000.0, 11025.0, 16000.0, 22050.0, 32000.0, 44100.0, 48000.0, 64000.0, 88200.0, 96000.0,
                             176400.0, 192000.0, 352800.0, 384000.0 })
    {
        for (const std::size_t numChannels : { 1u, 2u, 6u })
        {
            CAPTURE (rate, numChannels);
            auto tone = sine (framesOf (0.36, rate), rate, 1000.0, 0.5);
            fadeEnds (tone, framesOf (0.05, rate));
            const AudioBuffer audio (std::vector<Samples> (numChannels, tone));
            const auto readings = measureLive (audio, rate);
            CHECK (readings.numChannels == numChannels);
            CHECK (readings.framesMeasured == audio.numFrames());
            CHECK (readings.rmsDbfs.value() == near (expectedRmsDbfs, 0.02));
            CHECK (readings.rmsWindowDbfs.has_value());
            CHECK (readings.truePeakDbtp.value() == near (-6.021, 0.05));
        }
    }
}
