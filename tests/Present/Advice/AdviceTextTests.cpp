#include "Present/Advice/AdviceText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/SpectrumLikeReference.h"
#include "Support/Text.h"

#include <cmath>

using namespace twobus;
using twobus::test::contains;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
const auto stereo = ChannelLayout::forChannelCount (2);

AdviceText words (const MeterReadings& heard, Choices choices = {}, bool isLive = false, double lostSeconds = 0.0)
{
    const auto readings = isLive ? inOnePass (heard) : heard;
    return wordsFor (advise ({ readings, choices, isLive, lostSeconds, std::nullopt }), choices, readings, stereo);
}

} // namespace

TEST_CASE ("a hot mix says what to do, by how much, where, and why the fader fixes it")
{
    const auto text = words (programmeWithTruePeak (-0.4));
    CHECK (text.headline == "Hot: leave room first");
    CHECK (text.action == "Pull the master fader down");
    CHECK (text.amount == "5.6");
    CHECK (text.sentence == "Hot: leave room first. Pull the master fader down 5.6 dB.");
    CHECK (text.loudest == "Loudest moment: −0.4 dBTP at 2:51.38 (left).");
    CHECK (text.aim == "5.6 dB reaches the aim; 2.6 dB is enough.");
    CHECK (words (programmeWithTruePeak (-6.0)).aim == "Aim: −6 dBTP (a convention). Up to −3 is fine.");
    CHECK (contains (text.cause, "Lowering the master helps"));
    CHECK (text.notice.empty());
}

TEST_CASE ("live, the loudest moment is given by its position in the pass")
{
    auto readings = inOnePass (programmeWithTruePeak (-0.4));
    readings.pass->startSeconds = 147.2;
    CHECK (wordsFor (advise ({ readings, {}, true, 0.0, std::nullopt }), {}, readings, stereo).loudest
           == "Loudest: −0.4 dBTP (left), 0:24.1 into pass 1.");
}

TEST_CASE ("what is said of the limits agrees with the level beside them")
{
    const auto aim = [] (double truePeakDbtp) { return words (programmeWithTruePeak (truePeakDbtp)).aim; };
    CHECK (aim (-3.0) == "Aim: −6 dBTP (a convention). Up to −3 is fine.");
    CHECK (aim (-1.7) == "Aim: −6 dBTP (a convention). Above −3 there is little room.");

    auto running = inOnePass (programmeWithTruePeak (-1.7));
    running.pass->isRunning = true;
    const auto text = wordsFor (advise ({ running, {}, true, 0.0, std::nullopt }), {}, running, stereo);
    CHECK (text.headline == "Fine so far, with little room");
    CHECK (text.aim == aim (-1.7));
}

TEST_CASE ("an earlier clip has one remedy: the fader isn't it")
{
    auto readings = programmeWithTruePeak (-0.5);
    readings.ceilings.flatTopsBelowFullScale = 40;
    readings.ceilings.flatTopLevelDbfs = -0.6;
    const auto text = words (readings, {}, true);
    CHECK (text.headline == "Clipped earlier: peaks are cut off");
    CHECK (text.action.empty());
    CHECK (contains (text.cause, "Lowering the master cannot help"));
}

TEST_CASE ("one instruction at a time: a place is played again when nothing else is to be done")
{
    auto readings = inOnePass (programmeWithTruePeak (-6.0));
    readings.unreplayedMoment = UnreplayedMoment { 20.0, 1, -0.4, 0.0, 60.0 };
    const auto text = [&readings] {
        return wordsFor (advise ({ readings, {}, true, 0.0, std::nullopt }), {}, readings, stereo);
    };

    CHECK (text().notice.empty());
    CHECK (text().coverage == "Play 0:14 to 0:26 of pass 1 again: it last peaked at −0.4 dBTP.");

    readings.pass->isRunning = true;
    CHECK (text().notice == "Play to the end for a verdict.");
    CHECK (text().coverage.empty());

    readings.pass->isRunning = false;
    readings.pass->truePeakDbtp = -0.5;
    CHECK (text().action == "Pull the master fader down");
    CHECK (text().coverage.empty());
}

