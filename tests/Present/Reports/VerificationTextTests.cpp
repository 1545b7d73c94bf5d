#include "Present/Reports/SessionText.h"
#include "Present/Reports/VerificationText.h"
#include "Support/Catch.h"

#include <nlohmann/json.hpp>

using namespace twobus;

namespace
{
BounceVerification undamaged()
{
    BounceVerification v;
    v.filePath = "bounce.wav";
    v.fileSeconds = 45.0;
    v.sessionPath = "session.twobuslog";
    v.outcome = VerificationOutcome::same;
    v.sourceName = "Demo";
    v.heardAt = "2026-11-26 21:57";
    v.heardAtUnixMilliseconds = 1'795'730'232'123;
    v.pass = 2;
    v.gainDb = -3.0;
    v.residualDb = 0.04;
    v.secondsCompared = v.secondsMatched = 43.0;
    return v;
}
} // namespace

TEST_CASE ("an undamaged bounce is reported as such, with its level")
{
    const auto words = wordsFor (undamaged());
    CHECK (words.headline == "The same as heard live, and undamaged: 3.0 dB lower than heard.");
    CHECK (words.faults.empty());
    REQUIRE (words.notes.size() == 2);
    CHECK (words.notes[0] == "Heard 2026-11-26 21:57 from Demo, pass 2.");
    CHECK (words.notes[1] == "Compared: 0:43 of 0:45, all of it alike; the envelopes differ by 0.04 dB RMS.");
    CHECK_THAT (verificationText (undamaged()), ContainsSubstring ("bounce.wav\n  The same as heard live"));

    auto same = undamaged();
    same.gainDb = 0.04;
    CHECK (wordsFor (same).headline == "The same as heard live, and undamaged: as loud as heard.");
}

TEST_CASE ("an incomplete bounce isn't called undamaged")
{
    auto v = undamaged();
    v.isFileIncomplete = true;
    CHECK_FALSE (isUndamaged (v));
    CHECK (wordsFor (v).headline == "The same as heard live, but not all of it.");
    CHECK (wordsFor (v).faults
           == std::vector<std::string> { "The file is incomplete: it is compared as far as it "
                                         "goes. Check it on its own to see what is missing." });
    CHECK_THAT (verificationJson (v), ContainsSubstring ("\"complete\":false"));
}

TEST_CASE ("every kind of damage has a sentence")
{
    auto v = undamaged();
    v.missingTail = MissingPart { 7.25, -8.2 };
    CHECK (wordsFor (v).headline == "The same as heard live, but not all of it.");
    CHECK (wordsFor (v).faults
           == std::vector<std::string> { "Cut at the end: the pass heard live went on for 7.3 s "
                                         "after the file ends, with peaks up to −8.2 dBTP." });
    CHECK (wordsFor (v).notes[1] == "Level: 3.0 dB lower than heard.");

    v.missingHead = MissingPart { 1.5, -20.0 };
    CHECK (wordsFor (v).faults[0]
           == "Cut at the start: the pass heard live began 1.5 s earlier than the file, with "
              "peaks up to −20.0 dBTP.");

    v.missingPeaks = MissingPeaks { 2.3, 0.1, 20.0, 4, true };
    CHECK (wordsFor (v).headline == "The same as heard live, but clipped since.");
    CHECK (wordsFor (v).faults[0]
           == "Clipped by the export: with this gain, what was heard would reach +2.3 dBTP, "
              "but the file is flat at +0.1 dBTP; worst at 0:20. Export it lower, or as 32-bit "
              "float.");
    CHECK (wordsFor (v).faults.size() == 3);

    v.missingPeaks->hasFlatTops = false;
    v.missingHead.reset();
    v.missingTail.reset();
    CHECK (wordsFor (v).headline == "The same as heard live, but its peaks are held down.");
    CHECK (wordsFor (v).faults[0]
           == "Peaks held down since: in 4 places, what was heard would reach +2.3 dBTP with "
              "this gain, but the file has +0.1 dBTP; worst at 0:20.");

    auto part = undamaged();
    part.outcome = VerificationOutcome::sameInPart;
    part.secondsMatched = 30.0;
    part.differsFromSeconds = 20.0;
    part.differsForSeconds = 12.0;
    CHECK (wordsFor (part).headline == "Partly the same as heard live, partly something else.");
    CHECK (wordsFor (part).faults[0] == "Something else plays from 0:20 to 0:32, and perhaps elsewhere too.");
    CHECK_THAT (wordsFor (part).notes.back(), ContainsSubstring ("0:30 of it alike"));
}

