#include "Present/Advice/AdviceText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/Text.h"

using namespace twobus;
using twobus::test::contains;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
const auto stereo = ChannelLayout::forChannelCount (2);

AdviceText words (const MeterReadings& readings, Choices choices = {}, bool isLive = false)
{
    const auto heard = isLive ? inOnePass (readings) : readings;
    return wordsFor (advise ({ heard, choices, isLive, 0.0, std::nullopt }), choices, heard, stereo);
}

MeterReadings clippedEarlier (double truePeakDbtp)
{
    auto readings = programmeWithTruePeak (truePeakDbtp);
    readings.ceilings.flatTopsBelowFullScale = 40;
    readings.ceilings.flatTopLevelDbfs = truePeakDbtp - 0.4;
    return readings;
}

MeterReadings pinned (double truePeakDbtp)
{
    auto readings = programmeWithTruePeak (truePeakDbtp);
    readings.ceilings.pinnedCeilingDb = truePeakDbtp - 0.2;
    readings.ceilings.pinnedSeconds = 60.0;
    readings.loudPartsPsrDb = 6.0;
    return readings;
}

Choices intended()
{
    Choices choices;
    choices.isClippedByChoice = true;
    return choices;
}

bool startsWith (const std::string& text, const std::string& start) { return text.rfind (start, 0) == 0; }
} // namespace

TEST_CASE ("every cause says whether lowering the master helps")
{
    CHECK (
        startsWith (words (programmeWithTruePeak (-0.4)).cause, "Lowering the master helps: the peaks aren't clipped"));
    CHECK (startsWith (words (programmeWithTruePeak (0.4)).cause,
                       "Lowering the master helps, and changes only the level: no sample passes 0 dBFS"));
    CHECK (
        startsWith (words (clippedEarlier (-6.0)).cause, "Lowering the master cannot help: 40 flat tops at −6.4 dBFS"));
    CHECK (words (clippedEarlier (3.7)).cause
           == "Lowering the master is not enough: 40 flat tops at +3.3 dBFS, clipped earlier and turned up later. Find "
              "the track, bus or plug-in that clips and lower what goes into it: its peaks come back, and the "
              "harshness goes.");
    CHECK (startsWith (
        words (pinned (-6.0)).cause,
        "Lowering the master changes the level, not the limiting: a limiter or clipper holds the peaks at −6.2 dBFS."));

    auto inTruePeaks = pinned (-6.0);
    inTruePeaks.ceilings.isCeilingOfTruePeaks = true;
    CHECK (words (inTruePeaks).cause.find ("holds the peaks at −6.2 dBTP.") != std::string::npos);

    auto atFullScale = programmeWithTruePeak (0.0);
    atFullScale.flatRunsAtFullScale = 12;
    CHECK (startsWith (words (atFullScale).cause,
                       "Lowering the master may help: the peaks are cut off at full scale (12 flat tops)"));

    auto over = programmeWithTruePeak (1.0);
    over.samplesOverFullScale = 1;
    CHECK (startsWith (words (over).cause, "Lowering the master helps: 1 sample is over 0 dBFS"));
}

TEST_CASE ("earlier clipping asks for no fader move at any level")
{
    CHECK (words (clippedEarlier (-6.0)).sentence == "Clipped earlier: peaks are cut off.");
    CHECK (words (clippedEarlier (-0.5)).sentence == "Clipped earlier: peaks are cut off.");
}

TEST_CASE ("a few flat tops are mentioned live with their length, and the level advice stays")
{
    auto few = programmeWithTruePeak (-5.0);
    few.ceilings.flatTopsBelowFullScale = 3;
    few.ceilings.flatTopSeconds = 0.00021;
    few.ceilings.flatTopLevelDbfs = -5.3;
    CHECK (words (few).sentence == "Ready for mastering.");
    CHECK (words (few).cause.empty()); // a file's findings already say it
    CHECK (
        words (few, {}, true).cause
        == "3 flat tops at −5.3 dBFS, 0.2 ms in all: something clipped briefly and was turned down later. It is hardly audible. "
           "To remove it, lower what goes into the track, bus or plug-in that clips.");

    few.truePeakDbtp = -0.5;
    CHECK (startsWith (words (few, {}, true).cause,
                       "Lowering the master helps: it changes only the level. 3 flat tops at −5.3 dBFS"));
}

TEST_CASE ("shallow flat tops are mentioned live as a limiter's")
{
    auto shallow = programmeWithTruePeak (-5.0);
    shallow.ceilings.flatTopsBelowFullScale = 146;
    shallow.ceilings.flatTopSeconds = 0.012;
    shallow.ceilings.flatTopLevelDbfs = -5.3;
    shallow.ceilings.samplesAtFlatTops = 500;
    shallow.ceilings.samplesInDeepTops = 100;
    CHECK (
        words (shallow, {}, true).cause
        == "146 flat tops at −5.3 dBFS, most of them short and shallow: usually a limiter that also clips a little. It "
           "is hardly audible. To avoid it, drive the limiter less.");
    CHECK (words (shallow).cause.empty()); // a file's findings already say it
}

