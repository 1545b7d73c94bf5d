#include "Core/Chain/ChainMeter.h"

#include "Core/Base/Decibels.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/Music.h"
#include "Support/PlugIns.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
void feed (ChainMeter& meter, const AudioBuffer& before, const AudioBuffer& after, std::size_t blockSize = 512)
{
    for (std::size_t frame = 0; frame < before.numFrames(); frame += blockSize)
    {
        const auto numFrames = std::min (blockSize, before.numFrames() - frame);
        const auto in = before.block (frame, numFrames), out = after.block (frame, numFrames);
        meter.process ({ in.channels, in.numChannels }, { out.channels, out.numChannels }, numFrames);
    }
}

ChainReadings readingsOf (const AudioBuffer& before, const AudioBuffer& after, double sampleRate = musicRate,
                          std::size_t blockSize = 512)
{
    ChainMeter meter;
    meter.prepare (sampleRate, ChannelLayout::forChannelCount (before.numChannels()),
                   ChannelLayout::forChannelCount (after.numChannels()));
    feed (meter, before, after, blockSize);
    return meter.readings();
}

/** A mix as it enters a chain: its highest samples are at 0 dBFS. */
const AudioBuffer& mix()
{
    static const auto audio = normalised (bandMix (24.0, 7), 0.0);
    return audio;
}

AudioBuffer withSides (const AudioBuffer& audio, double leftOfLeft, double rightOfLeft, double leftOfRight,
                       double rightOfRight)
{
    auto result = audio;

    for (std::size_t n = 0; n < audio.numFrames(); ++n)
    {
        const auto left = static_cast<double> (audio[0][n]), right = static_cast<double> (audio[1][n]);
        result[0][n] = static_cast<float> (leftOfLeft * left + rightOfLeft * right);
        result[1][n] = static_cast<float> (leftOfRight * left + rightOfRight * right);
    }

    return result;
}
} // namespace

TEST_CASE ("both sides of a chain have the readings of a meter of their own")
{
    const auto before = bandMix (20.0, 1);
    auto after = before;
    after.multiply (2.0f);
    const auto readings = readingsOf (before, after);
    const auto alone = measureLive (before, musicRate);

    CHECK (readings.before.integratedLufs == alone.integratedLufs);
    CHECK (readings.before.truePeakDbtp == alone.truePeakDbtp);
    CHECK (readings.before.crestFactorDb == alone.crestFactorDb);
    CHECK (readings.before.plrDb == alone.plrDb);
    CHECK (*changeOf (readings.before.integratedLufs, readings.after.integratedLufs) == near (6.0206, 0.001));
    CHECK (*changeOf (readings.before.truePeakDbtp, readings.after.truePeakDbtp) == near (6.0206, 0.001));
    CHECK (*changeOf (readings.before.crestFactorDb, readings.after.crestFactorDb) == near (0.0, 0.001));
    CHECK (readings.secondsOfSignal == near (alone.secondsOfSignal, 0.5));
    CHECK_FALSE (readings.isUnchanged);
}

TEST_CASE ("a chain that does nothing leaves every sample as it entered")
{
    const auto before = bandMix (8.0, 2);
    const auto readings = readingsOf (before, before);
    CHECK (readings.isUnchanged);
    CHECK (readings.delayFrames == 0);
    CHECK (readings.constantGainDb == 0.0);

    auto after = before;
    after[1][100000] += 1.0e-6f;
    CHECK_FALSE (readingsOf (before, after).isUnchanged);
    CHECK_FALSE (readingsOf (stereoSilence (3.0), stereoSilence (3.0)).isUnchanged);
}

TEST_CASE ("the delay of a chain is found to the frame, at usual rates and either way")
{
    for (const auto frames : { 0, 1, 64, 2400, 9600, 11999, -480 })
    {
        CAPTURE (frames);
        const auto readings = readingsOf (mix(), delayed (mix(), frames));
        CHECK (readings.delayFrames == frames);
        CHECK (*readings.delayMs == near (frames / 48.0, 1.0e-9));
        CHECK (readings.isUnchanged);
        CHECK (*readings.constantGainDb == near (0.0, 1.0e-9));
    }

    // The same samples, taken as those of other rates.
    for (const auto rate : { 44100.0, 96000.0, 192000.0 })
    {
        CAPTURE (rate);
        CHECK (readingsOf (mix(), delayed (mix(), 101), rate).delayFrames == 101);
    }
}

