#include "Present/Reports/FileMomentText.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
LoudMoment kickAt (double seconds)
{
    LoudMoment moment;
    moment.seconds = seconds;
    moment.channel = 0;
    moment.truePeakDbtp = -0.4;
    moment.octaveBandHz = 63.0;
    moment.cause = Cause::clean;
    return moment;
}
} // namespace

TEST_CASE ("a file's moment has a time, a level with its channel, and a cause")
{
    CHECK (fileMomentText (kickAt (171.38), ChannelLayout::forChannelCount (2))
           == FileMomentText { "2:51.38", "−0.4 dBTP L", "mostly 45–89 Hz, intact" });
    CHECK (fileMomentText (kickAt (171.38), ChannelLayout::forChannelCount (1)).level == "−0.4 dBTP");
}

TEST_CASE ("if a moment's band or cause is unknown, only the other is given")
{
    auto moment = kickAt (1.0);
    moment.octaveBandHz.reset();
    moment.truePeakDbtp = 0.62;
    moment.channel = 1;
    moment.cause = Cause::interSample;
    CHECK (fileMomentText (moment, ChannelLayout::forChannelCount (2))
           == FileMomentText { "0:01.00", "+0.6 dBTP R", "between samples" });
    moment.cause = Cause::none;
    CHECK (fileMomentText (moment, ChannelLayout::forChannelCount (2)).nature.empty());
    moment.octaveBandHz = 250.0;
    CHECK (fileMomentText (moment, ChannelLayout::forChannelCount (2)).nature == "mostly 180–350 Hz");
}
