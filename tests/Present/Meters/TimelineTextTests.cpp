#include "Present/Meters/TimelineText.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

namespace
{
const auto stereo = ChannelLayout::forChannelCount (2);

MomentReadings loudMoment() { return { 171.38, -0.4, -13.0, -11.9, 0, 63.0, Cause::clean }; }
} // namespace

TEST_CASE ("a moment's readings are given in three lines")
{
    const auto text = wordsFor (loudMoment(), stereo);
    CHECK (text.headline == "−0.4 dBTP at 2:51.38 (left)");
    CHECK (text.loudness == "S −13.0 LUFS, M −11.9 LUFS");
    CHECK (text.cause == "Strongest around 63 Hz. The peak isn't clipped: lowering the level fixes it.");
}

TEST_CASE ("unknown readings of a moment are left out")
{
    MomentReadings moment;
    moment.seconds = 5.0;
    moment.truePeakDbtp = 0.3;
    CHECK (wordsFor (moment, stereo) == MomentText { "+0.3 dBTP at 0:05.00", "", "" });

    moment.momentaryLufs = -20.0;
    moment.octaveBandHz = 2000.0;
    moment.channel = 5;
    CHECK (wordsFor (moment, stereo)
           == MomentText { "+0.3 dBTP at 0:05.00", "M −20.0 LUFS", "Strongest around 2 kHz." });

    moment.shortTermLufs = std::nan ("");
    CHECK (wordsFor (moment, stereo).loudness == "M −20.0 LUFS");
}

TEST_CASE ("every cause of a moment says whether lowering the level fixes it")
{
    auto moment = loudMoment();
    moment.octaveBandHz.reset();
    const auto textOf = [&moment] (Cause cause) {
        moment.cause = cause;
        return wordsFor (moment, stereo).cause;
    };

    CHECK (textOf (Cause::none).empty());
    CHECK (textOf (Cause::clean) == "The peak isn't clipped: lowering the level fixes it.");
    CHECK (textOf (Cause::interSample)
           == "Only between the samples: slightly less level, or a true-peak limiter, "
              "fixes it.");
    CHECK (textOf (Cause::overFullScale) == "Samples over 0 dBFS, but not clipped: lowering the level fixes it.");
    CHECK (textOf (Cause::flatAtFullScale) == "Flat at full scale: it is clipped, and the real peak is unknown.");
    CHECK (textOf (Cause::flatBelowFullScale)
           == "Flat below full scale: it was clipped earlier, and lowering the "
              "level cannot fix it.");
    CHECK (textOf (Cause::limiterPinned) == "At the ceiling of a limiter or clipper.");
}

TEST_CASE ("a column is read out in one line, with tenths if it is shorter than a second")
{
    MomentReadings moment { 171.3, -0.4, -13.0, -11.9, std::nullopt, std::nullopt, Cause::none };
    CHECK (columnText (moment, 0.1) == "2:51.3  S −13.0 LUFS  M −11.9  −0.4 dBTP");
    CHECK (columnText (moment, 0.9) == "2:51.3  S −13.0 LUFS  M −11.9  −0.4 dBTP");
    CHECK (columnText (moment, 1.0) == "2:51  S −13.0 LUFS  M −11.9  −0.4 dBTP");

    moment.shortTermLufs.reset();
    moment.momentaryLufs = -INFINITY;
    moment.truePeakDbtp = std::nan ("");
    CHECK (columnText (moment, 1.0) == "2:51  S –  M −∞  –");

    moment.seconds = 59.99;
    CHECK (columnText (moment, 0.1) == "0:59.9  S –  M −∞  –");
}

TEST_CASE ("passes and the timeline have short descriptions")
{
    PassReadings pass;
    pass.number = 2;
    pass.lengthSeconds = 222.9;
    pass.isRunning = true;
    CHECK (passText (pass) == "pass 2 · 3:42 (now)");
    pass.isRunning = false;
    CHECK (passText (pass) == "pass 2 · 3:42");

    CHECK (timelineText (222.0, 2, LoudestMoment { 171.38, 0, -0.4 })
           == "3:42 measured, 2 passes, loudest −0.4 dBTP at 2:51.38");
    CHECK (timelineText (3.0, 1, LoudestMoment { 1.0, 0, -INFINITY }) == "0:03 measured, 1 pass");
    CHECK (timelineText (0.0, 0, std::nullopt) == "0:00 measured");

    CHECK (timelineLegend (-1.0) == "short-term loudness over momentary · true peaks over −1.0 dBTP · passes");
    CHECK (mostFrequentText (-14) == "most often −14 to −13 LUFS");
    CHECK (mostFrequentText (std::nullopt) == "nothing measured");
}
