#include "Core/Base/Decibels.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Reports/LiveLine.h"
#include "Present/Reports/ReadingsJson.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/Text.h"

using namespace twobus;
using twobus::test::contains;
using twobus::test::inputsWithPeaks;

namespace
{
Advice recordingAdvice (const MeterReadings& readings, bool isLive = true)
{
    Choices choices;
    choices.stage = Stage::recording;
    return advise ({ readings, choices, isLive, 0.0, std::nullopt });
}

AdviceText words (const MeterReadings& readings)
{
    Choices choices;
    choices.stage = Stage::recording;
    return wordsFor (recordingAdvice (readings), choices, readings, ChannelLayout::forChannelCount (2));
}

MeterReadings beginning (double secondsMeasured)
{
    auto readings = inputsWithPeaks (-80.0);
    readings.secondsMeasured = secondsMeasured;
    readings.channels[0].noiseFloorDbfs.reset();
    return readings;
}
} // namespace

TEST_CASE ("tracking names the inputs and what to do with each")
{
    auto readings = inputsWithPeaks (-10.0, -19.0, -3.0, -70.0, -2.0);
    const auto text = words (readings);
    CHECK (text.headline == "Inputs 3 and 5 are too hot: lower their gain");
    REQUIRE (text.inputs.size() == 5);
    CHECK (text.inputs[0].sentence == "Leave it");
    CHECK (text.inputs[1].sentence == "Up 9 dB, if you like");
    CHECK (text.inputs[2].sentence == "Down 7 dB");
    CHECK (text.inputs[3].sentence == "No signal");
    CHECK (text.inputs[4].sentence == "Down 8 dB");

    readings.channels[2].flatRunsAtFullScale = 1;
    CHECK (words (readings).headline == "Input 3 clips: lower its gain");
    CHECK (words (readings).inputs[2].sentence == "Down 10 dB and listen again: the real peak is unknown");
    CHECK (words (inputsWithPeaks (-10.0)).headline == "The gains are right");
    CHECK (words (inputsWithPeaks (-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0)).headline
           == "Inputs 1, 2, 3, 4, 5 and 3 more are too hot: lower their gain");
}

TEST_CASE ("the headline counts inputs with wrong gains, and never says all are right beside one that could come up")
{
    auto readings = inputsWithPeaks (-10.0, -12.0, -8.0, -14.0, -19.0, -30.0, -55.0, -70.0);
    readings.channels[6].noiseFloorDbfs = -90.0;
    const auto text = words (readings);
    CHECK (text.headline == "4 right, 2 could come up, 1 very quiet, 1 silent");
    CHECK (text.inputs[6].sentence == "Very quiet, turn the gain up");
    CHECK (text.inputs[7].sentence == "No signal");

    CHECK (words (inputsWithPeaks (-30.0)).headline == "The gain could come up");
    CHECK (words (inputsWithPeaks (-30.0, -25.0)).headline == "2 could come up");
    CHECK (words (inputsWithPeaks (-10.0, -8.0)).headline == "The gains are right");

    readings = inputsWithPeaks (-60.0);
    readings.channels[0].noiseFloorDbfs.reset();
    CHECK (words (readings).headline == "Very quiet: turn the gain up");
}

TEST_CASE ("a gain to read from three metres away is a signed number")
{
    const auto text = words (inputsWithPeaks (-10.0, -19.0, -3.0, -70.0));
    CHECK (text.inputs[0].number == "0");
    CHECK (text.inputs[1].number == "+9");
    CHECK (text.inputs[2].number == "−7");
    CHECK (text.inputs[3].number == "–");
}

TEST_CASE ("tracking asks for quiet first, then for the loudest part")
{
    CHECK (words (beginning (0.0)).headline == "Stay quiet for 3 s");
    CHECK (words (beginning (1.5)).headline == "Stay quiet for 2 s");
    CHECK (words (beginning (3.05)).headline == "Stay quiet for 1 s");
    CHECK (contains (words (beginning (0.0)).notice, "Then play the loudest part for 10 s"));

    auto readings = beginning (3.5);
    readings.channels[0].noiseFloorDbfs = -70.0;
    CHECK (words (readings).headline == "Play the loudest part");
    CHECK (words (readings).notice == "Play 10 s more for a verdict.");
    CHECK_FALSE (contains (words (readings).notice, "30 s"));

    readings.channels[0].samplePeakDbfs = -12.0;
    readings.channels[0].secondsPlayed = 6.3;
    CHECK (words (readings).notice == "Play 4 s more for a verdict.");
    CHECK (words (readings).inputs[0].sentence == "Listening, play on for 4 s");

    readings.channels[0].samplePeakDbfs = -2.0;
    CHECK (words (readings).headline == "Input 1 is too hot: lower its gain");
    CHECK (words (readings).notice == "So far. Keep playing.");
}

TEST_CASE ("the text says that it waits for inputs that started later")
{
    auto readings = inputsWithPeaks (-10.0, -10.0);
    CHECK (words (readings).notice.empty());
    readings.channels[1].secondsPlayed = 3.0;
    CHECK (words (readings).headline == "The gains are right so far");
    CHECK (words (readings).notice == "Input 2 needs to play longer.");
    CHECK (words (inputsWithPeaks (-70.0)).headline == "No signal");
}