TEST_CASE ("the delay is found through plug-ins that change the sound")
{
    const auto delayOf = [] (const AudioBuffer& after) { return readingsOf (mix(), delayed (after, 333)).delayFrames; };
    CHECK (delayOf (limited (amplified (mix(), 8.0), -1.0).audio) == 333);
    CHECK (delayOf (saturated (mix(), 6.0)) == 333);
    CHECK (delayOf (withSides (mix(), -1.0, 0.0, 0.0, -1.0)) == 333);
    CHECK (delayOf (withSides (mix(), 0.0, 1.0, 1.0, 0.0)) == 333);
    CHECK (delayOf (withSides (mix(), 0.5, 0.5, 0.5, 0.5)) == 333);

    // A filter moves the sound a little itself.
    CHECK (std::abs (*delayOf (equalised (mix(), 100.0, 9.0, 1.0)) - 333) <= 2);
}

TEST_CASE ("a steady tone fits anywhere, so that its delay and gain are not known")
{
    const auto tone = stereoTone (12.0, 0.5);
    const auto readings = readingsOf (tone, delayed (tone, 100));
    CHECK_FALSE (readings.delayFrames);
    CHECK_FALSE (readings.usualGainDb);
    CHECK_FALSE (readings.mostReductionDb);
}

TEST_CASE ("a gain alone is a gain alone")
{
    for (const auto gainDb : { -12.0, -0.1, 3.0, 12.0 })
    {
        CAPTURE (gainDb);
        const auto readings = readingsOf (mix(), amplified (mix(), gainDb));
        CHECK (*readings.constantGainDb == near (gainDb, 0.001));
        CHECK (*readings.usualGainDb == near (gainDb, 0.1));
        CHECK (*readings.mostReductionDb == near (0.0, 0.15));
        CHECK_FALSE (readings.isInverted);
        CHECK_FALSE (readings.isUnchanged);
    }

    const auto inverted = readingsOf (mix(), withSides (mix(), -1.0, 0.0, 0.0, -1.0));
    CHECK (*inverted.constantGainDb == near (0.0, 0.001));
    CHECK (inverted.isInverted);
    CHECK (*inverted.mostReductionDb == near (0.0, 0.15));
}

TEST_CASE ("equalising and mixing of the sides is not reduction")
{
    const std::vector<std::pair<std::string, AudioBuffer>> chains {
        { "bass cut", equalised (mix(), 60.0, -12.0, 0.7) },
        { "bass boost", equalised (mix(), 80.0, 9.0, 1.0) },
        { "notch", equalised (mix(), 1000.0, -18.0, 4.0) },
        { "presence", equalised (mix(), 4000.0, 6.0, 1.0) },
        { "high-pass", highPassed (mix(), 120.0) },
        { "low high-pass", highPassed (mix(), 30.0) },
        { "tilt", equalised (equalised (mix(), 100.0, -6.0, 0.5), 8000.0, 6.0, 0.5) },
        { "mono", withSides (mix(), 0.5, 0.5, 0.5, 0.5) },
        { "swapped", withSides (mix(), 0.0, 1.0, 1.0, 0.0) },
        { "narrower", withSides (mix(), 0.8, 0.2, 0.2, 0.8) },
        { "wider", withSides (mix(), 1.3, -0.3, -0.3, 1.3) },
        { "one side inverted", withSides (mix(), 1.0, 0.0, 0.0, -1.0) },
        { "left only", withSides (mix(), 1.0, 0.0, 0.0, 0.0) }
    };

    for (const auto& [name, after] : chains)
    {
        const auto readings = readingsOf (mix(), after);
        CAPTURE (name, readings.usualGainDb.value_or (NAN));
        REQUIRE (readings.mostReductionDb);
        CHECK (*readings.mostReductionDb < 0.5);
        CHECK_FALSE (readings.constantGainDb);
    }
}

