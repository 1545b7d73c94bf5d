#include "Core/Base/ChannelLayout.h"
#include "Support/Catch.h"

#include <vector>

using namespace twobus;
using enum ChannelPosition;

TEST_CASE ("positions have the weights of BS.1770-5, Annex 3")
{
    for (const auto position :
         { mono, left, right, centre, leftRear, rightRear, rearCentre, leftOfCentre, rightOfCentre, height })
        CHECK (loudnessWeight (position) == 1.0);

    for (const auto position : { leftSurround, rightSurround, leftWide, rightWide })
        CHECK (loudnessWeight (position) == 1.41);

    CHECK (loudnessWeight (lowFrequency) == 0.0);
    CHECK_FALSE (loudnessWeight (unknown).has_value());
}

TEST_CASE ("one channel is mono, two are stereo, and more have no layout by default")
{
    CHECK (ChannelLayout::forChannelCount (1) == ChannelLayout { mono });
    CHECK (ChannelLayout::forChannelCount (2) == ChannelLayout { left, right });
    CHECK (ChannelLayout::forChannelCount (2).isStereo());
    CHECK (ChannelLayout::forChannelCount (1).hasLoudness());

    CHECK (ChannelLayout::forChannelCount (6).size() == 6);
    CHECK_FALSE (ChannelLayout::forChannelCount (6).hasLoudness());
    CHECK (ChannelLayout::forChannelCount (6) == ChannelLayout::discrete (6));
}

TEST_CASE ("a layout has a loudness only if every position is known")
{
    CHECK (ChannelLayout { left, right, centre, lowFrequency, leftSurround, rightSurround }.hasLoudness());
    CHECK_FALSE (ChannelLayout { left, right, unknown }.hasLoudness());
    CHECK_FALSE (ChannelLayout::discrete (2).hasLoudness());
    CHECK_FALSE (ChannelLayout::discrete (2).isStereo());
    CHECK_FALSE (ChannelLayout { right, left }.isStereo());
    CHECK_FALSE (ChannelLayout().hasLoudness());
}

TEST_CASE ("a layout holds at most 64 channels")
{
    const std::vector<ChannelPosition> many (100, height);
    CHECK (ChannelLayout (many).size() == maxChannels);
    CHECK (ChannelLayout::discrete (100).size() == maxChannels);
    CHECK (ChannelLayout::forChannelCount (0).size() == 0);
}
