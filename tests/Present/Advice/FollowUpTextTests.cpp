#include "Present/Advice/FollowUpText.h"
#include "Present/Base/ReadingsScope.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
std::string words (FollowUpKind kind, double loudnessDb, double peakDb, double truePeakDbtp,
                   std::optional<double> remainingDb = std::nullopt)
{
    Advice advice;
    advice.isLive = true;
    advice.followUp = FollowUp { kind, 20.0, loudnessDb, peakDb, truePeakDbtp, remainingDb };
    return followUpText (advice);
}
} // namespace

TEST_CASE ("the follow-up says what changed and whether it is done")
{
    CHECK (words (FollowUpKind::done, -4.2, -4.2, -6.1)
           == "Same passage, 4.2 dB lower than before; its loudest peak "
              "is −6.1 dBTP: done.");
    CHECK (words (FollowUpKind::doneIfFader, -4.2, -4.2, -6.1)
           == "Same passage, 4.2 dB lower than before; its loudest peak is −6.1 dBTP: done, if you moved the master "
              "fader.");
    CHECK (words (FollowUpKind::stillOver, -1.0, -1.0, -0.6, -5.4)
           == "Same passage, 1.0 dB lower than before; its loudest peak is −0.6 dBTP.");
    CHECK (words (FollowUpKind::louder, 2.0, 2.0, 1.6, -7.6)
           == "Same passage, 2.0 dB louder than before; its loudest peak is +1.6 dBTP.");
    CHECK (words (FollowUpKind::noChange, 0.1, 0.0, -0.4, -5.6)
           == "Same passage, same level as before. If you moved the fader, Twobus may be listening before it.");
    CHECK (words (FollowUpKind::compressed, -5.0, -3.0, -3.4)
           == "Same passage, 5.0 dB lower than before, but its peak is 3.0 dB lower than before. If you moved only the "
              "fader, something after it compresses.");
    CHECK (words (FollowUpKind::reshaped, -1.8, 4.4, -1.4)
           == "Same passage, 1.8 dB lower than before, but its peak is 4.4 dB louder than before.");
    CHECK (words (FollowUpKind::reshaped, 3.5, -0.04, -1.4)
           == "Same passage, 3.5 dB louder than before, but its peak is the same.");
    CHECK (words (FollowUpKind::changed, -0.04, 0.0, -8.0) == "Same passage, as loud as before.");
    CHECK (followUpText ({}).empty());
}

TEST_CASE ("what was loud and not played again is said, with its place as far as it is known")
{
    Advice advice;
    advice.isLive = true;
    advice.coverage = { 222.0, 231.0, std::nullopt };
    CHECK (coverageText (advice).empty());

    advice.coverage.notReplayed = UnreplayedMoment { 171.4, 1, -0.4 };
    advice.coverage.playAgain = { 1, 14.3, 26.3, std::nullopt, std::nullopt };
    CHECK (coverageText (advice) == "Play 0:14 to 0:26 of pass 1 again: it last peaked at −0.4 dBTP.");

    advice.coverage.playAgain.fromPlayerSeconds = 74.3;
    advice.coverage.playAgain.toPlayerSeconds = 86.0;
    CHECK (coverageText (advice) == "Play 1:14 to 1:26 in the DAW again: it last peaked at −0.4 dBTP.");

    advice.coverage.pauses = 2;
    CHECK (coverageText (advice).starts_with ("Play 1:14"));
    advice.coverage.notReplayed.reset();
    CHECK (coverageText (advice) == "Part of what played was not measured, so it is not judged.");
    advice.coverage.pauses = 0;
    advice.coverage.notReplayed = UnreplayedMoment { 171.4, 1, -0.4 };

    advice.isLive = false;
    CHECK (coverageText (advice).empty());
}