TEST_CASE ("a limiter's most reduction is found, with gain and equalising around it")
{
    // The reading is that of three windows of 10 ms, so it is less than the most that was ever taken.
    for (const auto gainDb : { 2.0, 4.0, 8.0, 12.0 })
        for (const auto equalises : { false, true })
        {
            CAPTURE (gainDb, equalises);
            auto driven = amplified (mix(), gainDb);

            if (equalises)
                driven = equalised (equalised (std::move (driven), 80.0, -6.0, 1.0), 5000.0, 4.0, 0.7);

            const auto after = limited (std::move (driven), -1.0);
            const auto readings = readingsOf (mix(), delayed (after.audio, 240));
            REQUIRE (readings.mostReductionDb);
            CHECK (*readings.mostReductionDb <= after.mostReductionDb);
            CHECK (*readings.mostReductionDb >= 0.7 * after.mostReductionDb);
            CHECK ((readings.secondsReduced > 0.0) == (*readings.mostReductionDb >= 1.0));
            CHECK_FALSE (readings.constantGainDb);

            if (! equalises)
                CHECK (*readings.usualGainDb == near (gainDb, 0.9));
        }
}

TEST_CASE ("what a compressor takes is found")
{
    for (const auto thresholdDbfs : { -12.0, -20.0 })
    {
        const auto after = compressed (mix(), thresholdDbfs, 4.0, 0.005, 0.1);
        const auto readings = readingsOf (mix(), after.audio);
        CAPTURE (thresholdDbfs, after.mostReductionDb);
        REQUIRE (readings.mostReductionDb);
        CHECK (*readings.mostReductionDb <= after.mostReductionDb + 0.5);
        CHECK (*readings.mostReductionDb > 0.5 * after.mostReductionDb);
    }
}

TEST_CASE ("clipping and saturation are found where they happen")
{
    const auto clipping = readingsOf (mix(), clippedAt (amplified (mix(), 4.0), -1.0));
    CHECK (clipping.before.ceilings.flatTopsBelowFullScale == 0);
    CHECK (clipping.before.clippedRunsAtFullScale == 0);
    CHECK (clipping.after.ceilings.flatTopsBelowFullScale > 0);
    CHECK (*clipping.mostReductionDb > 1.0);
    CHECK (*clipping.mostReductionDb < 5.0);

    const auto saturation = readingsOf (mix(), saturated (mix(), 6.0));
    CHECK (*saturation.mostReductionDb > 1.0);
    CHECK (*saturation.mostReductionDb < 6.5);
    CHECK (saturation.after.ceilings.flatTopsBelowFullScale == 0);

    // The mix enters clipped, and the chain only turns it up.
    const auto clipped = clippedAt (amplified (mix(), 4.0), -1.0);
    const auto entered = readingsOf (clipped, amplified (clipped, 0.5));
    CHECK (entered.before.ceilings.flatTopsBelowFullScale > 0);
    CHECK (entered.before.ceilings.flatTopsBelowFullScale == entered.after.ceilings.flatTopsBelowFullScale);
}

TEST_CASE ("a chain can make stereo from mono, and mono from stereo")
{
    AudioBuffer mono ({ mix()[0] });
    const auto toStereo = readingsOf (mono, limited (AudioBuffer ({ mix()[0], mix()[0] }), -6.0).audio);
    REQUIRE (toStereo.mostReductionDb);
    CHECK (*toStereo.mostReductionDb > 3.0);
    CHECK_FALSE (toStereo.isUnchanged);

    const auto toMono = readingsOf (mix(), mono);
    REQUIRE (toMono.mostReductionDb);
    CHECK (*toMono.mostReductionDb < 0.5);
    CHECK_FALSE (toMono.constantGainDb);
}

TEST_CASE ("a chain's readings do not depend on the block size")
{
    const auto after = limited (amplified (mix(), 6.0), -1.0).audio;
    const auto usual = readingsOf (mix(), after);

    for (const auto blockSize : std::vector<std::size_t> { 64, 1000, 16384, 200000 })
    {
        CAPTURE (blockSize);
        const auto readings = readingsOf (mix(), after, musicRate, blockSize);
        CHECK (readings.delayFrames == usual.delayFrames);
        CHECK (*readings.mostReductionDb == near (*usual.mostReductionDb, 0.1));
        CHECK (*readings.usualGainDb == near (*usual.usualGainDb, 0.1));
        CHECK (readings.after.integratedLufs == usual.after.integratedLufs);
    }
}