TEST_CASE (
    "nobody is asked to play on when the pass has ended, when more of it cannot help, or when he did what was asked")
{
    Advice advice;
    advice.isLive = advice.isProvisional = advice.isPassRunning = true;
    advice.pass = 2;
    advice.verdict = advice.levelVerdict = Verdict::hot;
    const auto notice = [&advice] { return wordsFor (advice, {}, {}, stereo).notice; };
    CHECK (notice() == "So far. Keep playing to the end.");
    advice.isPassRunning = false;
    CHECK (notice().empty());
    advice.isPassRunning = true;
    advice.verdict = advice.levelVerdict = Verdict::clipped;
    CHECK (notice().empty());

    advice.verdict = advice.levelVerdict = Verdict::fineSoFar;
    CHECK (notice() == "Play the whole song (30 s of sound or more) for a verdict.");
    advice.followUp.emplace().kind = FollowUpKind::doneIfFader;
    CHECK (notice().empty());
}

TEST_CASE ("without the DAW's time no moment of a pass is asked for again, which can have come again in a loop")
{
    Advice advice;
    advice.isLive = true;
    advice.verdict = advice.levelVerdict = Verdict::hot;
    advice.recentTruePeakDbtp = -6.1;
    advice.isPassRunning = true;
    advice.loudestSecondsIntoPass = 50.0;
    CHECK (
        wordsFor (advice, {}, {}, stereo).notice
        == "The last 10 s peak at −6.1 dBTP. If you moved the fader, stop, then play the loudest part again for 10 s.");

    advice.loudestPlayerSeconds = 80.0;
    CHECK (wordsFor (advice, {}, {}, stereo).notice
           == "The last 10 s peak at −6.1 dBTP. If you moved the fader, play 1:20 in the DAW again.");

    advice.isPassRunning = false;
    CHECK (wordsFor (advice, {}, {}, stereo).notice
           == "The last 10 s peaked at −6.1 dBTP. If you moved the fader, play 1:20 in the DAW again.");

    advice.loudestPlayerSeconds.reset();
    CHECK (wordsFor (advice, {}, {}, stereo).notice
           == "The last 10 s peaked at −6.1 dBTP. If you moved the fader, play the loudest part again for 10 s.");
}

TEST_CASE ("a tap before the fader says so when nothing else is to be said")
{
    Choices choices;
    choices.isBeforeFader = true;
    CHECK (words (programmeWithTruePeak (-6.0), choices).notice
           == "The tap counts as before the fader. If it is after it, say so in the tap's window.");
    CHECK (words (programmeWithTruePeak (-6.0)).notice.empty());
}

TEST_CASE ("what was not played again comes before the place of the tap")
{
    Choices choices;
    choices.isBeforeFader = true;
    auto readings = inOnePass (programmeWithTruePeak (-6.5));
    readings.unreplayedMoment = UnreplayedMoment { 83.1, 1, -0.5, 0.0, 90.0 };
    const auto text = wordsFor (advise ({ readings, choices, true, 0.0, std::nullopt }), choices, readings,
                                ChannelLayout::forChannelCount (2));
    CHECK (text.headline == "Ready for mastering");
    CHECK (text.notice.empty());
    CHECK (text.coverage == "Play 1:17 to 1:29 of pass 1 again: it last peaked at −0.5 dBTP.");
}

TEST_CASE ("music that arrives far too quiet is called so, with what to look at")
{
    const auto readings = inOnePass (programmeWithTruePeak (-47.0));
    const auto text =
        wordsFor (advise ({ readings, {}, true, 0.0, std::nullopt }), {}, readings, ChannelLayout::forChannelCount (2));
    CHECK (text.sentence == "Far too quiet.");
    CHECK (text.notice == "Check the volume of whatever plays, the cables and the source.");
    CHECK (text.aim == "Aim: −6 dBTP (a convention). Up to −3 is fine.");
    CHECK (text.coverage.empty());
}

