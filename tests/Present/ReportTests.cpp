#include "Present/FileReport.h"
#include "Present/LiveLine.h"
#include "Present/ReadingsJson.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <cmath>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
MeterReadings hotStereo()
{
    auto readings = programmeWithTruePeak (-0.4);
    readings.channels[0].samplePeakDbfs = -0.6;
    readings.channels[1].samplePeakDbfs = -INFINITY;
    readings.channels[0].truePeakDbtp = -0.4;
    readings.channels[0].samplesOverFullScale = 3;
    return readings;
}

Json parsedReport (const MeterReadings& readings, const std::string& path = "mix.wav")
{
    const FileFacts facts { path, "WAV", "24-bit", {}, readings.secondsMeasured };
    return Json::parse (fileReportJson (facts, readings, advise ({ readings, {}, false, 0.0, std::nullopt }), {}));
}
} // namespace

TEST_CASE ("a file's JSON has the design's keys")
{
    const auto json = parsedReport (hotStereo());
    CHECK (json["file"] == "mix.wav");
    CHECK (json["verdict"] == "hot");
    CHECK (json["trimDb"].get<double>() == Approx (-5.6));
    CHECK (json["cause"] == "clean");
    CHECK (json["integratedLufs"].get<double>() == Approx (-16.0));
    CHECK (json["truePeakDbtp"].get<double>() == Approx (-0.4));
    CHECK (json["samplePeakDbfsByChannel"].size() == 2);
    CHECK (json["samplesOverFullScaleByChannel"][0] == 3);
    CHECK (json["loudestMoment"]["channel"] == 0);

    for (const auto* key : { "momentaryMaxLufs", "shortTermMaxLufs", "loudnessRangeLu", "samplePeakDbfs", "rmsDbfs", "rmsWindowDbfs",
                             "crestFactorDb", "plrDb", "psrMinDb", "correlation", "balanceDb", "dcOffsetPercent", "samplesAtFullScale",
                             "samplesOverFullScale", "flatRunsAtFullScale", "invalidSamples", "stage", "silent" })
    {
        CAPTURE (key);
        CHECK (json.contains (key));
    }
}

TEST_CASE ("JSON has null where nothing was measured and where a level is of silence")
{
    const auto json = parsedReport (hotStereo());
    CHECK (json["loudnessRangeLu"].is_null());
    CHECK (json["samplePeakDbfsByChannel"][1].is_null());
    CHECK (jsonNumber (std::nan ("")).is_null());
    CHECK (jsonNumber (-0.00001).dump() == "0.0");
}

TEST_CASE ("a file name that is no UTF-8 does not break the line")
{
    const auto json = parsedReport (hotStereo(), "caf\xe9\n\"x\".wav");
    CHECK (json["file"].get<std::string>().find ("\"x\".wav") != std::string::npos);

    const FileFacts facts { "caf\xe9\n.wav", "WAV", "24-bit", {}, 1.0 };
    CHECK (fileReportJson (facts, hotStereo(), {}, {}).find ('\n') == std::string::npos);
}

TEST_CASE ("a file that could not be read is an object too")
{
    const auto json = Json::parse (fileFailureJson ("gone.wav", "gone.wav: there is no such file."));
    CHECK (json["file"] == "gone.wav");
    CHECK (json["verdict"].is_null());
    CHECK (json["error"] == "gone.wav: there is no such file.");
}

TEST_CASE ("the text report has every reading with its unit")
{
    const auto readings = hotStereo();
    const FileFacts facts { "mix.wav", "WAV", "24-bit", {}, 180.0 };
    const auto text = fileReportText (facts, readings, advise ({ readings, {}, false, 0.0, std::nullopt }), {});

    for (const auto* part : { "mix.wav\n", "3:00 · 48 kHz · WAV 24-bit · stereo", "Pull the master fader down 5.6 dB.", "−16.0 LUFS",
                              "−0.4 dBTP", "L −0.6", "R −∞", "R +0.3 dB", "+0.50" })
    {
        CAPTURE (text, part);
        CHECK (text.find (part) != std::string::npos);
    }
}

TEST_CASE ("a layout that nobody named has no loudness, and the report says how to name it")
{
    const auto readings = hotStereo();
    FileFacts facts { "six.wav", "WAV", "24-bit", {}, 180.0 };
    facts.format.layout = ChannelLayout::discrete (6);
    CHECK (fileReportText (facts, readings, {}, {}).find ("--layout") != std::string::npos);
}

TEST_CASE ("live lines: text with the verdict, JSON with the moment and the stream's health")
{
    const auto readings = hotStereo();
    const auto advice = advise ({ readings, {}, true, 0.5, std::nullopt });
    const LiveState state { "JACK: ardour", ChannelLayout::forChannelCount (2), 48000.0, 0.5, 24000, 1, "" };

    const auto json = Json::parse (liveJsonLine (readings, advice, state));
    CHECK (json["verdict"] == "incomplete");
    CHECK (json["levelVerdict"] == "hot");
    CHECK (json["lostFrames"] == 24000);
    CHECK (json["message"].is_null());
    CHECK (json["trimDb"].get<double>() == Approx (-5.6));

    for (const auto* key : { "momentaryLufs", "shortTermLufs", "psrDb", "correlationWindow", "integratedLufs", "cause" })
        CHECK (json.contains (key));

    const auto text = liveTextLine (readings, advice, {}, state);
    CHECK (text.find ("true peak −0.4 dBTP") != std::string::npos);
    CHECK (text.find ("500 ms of audio were lost") != std::string::npos);
    CHECK (text.find ('\n') == std::string::npos);
}

TEST_CASE ("live lines have the chosen meter's reading, on its scale")
{
    auto readings = hotStereo();
    readings.channels[0].needleDbfs = -20.04;
    readings.channels[1].needleDbfs = -18.31;
    LiveState state { "JACK: ardour", ChannelLayout::forChannelCount (2), 48000.0, 0.0, 0, 0, "" };
    CHECK_FALSE (Json::parse (liveJsonLine (readings, {}, state)).contains ("scale"));

    state.levelMeter = LevelMeter::vu;
    CHECK_THAT (liveTextLine (readings, {}, {}, state), ContainsSubstring ("  VU −0.3  M "));

    const auto json = Json::parse (liveJsonLine (readings, {}, state));
    CHECK (json["scale"] == "vu");
    CHECK (json["scaleReading"].get<double>() == Approx (-0.31));
    CHECK (json["scaleReadingByChannel"][0].get<double>() == Approx (-2.04));

    state.levelMeter = LevelMeter::k14; // nothing measured yet
    CHECK_THAT (liveTextLine (readings, {}, {}, state), ContainsSubstring ("  K-14 –  M "));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["scaleReading"].is_null());
}