TEST_CASE ("a new pass forgets the chain before")
{
    ChainMeter meter;
    const auto stereo = ChannelLayout::forChannelCount (2);
    CHECK_FALSE (meter.readings().before.integratedLufs);
    meter.prepare (musicRate, stereo, stereo);
    feed (meter, mix(), delayed (limited (amplified (mix(), 8.0), -1.0).audio, 500));
    CHECK (meter.readings().delayFrames == 500);

    meter.beginPass();
    CHECK_FALSE (meter.readings().delayFrames);
    CHECK_FALSE (meter.readings().mostReductionDb);
    CHECK_FALSE (meter.readings().before.truePeakDbtp);
    CHECK (meter.readings().secondsOfSignal == 0.0);

    feed (meter, mix(), amplified (mix(), 3.0));
    const auto fresh = readingsOf (mix(), amplified (mix(), 3.0));
    CHECK (meter.readings().constantGainDb == fresh.constantGainDb);
    CHECK (meter.readings().mostReductionDb == fresh.mostReductionDb);
    CHECK (meter.readings().after.integratedLufs == fresh.after.integratedLufs);
}

TEST_CASE ("after a gap on both sides the chain is measured on")
{
    ChainMeter meter;
    const auto stereo = ChannelLayout::forChannelCount (2);
    meter.prepare (musicRate, stereo, stereo);
    const auto limiter = limited (amplified (mix(), 6.0), -1.0);
    const auto part = [] (const AudioBuffer& audio, std::size_t from, std::size_t to) {
        AudioBuffer piece (2, to - from);

        for (std::size_t channel = 0; channel < 2; ++channel)
            std::copy_n (audio[channel].begin() + static_cast<std::ptrdiff_t> (from), to - from,
                         piece[channel].begin());

        return piece;
    };

    const std::vector<std::pair<std::size_t, std::size_t>> parts { { 0, 300000 },
                                                                   { 350001, 700000 },
                                                                   { 720000, 1152000 } };

    for (const auto& [from, to] : parts)
    {
        feed (meter, part (mix(), from, to), part (limiter.audio, from, to));
        meter.markDiscontinuity();
    }

    CHECK (meter.readings().delayFrames == 0);
    CHECK (*meter.readings().mostReductionDb <= limiter.mostReductionDb);
    CHECK (*meter.readings().mostReductionDb >= 0.7 * limiter.mostReductionDb);
}

TEST_CASE ("after prepare a chain meter neither allocates nor frees")
{
    if (! AllocationGuard::isActive())
        return;

    ChainMeter meter;
    const auto stereo = ChannelLayout::forChannelCount (2);
    meter.prepare (musicRate, stereo, stereo);
    const auto after = delayed (mix(), 50);
    std::size_t count = 0;
    {
        const AllocationGuard guard;

        for (std::size_t frame = 0; frame + 1000 <= 480000; frame += 1000)
        {
            const float* const in[] { mix()[0].data() + frame, mix()[1].data() + frame };
            const float* const out[] { after[0].data() + frame, after[1].data() + frame };
            meter.process (in, out, 1000);
        }

        meter.markDiscontinuity();
        meter.beginPass();
        count = guard.count();
    }

    CHECK (count == 0);
}

TEST_CASE ("a chain meter refuses what it cannot measure, and ignores other numbers of channels")
{
    ChainMeter meter;
    const auto stereo = ChannelLayout::forChannelCount (2);
    meter.prepare (musicRate, stereo, stereo);
    CHECK_THROWS_AS (meter.prepare (100.0, stereo, stereo), std::invalid_argument);

    const auto tone = stereoTone (1.0, 0.5);
    const float* const one[] { tone[0].data() };
    const float* const two[] { tone[0].data(), tone[1].data() };
    meter.process (one, two, 48000);
    CHECK (meter.readings().secondsOfSignal == 0.0);
    meter.process (two, two, 48000);
    CHECK (meter.readings().secondsOfSignal > 0.9);
}