TEST_CASE ("a ready mix asks for nothing")
{
    const auto text = words (programmeWithTruePeak (-6.0));
    CHECK (text.sentence == "Ready for mastering.");
    CHECK (text.action.empty());
    CHECK (text.amount.empty());
    CHECK (text.cause.empty());
}

TEST_CASE ("a tight mix offers the trim, and a tight bounce can be delivered as it is")
{
    CHECK (words (programmeWithTruePeak (-2.0)).sentence == "Ready, with little room: send it as it is.");
    const auto live = words (programmeWithTruePeak (-2.0), {}, true);
    CHECK (live.sentence == "Ready, with little room. Optional: pull the master fader down 4.0 dB.");
    CHECK (live.aim == "4.0 dB reaches the aim of −6 dBTP; 1.0 dB leaves 3 dB of headroom.");
    CHECK (words (programmeWithTruePeak (-2.0)).aim == "Aim: −6 dBTP (a convention). Above −3 there is little room.");
}

TEST_CASE ("the next loudest moments are listed with channel and band")
{
    MeterReadings readings;
    CHECK (loudMomentsText (readings, stereo).empty());

    readings.numLoudMoments = 3;
    readings.loudMoments[1].seconds = 31.0;
    readings.loudMoments[1].truePeakDbtp = -0.6;
    readings.loudMoments[1].octaveBandHz = 63.0;
    readings.loudMoments[2].seconds = 62.0;
    readings.loudMoments[2].channel = 1;
    readings.loudMoments[2].truePeakDbtp = -0.9;
    readings.loudMoments[2].octaveBandHz = 2000.0;
    CHECK (loudMomentsText (readings, stereo)
           == "Next loudest: −0.6 dBTP at 0:31.00 (left, 63 Hz), −0.9 dBTP at 1:02.00 (right, 2 kHz).");
}

TEST_CASE ("a mix that is ready in level names the checks to look at")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.balanceDb = 0.0;
    readings.correlation = -0.9;
    CHECK (words (readings, {}, true).coverage == "Ready in level. Look at: Mono fold-down.");
    CHECK (words (readings, {}, false).coverage.empty());

    readings.balanceDb = -INFINITY;
    CHECK (words (readings, {}, true).coverage
           == "Only the left channel arrives: check pan, cables and the master's outputs.");

    readings.balanceDb = 0.0;
    readings.correlation = 1.0;
    CHECK (words (readings, {}, true).coverage.empty());
}

TEST_CASE ("a quiet mix is ready, and why that is fine is said")
{
    CHECK (words (programmeWithTruePeak (-20.0)).headline == "Ready, quiet");
    CHECK (words (programmeWithTruePeak (-20.0)).aim == "Aim: −6 dBTP (a convention). Quieter is fine in 24-bit.");
    CHECK (words (programmeWithTruePeak (-17.0)).aim == "Aim: −6 dBTP (a convention). Up to −3 is fine.");

    Choices choices;
    choices.exportFormat = ExportFormat::integer16; // there a gain is offered
    CHECK (words (programmeWithTruePeak (-20.0), choices).aim == "Aim: −6 dBTP (a convention). Up to −3 is fine.");
}

TEST_CASE ("peaks between the samples are named")
{
    CHECK (contains (words (programmeWithTruePeak (0.5)).cause, "the waveform between the samples does"));
}

TEST_CASE ("clipping says that the real peak is unknown")
{
    auto readings = programmeWithTruePeak (0.1);
    readings.flatRunsAtFullScale = 1;
    const auto text = words (readings);
    CHECK (text.headline == "Clipped: peaks are cut off");
    CHECK (text.amount == "6.0");
    CHECK (contains (text.cause, "at full scale (1 flat top)"));
    CHECK (contains (text.cause, "the real peak is unknown"));
}

