#include "Present/Base/PassName.h"
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
    CHECK (text.cause == "Mostly 45–89 Hz, intact: lowering the level fixes it.");
}

TEST_CASE ("unknown readings of a moment are left out")
{
    MomentReadings moment;
    moment.seconds = 5.0;
    moment.truePeakDbtp = 0.3;
    CHECK (wordsFor (moment, stereo) == MomentText { "+0.3 dBTP at 0:05.00", "", "", "" });

    moment.momentaryLufs = -20.0;
    moment.octaveBandHz = 2000.0;
    moment.channel = 5;
    CHECK (wordsFor (moment, stereo)
           == MomentText { "+0.3 dBTP at 0:05.00", "", "M −20.0 LUFS", "Mostly 1.4–2.8 kHz." });

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
    CHECK (textOf (Cause::clean) == "Intact: lowering the level fixes it.");
    CHECK (textOf (Cause::interSample) == "Between samples: slightly less level, or a true-peak limiter, fixes it.");
    CHECK (textOf (Cause::overFullScale) == "Over 0 dBFS, intact: lowering the level fixes it.");
    CHECK (textOf (Cause::flatAtFullScale) == "Clipped: the real peak is unknown.");
    CHECK (textOf (Cause::flatBelowFullScale) == "Clipped earlier: lowering the level cannot fix it.");
    CHECK (textOf (Cause::limiterPinned) == "On a limiter's ceiling.");

    moment.isClip = true;
    CHECK (textOf (Cause::none) == "Clipped.");
}

TEST_CASE ("an event says from when to when it was over the limit, and when that was in the DAW")
{
    auto moment = loudMoment();
    CHECK (wordsFor (moment, stereo).when.empty());

    moment.limitDbtp = -1.0;
    moment.over = EventSpan { 70.0, 86.0 };
    CHECK (wordsFor (moment, stereo).when == "Over −1.0 dBTP: 1:10 to 1:26.");
    moment.inDaw = EventSpan { 7.0, 23.0 };
    CHECK (wordsFor (moment, stereo).when == "Over −1.0 dBTP: 1:10 to 1:26. In the DAW: 0:07 to 0:23.");
    moment.over->isRunning = moment.inDaw->isRunning = true;
    CHECK (wordsFor (moment, stereo).when == "Over −1.0 dBTP: since 1:10.0. In the DAW: since 0:07.0.");

    moment.over = EventSpan { 70.0, 70.02 };
    moment.inDaw = EventSpan { 7.0, 7.02 };
    CHECK (wordsFor (moment, stereo).when == "In the DAW: 0:07.0.");
}

TEST_CASE ("the worst of several events says how many there are, and from when to when")
{
    auto moment = loudMoment();
    CHECK (wordsFor (moment, stereo).group.empty());

    moment.limitDbtp = -1.0;
    moment.group = MomentGroup { 12, 0, { 70.0, 86.2 } };
    CHECK (wordsFor (moment, stereo).group == "12 clips, 1:10 to 1:26. The worst:");

    moment.group = MomentGroup { 0, 3, { 70.0, 76.1 } };
    CHECK (wordsFor (moment, stereo).group == "3 times over −1.0 dBTP, 1:10.0 to 1:16.1. The worst:");
}

TEST_CASE ("a column is read out in one line, with tenths if it is shorter than a second")
{
    MomentReadings moment { 171.3, -0.4, -13.0, -11.9, std::nullopt, std::nullopt, Cause::none };
    CHECK (columnText (moment, 0.1) == "2:51.3  S −13.0 LUFS  M −11.9 LUFS  peak −0.4 dBTP");
    CHECK (columnText (moment, 0.9) == "2:51.3  S −13.0 LUFS  M −11.9 LUFS  peak −0.4 dBTP");
    CHECK (columnText (moment, 1.0) == "2:51  S −13.0 LUFS  M −11.9 LUFS  peak −0.4 dBTP");

    moment.shortTermLufs.reset();
    moment.momentaryLufs = -INFINITY;
    moment.truePeakDbtp = std::nan ("");
    CHECK (columnText (moment, 1.0) == "2:51  S –  M −∞ LUFS  peak –");

    moment.seconds = 59.99;
    CHECK (columnText (moment, 0.1) == "0:59.9  S –  M −∞ LUFS  peak –");

    moment.inDaw = EventSpan { 8.25, 8.25 };
    CHECK (columnText (moment, 0.1) == "0:59.9 (0:08.2 in the DAW)  S –  M −∞ LUFS  peak –");
    CHECK (columnText (moment, 1.0) == "0:59 (0:08 in the DAW)  S –  M −∞ LUFS  peak –");
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

    pass.pauses = 1;
    CHECK (passText (pass) == "pass 2 · 3:42, 1 pause");
    CHECK (passName (pass) == "pass 2 with 1 pause");
    pass.pauses = 2;
    pass.isRunning = true;
    CHECK (passText (pass) == "pass 2 · 3:42, 2 pauses (now)");
    CHECK (passName (pass) == "pass 2 with 2 pauses");
    pass.pauses = 0;
    pass.isRunning = false;

    pass.isRender = true;
    CHECK (passText (pass) == "render · 3:42");
    CHECK (passName (pass) == "the DAW's render");
    pass.joinedFrom = 1;
    CHECK (passName (pass) == "passes 1 and 2");
    CHECK (passText (pass) == "passes 1–2 · 3:42");

    CHECK (timelineText (222.0, 2, LoudestMoment { 171.38, 0, -0.4 })
           == "3:42 measured, 2 passes, loudest −0.4 dBTP at 2:51.38");
    CHECK (timelineText (3.0, 1, LoudestMoment { 1.0, 0, -INFINITY }) == "0:03 measured, 1 pass");
    CHECK (timelineText (0.0, 0, std::nullopt) == "0:00 measured");

    CHECK (mostFrequentText (-14) == "most often −14 to −13 LUFS");
    CHECK (mostFrequentText (std::nullopt) == "nothing measured");
    CHECK (timeAtLoudnessText (-14, 26.4, 0.124) == "−14 to −13 LUFS: 0:26, 12 % of the sound");
}
