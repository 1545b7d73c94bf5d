#include "Core/Chain/ChainMeter.h"

#include "Support/Catch.h"
#include "Support/Music.h"
#include "Support/Signals.h"

#include <algorithm>
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

ChainReadings readingsOf (const AudioBuffer& before, const AudioBuffer& after, double sampleRate = musicRate)
{
    ChainMeter meter;
    meter.prepare (sampleRate, ChannelLayout::forChannelCount (before.numChannels()),
                   ChannelLayout::forChannelCount (after.numChannels()));
    feed (meter, before, after);
    return meter.readings();
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
    const auto before = bandMix (5.0, 2);
    CHECK (readingsOf (before, before).isUnchanged);

    auto after = before;
    after[1][100000] += 1.0e-6f;
    CHECK_FALSE (readingsOf (before, after).isUnchanged);
    CHECK_FALSE (readingsOf (stereoSilence (3.0), stereoSilence (3.0)).isUnchanged);
}