TEST_CASE ("samples over 0 dBFS: intact as float, cut off as integers")
{
    auto readings = programmeWithTruePeak (1.0);
    readings.samplesOverFullScale = 5;

    Choices choices;
    choices.exportFormat = ExportFormat::float32;
    CHECK (words (readings, choices).headline == "Over 0 dBFS, but intact");
    CHECK (contains (words (readings, choices).cause,
                     "5 samples are over 0 dBFS but not clipped yet: safe as 32-bit float, clipped as 24-bit."));

    choices.exportFormat = ExportFormat::integer16;
    CHECK (words (readings, choices).headline == "Over 0 dBFS: it will clip");
    CHECK (contains (words (readings, choices).cause, "Exported as 16-bit, the mix would clip"));
}

TEST_CASE ("a finished master's text gives its ceiling and why")
{
    Choices choices;
    choices.stage = Stage::finishedMaster;
    auto readings = programmeWithTruePeak (-0.5);
    readings.integratedLufs = -9.0;
    CHECK (words (readings, choices).sentence == "Hot: peaks over the ceiling. Lower the master 1.5 dB.");
    CHECK (words (readings, choices).aim == "Ceiling: −2 dBTP, because it is louder than −14 LUFS.");

    auto justLoud = readings;
    justLoud.integratedLufs = -13.6;
    justLoud.truePeakDbtp = -0.7;
    CHECK (words (justLoud, choices).aim
           == "1.3 dB reaches the ceiling of −2 dBTP. 0.4 dB is enough: at −14 LUFS it is −1 dBTP.");
    CHECK (words (programmeWithTruePeak (-1.5), choices).sentence == "Ready to deliver.");
    readings.integratedLufs.reset();
    CHECK (words (readings, choices).aim == "Ceiling: −2 dBTP, because its loudness is not known.");
}

TEST_CASE ("while the song runs a trim is provisional")
{
    auto readings = programmeWithTruePeak (-0.4);
    readings.secondsSinceSignal = 0.0;
    CHECK (words (readings, {}, true).notice == "So far. Keep playing to the end.");
    readings.truePeakDbtp = -8.0;
    CHECK (words (readings, {}, true).sentence == "Fine so far.");
    CHECK (words (readings, {}, true).notice == "Play to the end for a verdict.");
    readings.secondsOfSignal = 29.0;
    CHECK (words (readings, {}, true).notice == "Play the whole song (30 s of sound or more) for a verdict.");
}

TEST_CASE ("lost audio is reported, bad news stays, and good news doesn't")
{
    CHECK (words (programmeWithTruePeak (-8.0), {}, true, 0.0112).headline == "Incomplete: play it again");
    CHECK (words (programmeWithTruePeak (-8.0), {}, true, 0.0112).notice
           == "12 ms of audio were lost. The readings are incomplete.");
    CHECK (words (programmeWithTruePeak (-8.0), {}, true, 2.34).notice
           == "2.3 s of audio were lost. The readings are incomplete.");
    CHECK (words (programmeWithTruePeak (-0.4), {}, true, 0.0112).headline == "Hot: leave room first");

    auto invalid = programmeWithTruePeak (-8.0);
    invalid.invalidSamples = 2;
    CHECK (contains (words (invalid).notice, "2 invalid samples"));
    CHECK (words (invalid).headline == "Incomplete: export it again");
    CHECK (words (invalid, {}, true).headline == "Incomplete: play it again");
    invalid.secondsOfSignal = 0.0;
    CHECK (words (invalid).headline == "Incomplete: export it again");
}

