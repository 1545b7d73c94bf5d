#include "Core/FullScaleCounter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <initializer_list>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr float rail16Bits = 32767.0f / 32768.0f;
constexpr float below16Bits = 32766.0f / 32768.0f;

FullScaleCounter counted (float fullScale, std::initializer_list<float> samples)
{
    FullScaleCounter counter;
    counter.prepare (fullScale);
    counter.process (Samples (samples));
    return counter;
}
} // namespace

TEST_CASE ("Full scale of 16-bit audio is 32767 and -32768, not 32766")
{
    const auto counter =
        counted (rail16Bits, { 32764.0f / 32768.0f, below16Bits, -below16Bits, rail16Bits, 0.0f, -1.0f, -rail16Bits });
    CHECK (counter.samplesAtFullScale() == 3);
    CHECK (counter.samplesOverFullScale() == 0);
    CHECK (counter.flatRunsAtFullScale() == 0);
}

TEST_CASE ("Full scale of float audio is 1, and beyond is over")
{
    const auto counter = counted (1.0f, { rail16Bits, 1.0f, -1.0f, 1.0000001f, -4.0f, 0.9999999f });
    CHECK (counter.samplesAtFullScale() == 4);
    CHECK (counter.samplesOverFullScale() == 2);
}

TEST_CASE ("Three samples in a row at full scale are one flat run, however long")
{
    CHECK (counted (1.0f, { 1.0f, 1.0f, 0.0f, 1.0f, 1.0f }).flatRunsAtFullScale() == 0);
    CHECK (counted (1.0f, { 1.0f, 1.0f, 1.0f }).flatRunsAtFullScale() == 1);
    CHECK (counted (1.0f, { 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f }).flatRunsAtFullScale() == 1);
    CHECK (counted (1.0f, { -1.0f, -1.0f, -1.0f, 0.5f, -1.0f, -1.0f, -1.0f }).flatRunsAtFullScale() == 2);
}

TEST_CASE ("A flat run is of one sign and not beyond 1")
{
    CHECK (counted (1.0f, { 1.0f, 1.0f, -1.0f, -1.0f, 1.0f }).flatRunsAtFullScale() == 0);
    CHECK (counted (1.0f, { 1.0f, 1.0f, -1.0f, -1.0f, -1.0f }).flatRunsAtFullScale() == 1);
    CHECK (counted (1.0f, { 1.5f, 1.5f, 1.5f, 1.5f }).flatRunsAtFullScale() == 0);
    CHECK (counted (1.0f, { -1.5f, -1.5f, -1.5f, -1.5f }).flatRunsAtFullScale() == 0);
    CHECK (counted (1.0f, { 1.0f, 1.0f, 1.5f, 1.0f }).flatRunsAtFullScale() == 0);
}

TEST_CASE ("A flat run goes on across blocks and ends at a discontinuity")
{
    FullScaleCounter counter;
    counter.prepare (1.0f);
    const Samples two { 1.0f, 1.0f };
    counter.process (two);
    counter.process (two);
    CHECK (counter.flatRunsAtFullScale() == 1);

    for (int i = 0; i < 4; ++i)
        counter.process (Samples { -1.0f });

    CHECK (counter.flatRunsAtFullScale() == 2);

    counter.reset();
    CHECK (counter.samplesAtFullScale() == 0);
    counter.process (two);
    counter.reset();
    counter.process (Samples { 1.0f });
    CHECK (counter.flatRunsAtFullScale() == 0); // a run does not go on across a reset
    counter.reset();
    counter.process (two);
    counter.endRun();
    counter.process (two);
    CHECK (counter.samplesAtFullScale() == 4);
    CHECK (counter.flatRunsAtFullScale() == 0);
}

TEST_CASE ("A bank counts full scale by channel and in sum")
{
    AudioBuffer audio (2, 4800);

    for (const std::size_t i : { 478u, 479u, 480u, 481u }) // across the 10 ms grid
        audio[0][i] = rail16Bits;

    audio[1][1000] = -1.0f;
    audio[1][2000] = 1.25f;

    const auto in16Bits = measure (audio, { 48000.0, ChannelLayout::forChannelCount (2), rail16Bits });
    CHECK (in16Bits.channels[0].samplesAtFullScale == 4);
    CHECK (in16Bits.channels[0].flatRunsAtFullScale == 1);
    CHECK (in16Bits.channels[1].samplesAtFullScale == 2);
    CHECK (in16Bits.channels[1].samplesOverFullScale == 1);
    CHECK (in16Bits.samplesAtFullScale == 6);
    CHECK (in16Bits.samplesOverFullScale == 1);
    CHECK (in16Bits.flatRunsAtFullScale == 1);

    const auto inFloat = measure (audio, { 48000.0, ChannelLayout::forChannelCount (2), 1.0f });
    CHECK (inFloat.samplesAtFullScale == 2);
    CHECK (inFloat.flatRunsAtFullScale == 0);

    MeterBank bank;
    bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (1), 1.0f });
    const AudioBuffer two ({ Samples (2, 1.0f) });
    bank.process (two.all());
    bank.markDiscontinuity();
    bank.process (two.all());
    bank.flush();
    CHECK (bank.readings().samplesAtFullScale == 4);
    CHECK (bank.readings().flatRunsAtFullScale == 0);
}
