#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr Needle needles[] { Needle::vu, Needle::ppmTypeI, Needle::ppmTypeII };

MeterBank bankWith (Needle needle, double rate = 48000.0)
{
    MeterBank bank;
    bank.setNeedle (needle);
    bank.prepare ({ rate });
    return bank;
}

void forgetNeedles (MeterReadings& readings)
{
    for (auto& channel : readings.channels)
        channel.needleDbfs.reset();
}
} // namespace

TEST_CASE ("without a needle there is no needle reading, and with one every channel has its own")
{
    auto audio = inBothChannels (sine (96000, 48000.0, 997.0, 0.5));
    audio[1].assign (96000, 0.0f);

    auto bank = bankWith (Needle::none);
    feed (bank, audio);
    CHECK_FALSE (bank.readings().channels[0].needleDbfs.has_value());

    for (const auto needle : needles)
    {
        bank.setNeedle (needle);
        CHECK_FALSE (bank.readings().channels[0].needleDbfs.has_value());
        feed (bank, audio);
        CHECK (bank.readings().channels[0].needleDbfs.value() == near (-6.02, 0.1));
        CHECK (bank.readings().channels[1].needleDbfs == silenceDb);
    }

    bank.setNeedle (Needle::none);
    CHECK_FALSE (bank.readings().channels[0].needleDbfs.has_value());
}

TEST_CASE ("changing the needle affects no other reading")
{
    const auto audio = randomProgramme (2, 6.0, 48000.0, 21);
    auto plain = bankWith (Needle::none), changing = bankWith (Needle::none);
    auto next = 0u;

    for (std::size_t at = 0; at + 7000 <= audio.numFrames(); at += 7000)
    {
        changing.setNeedle (needles[next++ % 3]);
        plain.process (audio.block (at, 7000));
        changing.process (audio.block (at, 7000));

        auto readings = changing.readings();
        CHECK (readings.channels[0].needleDbfs.has_value());
        forgetNeedles (readings);
        CHECK (differences (readings, plain.readings()) == "");
    }
}

TEST_CASE ("a needle is independent of block sizes, and resumes when it is chosen again")
{
    const auto audio = randomProgramme (2, 2.5, 44100.0, 22);

    for (const auto needle : needles)
    {
        auto expected = bankWith (needle, 44100.0);
        feed (expected, audio, 512);
        expected.flush();

        for (const std::size_t size : { 1u, 17u, 441u, 1024u, 100000u })
        {
            auto bank = bankWith (needle, 44100.0);
            bank.process (audio.block (0, 1000));
            bank.setNeedle (needle);

            for (std::size_t at = 1000; at < audio.numFrames(); at += size)
                bank.process (audio.block (at, std::min (size, audio.numFrames() - at)));

            bank.flush();
            CHECK (differences (bank.readings(), expected.readings()) == "");
        }
    }
}

TEST_CASE ("a reset or a new format returns the needle to rest and keeps the choice")
{
    auto bank = bankWith (Needle::vu);
    feed (bank, inBothChannels (sine (48000, 48000.0, 997.0, 0.5)));
    bank.reset();
    CHECK_FALSE (bank.readings().channels[0].needleDbfs.has_value());

    feed (bank, inBothChannels (Samples (480)));
    CHECK (bank.readings().channels[0].needleDbfs == silenceDb);

    bank.prepare ({ 96000.0, ChannelLayout::forChannelCount (3) });
    feed (bank, AudioBuffer (std::vector<Samples> (3, sine (288000, 96000.0, 997.0, 0.5))));
    CHECK (bank.readings().channels[2].needleDbfs.value() == near (-6.02, 0.05));
}

TEST_CASE ("choosing and updating a needle allocates nothing")
{
    const auto audio = randomProgramme (2, 0.1, 48000.0, 23);
    auto bank = bankWith (Needle::none);
    const auto block = audio.all();
    std::size_t allocations = 0;

    for (const auto needle : needles)
    {
        const AllocationGuard guard;
        bank.setNeedle (needle);
        bank.process (block);
        allocations += guard.count();
    }

    CHECK (allocations == 0);
}