TEST_CASE ("checks have a name, a value with unit and a limit")
{
    const auto text = words (programmeWithTruePeak (-0.4));
    REQUIRE (text.checks.size() == 11);
    CHECK (text.checks[0].name == "Headroom");
    CHECK (text.checks[0].value == "0.4 dB");
    CHECK (text.checks[0].limit == "3 dB or more");
    CHECK (text.checks[1].value == "none");
    CHECK (text.checks[2].value == "PSR loud 11.0 dB");
    CHECK (text.checks[2].limit == "8 dB or more, by ear");
    CHECK (text.checks[3].value == "PLR 15.6 dB");
    CHECK (text.checks[4].value == "−1.2 dB");
    CHECK (text.checks[4].limit == "above −4.5 dB");
    CHECK (text.checks[5].name == "Bass in mono");
    CHECK (text.checks[6].limit == "by ear");
    CHECK (text.checks[7].value == "–");
    CHECK (text.checks[8].value == "0.0 %");
    CHECK (text.checks[9].value == "R +0.3 dB");
    CHECK (text.checks[10].value == "−16.0 LUFS");

    for (const auto& check : words ({}, {}, true).checks)
        CHECK (check.value == "–");
}

TEST_CASE ("bass in mono, the low end and the tonal balance are described in plain words")
{
    auto readings = programmeWithTruePeak (-8.0);
    readings.spectrum = test::spectrumLikeReference();
    CHECK (words (readings).checks[5].value == "in phase");
    CHECK (words (readings).checks[6].value == "−2.7 dB");
    CHECK (words (readings).checks[6].limit == "up to +6.0 dB, by ear");
    CHECK (contains (words (readings).checks[7].limit, "by ear"));

    for (const auto correlation : { 0.1, -0.1 })
    {
        readings.spectrum.lowCorrelation = correlation;
        CHECK (words (readings).checks[5].value == "sides differ");
        CHECK (words (readings).checks[5].severity == Severity::good);
    }

    readings.spectrum.lowCorrelation = -0.5;
    CHECK (words (readings).checks[5].value == "out of phase");
    CHECK (words (readings).checks[5].severity == Severity::caution);

    for (std::size_t band = 0; band < 7; ++band)
        readings.spectrum.thirdOctavesDbfs[band] += 12.0f;

    readings.spectrum.lowEndDb = -0.5;
    CHECK (words (readings).checks[6].value == "+9.1 dB");
    CHECK (words (readings).checks[6].severity == Severity::caution);
    CHECK (contains (words (readings).checks[7].value, "lows"));
    CHECK (contains (words (readings).checks[7].value, "4.2 dB"));
    CHECK (words (readings).checks[7].severity == Severity::neutral);
}

TEST_CASE ("a signal on one side alone is named as such")
{
    auto readings = programmeWithTruePeak (-8.0);
    readings.balanceDb = -INFINITY;
    CHECK (words (readings).checks[9].value == "only the left channel");
    readings.balanceDb = INFINITY;
    CHECK (words (readings).checks[9].value == "only the right channel");
    readings.balanceDb = 0.01;
    CHECK (words (readings).checks[9].value == "even");
}

TEST_CASE ("an aim of -3 isn't mentioned twice")
{
    Choices choices;
    choices.aimDbtp = -3.0;
    CHECK (words (programmeWithTruePeak (-6.0), choices).aim == "Aim: −3 dBTP (a convention).");
}

TEST_CASE ("no sentence contradicts its numbers")
{
    for (auto truePeakDbtp = -30.0; truePeakDbtp < 6.0; truePeakDbtp += 0.05)
    {
        const auto text = words (programmeWithTruePeak (truePeakDbtp));
        CAPTURE (truePeakDbtp, text.sentence);
        CHECK (contains (text.sentence, "Ready") == (std::round (truePeakDbtp * 10.0) <= -10.0));
        CHECK (contains (text.sentence, "Hot") == (std::round (truePeakDbtp * 10.0) > -10.0));
        CHECK_FALSE (contains (text.sentence, "!"));
        CHECK_FALSE (contains (text.sentence, "-"));
    }
}