TEST_CASE ("noise floor, hum and DC have one line each")
{
    auto readings = inputsWithPeaks (-10.0);
    auto& channel = readings.channels[0];
    channel.noiseFloorDbfs = -71.3;
    auto notes = words (readings).inputs[0].notes;
    CHECK (noteSentence (notes.noiseFloor) == "Noise floor −71.3 dBFS");
    CHECK (noteSentence (notes.hum) == "Hum: none");
    CHECK (noteSentence (notes.dc) == "DC not measured");

    channel.noiseFloorDbfs = -52.3;
    channel.humHz = 50.0;
    channel.humDbfs = -58.2;
    channel.dcOffsetPercent = 2.0;
    notes = words (readings).inputs[0].notes;
    CHECK (noteSentence (notes.noiseFloor) == "Noise floor −52.3 dBFS: high, judge by ear");
    CHECK (noteSentence (notes.hum) == "Hum at 50 Hz, −58.2 dBFS: check cables and ground");
    CHECK (noteSentence (notes.dc) == "DC +2.0 %: switch on a low cut, or check the preamp");
    CHECK (notes.hum.severity == Severity::caution);

    channel.humDbfs = -82.0;
    CHECK (noteSentence (words (readings).inputs[0].notes.hum) == "Hum at 50 Hz, −82.0 dBFS");

    channel.noiseFloorDbfs = silenceDb;
    CHECK (noteSentence (words (readings).inputs[0].notes.noiseFloor)
           == "Noise floor −∞ dBFS: digital silence, no converter");
    channel.humDbfs.reset();
    CHECK (noteSentence (words (readings).inputs[0].notes.hum) == "Hum not measured");
    channel.noiseFloorDbfs.reset();
    channel.humDbfs.reset();
    notes = words (readings).inputs[0].notes;
    CHECK (noteSentence (notes.noiseFloor) == "Noise floor not measured: stay quiet for 3 s");
    CHECK (noteSentence (notes.hum) == "Hum not measured");
}

TEST_CASE ("the average is informative, with its distance from 0 VU")
{
    auto readings = inputsWithPeaks (-10.0);
    CHECK (words (readings).inputs[0].average == "–");
    readings.channels[0].playedRmsDbfs = -20.0;
    CHECK (words (readings).inputs[0].average == "−17.0 dBFS, +1.0 VU");
    CHECK (contains (words (readings).aim, "Ignore the average on drums"));
}

TEST_CASE ("a live line names the inputs to turn down")
{
    const auto readings = inputsWithPeaks (-10.0, -3.0, -1.0, -30.0);
    Choices choices;
    choices.stage = Stage::recording;
    CHECK (contains (liveTextLine (readings, recordingAdvice (readings), choices, {}),
                     "Inputs 2 and 3 are too hot: lower their gain.  Input 2: Down 7 dB.  Input 3: Down 9 dB."));
}

TEST_CASE ("tracking is written as JSON")
{
    auto readings = inputsWithPeaks (-10.0, -3.0);
    readings.channels[0].humHz = 60.0;
    readings.channels[0].humDbfs = -66.0;
    readings.channels[1].noiseFloorDbfs = silenceDb;
    Json json;
    addAdvice (json, recordingAdvice (readings));
    CHECK (json["trackingStep"] == "done");
    CHECK (json["inputGainDb"] == Json::array ({ 0, -7 }));
    CHECK (json["inputs"][0]["humHz"] == 60.0);
    CHECK (json["inputs"][0]["noiseFloorDbfs"] == -70.0);
    CHECK (json["inputs"][0]["signalToNoiseDb"] == 60.0);
    CHECK (json["inputs"][0]["linkedWith"].is_null());
    CHECK (json["inputs"][1]["verdict"] == "hot");
    CHECK (json["inputs"][1]["noiseFloorDbfs"].is_null());
    CHECK (json["inputs"][1]["digitalSilence"] == true);

    addAdvice (json, recordingAdvice (beginning (1.0)));
    CHECK (json["trackingStep"] == "quiet");
    CHECK (json["trackingSecondsLeft"] == 2.0);
}

TEST_CASE ("no gain contradicts its peak")
{
    for (auto peakDbfs = -60.0; peakDbfs <= 0.0; peakDbfs += 0.05)
    {
        const auto text = words (inputsWithPeaks (peakDbfs)).inputs[0];
        const auto tenths = std::round (peakDbfs * 10.0);
        CAPTURE (peakDbfs, text.sentence);
        CHECK (contains (text.sentence, "Down") == (tenths > -60.0));
        CHECK (contains (text.sentence, "Leave") == (tenths <= -60.0 && tenths >= -140.0));
        CHECK ((contains (text.sentence, "No signal") || contains (text.sentence, "Very quiet")) == (tenths < -500.0));
        CHECK_FALSE (contains (text.sentence, "-"));
    }
}

TEST_CASE ("a held clip says when it was, and on another page which input it was")
{
    CHECK (clippedText (151.2) == "Clipped at 2:31");
    CHECK (clippedInputSentence (6, "Vocal", 151.2)
           == "Input 7 (Vocal) clipped at 2:31. Lower its gain, and acknowledge the clip on the Tracking page.");
    CHECK (clippedInputSentence (0, "", 3.0).starts_with ("Input 1 clipped at 0:03."));
}