TEST_CASE ("an unverified path to Twobus may itself be what clips")
{
    CHECK (contains (words (clippedEarlier (-6.0), {}, true).cause,
                     "The path to Twobus may clip too; it was not checked."));

    Choices direct;
    direct.path = SignalPath::floatingPoint;
    CHECK_FALSE (contains (words (clippedEarlier (-6.0), direct, true).cause, "not checked"));
    CHECK_FALSE (contains (words (clippedEarlier (-6.0)).cause, "not checked"));
}

TEST_CASE ("a pinned mix is told the limiter's ceiling")
{
    CHECK (words (pinned (-6.0)).sentence == "Squashed: peaks are held down.");
    CHECK (
        words (pinned (-6.0)).cause
        == "Lowering the master changes the level, not the limiting: a limiter or clipper holds the peaks at −6.2 dBFS. "
           "Drive it less. For mastering, also send a version without it, quieter and with its peaks.");
    CHECK (words (pinned (-0.3)).sentence == "Hot: leave room first. Lower the limiter's ceiling 5.7 dB.");
    CHECK (contains (words (pinned (-0.3)).cause, "also send a version without it"));
    auto lively = pinned (-6.0);
    lively.loudPartsPsrDb = 14.0;
    CHECK (words (lively).headline == "Ready for mastering");
    CHECK (words (lively).cause
           == "A limiter or clipper holds the peaks at −6.2 dBFS. For mastering, also send a version without it, "
              "quieter and with its peaks.");

    Choices master;
    master.stage = Stage::finishedMaster;
    CHECK (contains (words (pinned (-0.3), master).cause, "Drive it less for more punch"));
}

TEST_CASE ("behind the system's limiter the text doesn't claim to know whose limiter it is")
{
    Choices behindLimiter;
    behindLimiter.path = SignalPath::systemLimiter;
    CHECK (contains (words (pinned (-6.0), behindLimiter, true).cause, "the system's limiter"));
    CHECK (startsWith (words (programmeWithTruePeak (-0.4), behindLimiter, true).cause, "Lowering the master helps"));
}

TEST_CASE ("intended sounds aren't nagged about")
{
    CHECK (words (clippedEarlier (-6.0), intended()).sentence == "Ready, clipped by choice.");
    CHECK (words (clippedEarlier (-6.0), intended()).cause == "40 flat tops at −6.4 dBFS, as intended.");
    CHECK (words (pinned (-6.0), intended()).sentence == "Ready, limited by choice.");
    CHECK (words (pinned (-6.0), intended()).cause
           == "A limiter or clipper holds the peaks at −6.2 dBFS, as intended.");
    CHECK (words (programmeWithTruePeak (-6.0), intended()).sentence == "Ready for mastering.");
}

TEST_CASE ("a lossy file's text doesn't claim to know whether it was clipped")
{
    Choices lossy;
    lossy.path = SignalPath::lossyFile;
    CHECK (contains (words (programmeWithTruePeak (-0.4), lossy).cause, "earlier clipping may not show"));
    CHECK (words (programmeWithTruePeak (-6.0), lossy).cause.empty());
}

TEST_CASE ("a quiet 16-bit file is offered a gain")
{
    Choices choices;
    choices.exportFormat = ExportFormat::integer16;
    CHECK (words (programmeWithTruePeak (-20.0), choices).sentence
           == "Ready, quiet. Optional: push the master fader up 14.0 dB.");
}

TEST_CASE ("no text about a damaged programme calls it ready")
{
    for (auto truePeakDbtp = -30.0; truePeakDbtp < 3.0; truePeakDbtp += 0.7)
        for (const auto& readings : { clippedEarlier (truePeakDbtp), pinned (truePeakDbtp) })
        {
            const auto text = words (readings);
            CAPTURE (truePeakDbtp, text.sentence, text.cause);
            CHECK_FALSE (contains (text.sentence, "Ready"));
            CHECK_FALSE (text.cause.empty());
            CHECK_FALSE (contains (text.cause, "!"));
            CHECK_FALSE (contains (text.cause, "-0"));
            CHECK (contains (words (readings, intended()).sentence, "Ready")
                   == (std::round (truePeakDbtp * 10.0) <= -10.0));
        }
}

TEST_CASE ("what was clipped below peaks that are over but intact is named too")
{
    auto readings = programmeWithTruePeak (0.6);
    readings.samplesOverFullScale = 17;
    CHECK_FALSE (contains (words (readings).cause, "Apart from that"));
    readings.ceilings.flatTopsBelowFullScale = 1266;
    readings.ceilings.flatTopLevelDbfs = -6.0;
    CHECK (words (readings).headline == "Over 0 dBFS: it will clip");
    CHECK (
        words (readings).cause.ends_with ("Apart from that, 1266 flat tops at −6.0 dBFS were clipped earlier: find the "
                                          "track, bus or plug-in that clips."));
    readings.ceilings.flatTopsBelowFullScale = 4; // a note
    CHECK_FALSE (contains (words (readings).cause, "Apart from that"));
}