TEST_CASE ("warnings have a count, the time of the last and the highest level")
{
    Advice advice;
    CHECK (warningText (advice).empty());

    advice.warning = { 1, false, -1.0, 171.4, 0.4 };
    CHECK (warningText (advice) == "Once over −1 dBTP, at 2:51, up to +0.4 dBTP.");

    advice.warning.count = 3;
    CHECK (warningText (advice) == "3 times over −1 dBTP, last at 2:51, up to +0.4 dBTP.");

    // While something else plays, "this pass" would be another.
    advice.isLive = true;
    advice.pass = 3;
    CHECK (warningText (advice) == "3 times over −1 dBTP, last before pass 3, up to +0.4 dBTP.");

    advice.warning.lastSecondsIntoPass = 24.1;
    CHECK (warningText (advice) == "3 times over −1 dBTP, last 0:24 into pass 3, up to +0.4 dBTP.");
    advice.joinedFrom = 2;
    CHECK (warningText (advice) == "3 times over −1 dBTP, last 0:24 into passes 2 and 3, up to +0.4 dBTP.");

    advice.warning.lastPlayerSeconds = 84.1;
    CHECK (warningText (advice) == "3 times over −1 dBTP, last at 1:24 in the DAW, up to +0.4 dBTP.");
}

TEST_CASE ("a warning says from when to when it was over")
{
    Advice advice;
    advice.isLive = true;
    advice.pass = 3;
    advice.warning = { 1, false, -2.0, 171.4, 0.0, 50.1, std::nullopt, 50.0 };
    CHECK (warningText (advice) == "Once over −2 dBTP, 0:00 to 0:50 into pass 3, up to 0.0 dBTP.");
    CHECK (warningText (advice, true) == "Once over −2 dBTP, 2:01 to 2:51 after the reset, up to 0.0 dBTP.");

    advice.warning.lastLengthSeconds = 0.02;
    CHECK (warningText (advice) == "Once over −2 dBTP, 0:50 into pass 3, up to 0.0 dBTP.");

    advice.warning.lastLengthSeconds = 16.0;
    advice.warning.lastPlayerSeconds = 86.0;
    CHECK (warningText (advice) == "Once over −2 dBTP, 1:10 to 1:26 in the DAW, up to 0.0 dBTP.");

    advice.isLive = false;
    advice.warning.lastPlayerSeconds.reset();
    CHECK (warningText (advice) == "Once over −2 dBTP, 2:35 to 2:51, up to 0.0 dBTP.");
}

TEST_CASE ("the title of the readings names the pass, or says that they are since the reset")
{
    PassReadings pass;
    pass.number = 3;
    CHECK (readingsTitle (ReadingsScope::pass, {}) == "Readings");
    CHECK (readingsTitle (ReadingsScope::pass, pass) == "Readings, pass 3");
    CHECK (readingsTitle (ReadingsScope::sinceReset, pass) == "Readings since reset");
    CHECK (readingsTitle (ReadingsScope::pass, pass, 12.0) == "Readings, pass 3, 12.0 dB added back");
    CHECK (readingsTitle (ReadingsScope::sinceReset, pass, -3.0) == "Readings since reset, 3.0 dB taken off again");
    pass.joinedFrom = 2;
    CHECK (readingsTitle (ReadingsScope::pass, pass) == "Readings, passes 2 and 3");
    pass.joinedFrom = 1;
    CHECK (readingsTitle (ReadingsScope::pass, pass) == "Readings, passes 1 to 3");
}

TEST_CASE ("an audition is described in one line, with overs or clipping first")
{
    Advice advice;
    CHECK (auditionText (advice).empty());

    advice.audition = Audition { 6.2, -3.2, 0, 0 };
    CHECK (auditionText (advice) == "Since then 0:06 played, up to −3.2 dBTP.");

    advice.audition = Audition { 6.2, 1.2, 12, 0 };
    CHECK (auditionText (advice) == "Since then 0:06 played: 12 samples over 0 dBFS, up to +1.2 dBTP.");

    advice.audition = Audition { 6.2, 0.4, 0, 3 };
    CHECK (auditionText (advice) == "Since then 0:06 played: clipped at 0 dBFS.");
}

TEST_CASE ("an audition that has just begun says nothing, unless something is cut off")
{
    Advice advice;
    advice.audition = Audition { 0.9, -3.2, 0, 0 };
    CHECK (auditionText (advice).empty());

    advice.audition = Audition { 1.0, -3.2, 0, 0 };
    CHECK (auditionText (advice) == "Since then 0:01 played, up to −3.2 dBTP.");

    advice.audition = Audition { 0.4, 1.2, 12, 0 };
    CHECK (auditionText (advice) == "Since then: 12 samples over 0 dBFS, up to +1.2 dBTP.");

    advice.audition = Audition { 0.4, 0.4, 0, 3 };
    CHECK (auditionText (advice) == "Since then: clipped at 0 dBFS.");
}
