#include "Devices/ChannelPairs.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Names = std::vector<std::string>;
using Pairs = std::vector<Names>;
} // namespace

TEST_CASE ("channels are paired by name, and those without a partner stay single")
{
    CHECK (channelPairs ({ "LTC-Out", "Click/audio_out 1", "Click/audio_out 2", "Master/audio_out 1",
                           "Master/audio_out 2", "Band/audio_out 1", "Voice/audio_out 1" })
           == Pairs { { "LTC-Out" },
                      { "Click/audio_out 1", "Click/audio_out 2" },
                      { "Master/audio_out 1", "Master/audio_out 2" },
                      { "Band/audio_out 1" },
                      { "Voice/audio_out 1" } });
    CHECK (channelPairs ({ "monitor_FL", "monitor_FR", "monitor_FC", "monitor_LFE", "monitor_RL", "monitor_RR" })
           == Pairs {
               { "monitor_FL", "monitor_FR" }, { "monitor_FC" }, { "monitor_LFE" }, { "monitor_RL", "monitor_RR" } });
    CHECK (channelPairs ({ "out_right", "out_left" }) == Pairs { { "out_left", "out_right" } });
    CHECK (channelPairs ({ "master out L1", "master out R1", "master out L2", "master out R2" })
           == Pairs { { "master out L1", "master out R1" }, { "master out L2", "master out R2" } });
    CHECK (channelPairs ({ "Main L", "Main R" }) == Pairs { { "Main L", "Main R" } });
    CHECK (channelPairs ({ "OUT_L", "OUT_R" }) == Pairs { { "OUT_L", "OUT_R" } });
    CHECK (channelPairs ({ "input" }) == Pairs { { "input" } });
    CHECK (channelPairs ({}).empty());
}

TEST_CASE ("numbered channels are paired odd with even, counted from 1 or from 0")
{
    CHECK (channelPairs ({ "out1", "out2", "out3" }) == Pairs { { "out1", "out2" }, { "out3" } });
    CHECK (channelPairs ({ "out_0", "out_1", "out_2", "out_3" })
           == Pairs { { "out_0", "out_1" }, { "out_2", "out_3" } });
    CHECK (channelPairs ({ "capture_2", "capture_3" }) == Pairs { { "capture_2" }, { "capture_3" } });
    CHECK (channelPairs ({ "in 9", "in 10" }) == Pairs { { "in 9", "in 10" } });

    // The track number isn't a channel number.
    CHECK (channelPairs ({ "Track 1/out 1", "Track 1/out 2", "Track 2/out 1", "Track 2/out 2" })
           == Pairs { { "Track 1/out 1", "Track 1/out 2" }, { "Track 2/out 1", "Track 2/out 2" } });
}

TEST_CASE ("every channel is in exactly one pair, whatever its name")
{
    const Names odd { "L",    "L",    "R",  "R",   "",    "1",  "2", "1", "99999999999999999999",
                      "é_FL", "é_FR", "LR", "L R", "R R", "L L" };
    const auto pairs = channelPairs (odd);
    Names seen;

    for (const auto& pair : pairs)
        seen.insert (seen.end(), pair.begin(), pair.end());

    auto expected = odd;
    std::ranges::sort (seen);
    std::ranges::sort (expected);
    CHECK (seen == expected);
}