TEST_CASE ("undecidable cases are reported without claims")
{
    for (const auto outcome : { VerificationOutcome::different, VerificationOutcome::tooShort,
                                VerificationOutcome::tooEven, VerificationOutcome::nothingHeard })
    {
        auto v = undamaged();
        v.outcome = outcome;
        CHECK_FALSE (isUndamaged (v));
        v.sessionStartedAt = "2026-11-26 21:40";
        v.secondsHeard = 17.0;
        const auto isSearched =
            outcome == VerificationOutcome::different || outcome == VerificationOutcome::nothingHeard;
        CHECK (wordsFor (v).notes
               == (isSearched ? std::vector<std::string> { "Searched: 17.0 s, heard from 2026-11-26 21:40 on." }
                              : std::vector<std::string>()));
        CHECK (wordsFor (v).headline.starts_with (outcome == VerificationOutcome::different ? "Not what was heard"
                                                                                            : "Cannot tell: "));

        const auto json = nlohmann::json::parse (verificationJson (v));
        CHECK (json.at ("gainDb").is_null());
        CHECK (json.at ("secondsMatched").is_null());
        CHECK (json.at ("unharmed") == false);
        CHECK (json.at ("outcome") == keyOf (outcome));
    }
}

TEST_CASE ("lost and unheard audio is noted")
{
    auto v = undamaged();
    v.secondsNotHeard = 4.8;
    v.secondsLost = 0.7512;
    CHECK (wordsFor (v).notes[2] == "4.8 s of the file were not heard live, so they cannot be compared.");
    CHECK (wordsFor (v).notes[3] == "751 ms were lost live, so they cannot be compared.");
    CHECK (isUndamaged (v));

    const auto json = nlohmann::json::parse (verificationJson (v));
    CHECK (json.at ("secondsNotHeard") == 4.8);
    CHECK (json.at ("secondsLost") == 0.7512);

    v.secondsLost = 0.0004; // shown as "0 ms", so the note would be useless
    CHECK (wordsFor (v).notes.size() == 3);
}

TEST_CASE ("the window's view of a verification has the shape of its message")
{
    auto unharmedInFolder = undamaged();
    unharmedInFolder.filePath = "/home/zoe/bounce.wav";
    const auto good = verificationDocument (unharmedInFolder);
    REQUIRE (good.blocks.size() == 4); // the file, the headline, two notes
    CHECK (good.blocks[0].text == "bounce.wav");
    CHECK (good.blocks[1].text == wordsFor (undamaged()).headline);
    CHECK (good.blocks[1].severity == Severity::good);

    auto v = undamaged();
    v.missingTail = MissingPart { 7.25, -8.2 };
    const auto cut = verificationDocument (v);
    CHECK (cut.blocks[1].severity == Severity::caution);
    CHECK (cut.blocks[2].severity == Severity::caution);
    CHECK (cut.blocks[2].text == wordsFor (v).faults[0]);

    v.outcome = VerificationOutcome::tooEven; // an undecided outcome is neither good nor bad
    CHECK (verificationDocument (v).blocks[1].severity == Severity::neutral);
}

TEST_CASE ("a verification is written as JSON")
{
    auto v = undamaged();
    v.missingTail = MissingPart { 7.25, -8.2 };
    v.missingPeaks = MissingPeaks { 2.3, 0.1, 20.0, 4, true };
    const auto json = nlohmann::json::parse (verificationJson (v));
    CHECK (json.at ("file") == "bounce.wav");
    CHECK (json.at ("outcome") == "same");
    CHECK (json.at ("unharmed") == false);
    CHECK (json.at ("gainDb") == -3.0);
    CHECK (json.at ("pass") == 2);
    CHECK (json.at ("heardAtUnixSeconds") == 1795730232.123);
    CHECK (json.at ("missingHead").is_null());
    CHECK (json.at ("missingTail").at ("seconds") == 7.25);
    CHECK (json.at ("missingPeaks").at ("clipped") == true);
    CHECK (json.at ("missingPeaks").at ("worstSeconds") == 20.0);

    v.missingPeaks = MissingPeaks { 2.3, 0.1, 0.0, 0, true };
    CHECK (nlohmann::json::parse (verificationJson (v)).at ("missingPeaks").at ("worstSeconds").is_null());
}

TEST_CASE ("a session log is described in a line, with any problem")
{
    SessionSummary summary;
    summary.path = "/home/me/session.twobuslog";
    summary.startedAt = "2026-11-26 21:57";
    summary.secondsMeasured = 43.2;
    summary.sources = { "Demo", "JACK: ardour" };
    summary.numPasses = 1;
    summary.hasEnded = true;
    CHECK (sessionText (summary)
           == "2026-11-26 21:57      0:43  1 pass  Demo, JACK: ardour\n  /home/me/session.twobuslog\n");

    summary.hasEnded = false;
    summary.rowsMissed = 25;
    summary.damagedPlaces = 2;
    CHECK_THAT (sessionText (summary), ContainsSubstring ("  not closed: complete up to there · 2.5 s missing: the "
                                                          "disk was too slow · damaged in 2 places: the intact parts "
                                                          "are used\n"));

    summary.isBeingWritten = true;
    CHECK_THAT (sessionText (summary), ContainsSubstring ("  being written · "));

    summary.problem = "it cannot be read";
    CHECK (sessionText (summary) == "it cannot be read\n");
}
