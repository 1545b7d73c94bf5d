#include "Present/Reports/FileReport.h"
#include "Present/Reports/LiveLine.h"
#include "Present/Reports/ReadingsJson.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/Text.h"

#include <cmath>

using namespace twobus;
using twobus::test::contains;
using twobus::test::inOnePass;
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

Json parsedReport (const MeterReadings& readings, const std::string& path = "mix.wav", const MeterFormat& format = {},
                   RmsConvention rms = RmsConvention::mathematical)
{
    const FileFacts facts { path, "WAV", "24-bit", format, readings.secondsMeasured };
    return Json::parse (fileReportJson (facts, readings, advise ({ readings, {}, false, 0.0, std::nullopt }), {}, rms));
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

    for (const auto* key : { "momentaryMaxLufs",
                             "shortTermMaxLufs",
                             "loudnessRangeLu",
                             "samplePeakDbfs",
                             "rmsDbfs",
                             "rmsWindowDbfs",
                             "crestFactorDb",
                             "plrDb",
                             "psrMinDb",
                             "correlation",
                             "balanceDb",
                             "dcOffsetPercent",
                             "samplesAtFullScale",
                             "samplesOverFullScale",
                             "flatRunsAtFullScale",
                             "samplesInFlatRuns",
                             "samplesInDeepRuns",
                             "topsAtFullScale",
                             "invalidSamples",
                             "stage",
                             "silent" })
    {
        CAPTURE (key);
        CHECK (json.contains (key));
    }
}

TEST_CASE ("JSON has null for missing readings and silent levels")
{
    const auto json = parsedReport (hotStereo());
    CHECK (json["loudnessRangeLu"].is_null());
    CHECK (json["samplePeakDbfsByChannel"][1].is_null());
    CHECK (jsonNumber (std::nan ("")).is_null());
    CHECK (jsonNumber (-0.00001).dump() == "0.0");
}

TEST_CASE ("a file name that isn't UTF-8 doesn't break the line")
{
    const auto json = parsedReport (hotStereo(), "caf\xe9\n\"x\".wav");
    CHECK (json["file"].get<std::string>().find ("\"x\".wav") != std::string::npos);

    const FileFacts facts { "caf\xe9\n.wav", "WAV", "24-bit", {}, 1.0 };
    CHECK (fileReportJson (facts, hotStereo(), {}, {}).find ('\n') == std::string::npos);
}

TEST_CASE ("an unreadable file is an object too")
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

    for (const auto* part : { "mix.wav\n", "3:00 · 48 kHz · WAV 24-bit · stereo", "Pull the master fader down 5.6 dB.",
                              "−16.0 LUFS", "−0.4 dBTP", "L −0.6", "R −∞", "R +0.3 dB", "+0.50" })
    {
        CAPTURE (text, part);
        CHECK (text.find (part) != std::string::npos);
    }
}

TEST_CASE ("a file whose container and encoding have one name is described by that name")
{
    CHECK (factsText ({ "mix.aac", "AAC", "", {}, 180.0 }) == "3:00 · 48 kHz · AAC · stereo");
    CHECK (factsText ({ "mix.m4a", "M4A", "AAC", {}, 180.0 }) == "3:00 · 48 kHz · M4A AAC · stereo");
}

TEST_CASE ("an unnamed layout has no loudness, and the report says how to name it")
{
    const auto readings = hotStereo();
    FileFacts facts { "six.wav", "WAV", "24-bit", {}, 180.0 };
    facts.format.layout = ChannelLayout::discrete (6);
    CHECK (fileReportText (facts, readings, {}, {}).find ("--layout") != std::string::npos);
}

TEST_CASE ("only mono that counts twice is reported as such, in words and in JSON")
{
    const auto readings = hotStereo();
    FileFacts facts { "voice.wav", "WAV", "24-bit", { 48000.0, ChannelLayout::forChannelCount (1) }, 180.0 };
    CHECK (contains (fileReportText (facts, readings, {}, {}), "· mono\n"));
    CHECK (parsedReport (readings, "voice.wav", facts.format)["dualMono"] == false);

    facts.format.dualMono = true;
    CHECK (contains (fileReportText (facts, readings, {}, {}), "· mono, counted as dual mono: +3.0 LU\n"));
    CHECK (parsedReport (readings, "voice.wav", facts.format)["dualMono"] == true);

    facts.format.layout = ChannelLayout::forChannelCount (2);
    CHECK_FALSE (contains (fileReportText (facts, readings, {}, {}), "dual mono"));
    CHECK (parsedReport (readings, "voice.wav", facts.format)["dualMono"] == false);

    facts.format.layout = ChannelLayout::discrete (1); // without loudness, no channel counts twice
    CHECK_FALSE (contains (fileReportText (facts, readings, {}, {}), "dual mono"));

    LiveState state { "JACK: voice", ChannelLayout::forChannelCount (1), 48000.0, 0.0, 0, 0, "" };
    CHECK_FALSE (contains (liveTextLine (readings, {}, {}, state), "dual mono"));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["dualMono"] == false);
    state.countsAsDualMono = true;
    CHECK (contains (liveTextLine (readings, {}, {}, state), "I −16.0 LUFS (counted as dual mono: +3.0 LU)"));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["dualMono"] == true);
}

TEST_CASE ("RMS is shown with its convention, and the crest factor never changes with it")
{
    auto readings = hotStereo();
    readings.rmsDbfs = readings.channels[0].rmsDbfs = -20.0;
    readings.rmsWindowDbfs = -14.0;
    readings.crestFactorDb = 12.0;
    const FileFacts facts { "mix.wav", "WAV", "24-bit", {}, 180.0 };

    CHECK (contains (fileReportText (facts, readings, {}, {}), "  RMS                 −20.0 dBFS      L −20.0  R –\n"));
    const auto aes17Text = fileReportText (facts, readings, {}, {}, RmsConvention::aes17);
    CHECK (contains (aes17Text, "  RMS (AES17)         −17.0 dBFS      L −17.0  R –\n"));
    CHECK (contains (aes17Text, "  Crest factor        12.0 dB"));

    CHECK (parsedReport (readings)["rmsConvention"] == "mathematical");
    CHECK (parsedReport (readings)["rmsDbfs"].get<double>() == -20.0);
    const auto aes17 = parsedReport (readings, "mix.wav", {}, RmsConvention::aes17);
    CHECK (aes17["rmsConvention"] == "aes17");
    CHECK (aes17["rmsDbfs"].get<double>() == near (-16.9897, 1e-9));
    CHECK (aes17["rmsDbfsByChannel"][0].get<double>() == near (-16.9897, 1e-9));
    CHECK (aes17["rmsDbfsByChannel"][1].is_null());
    CHECK (aes17["rmsWindowDbfs"].get<double>() == near (-10.9897, 1e-9));
    CHECK (aes17["crestFactorDb"].get<double>() == 12.0);

    LiveState state { "Demo", ChannelLayout::forChannelCount (2), 48000.0, 0.0, 0, 0, "" };
    CHECK (contains (liveTextLine (readings, {}, {}, state), "  RMS −14.0 dBFS  "));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["rmsConvention"] == "mathematical");
    state.rms = RmsConvention::aes17;
    CHECK (contains (liveTextLine (readings, {}, {}, state), "  RMS (AES17) −11.0 dBFS  "));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["rmsDbfs"].get<double>() == near (-16.9897, 1e-9));
}

TEST_CASE ("live lines have the verdict as text, and the moment and the stream's health as JSON")
{
    const auto readings = inOnePass (hotStereo());
    const auto advice = advise ({ readings, {}, true, 0.5, std::nullopt });
    const LiveState state { "JACK: ardour", ChannelLayout::forChannelCount (2), 48000.0, 0.5, 24000, 1, "" };

    const auto json = Json::parse (liveJsonLine (readings, advice, state));
    CHECK (json["verdict"] == "incomplete");
    CHECK (json["levelVerdict"] == "hot");
    CHECK (json["lostFrames"] == 24000);
    CHECK (json["message"].is_null());
    CHECK (json["trimDb"].get<double>() == Approx (-5.6));

    for (const auto* key :
         { "momentaryLufs", "shortTermLufs", "psrDb", "correlationWindow", "integratedLufs", "cause" })
        CHECK (json.contains (key));

    const auto text = liveTextLine (readings, advice, {}, state);
    CHECK (text.find ("true peak −0.4 dBTP") != std::string::npos);
    CHECK (text.find ("500 ms of audio were lost") != std::string::npos);
    CHECK (text.find ('\n') == std::string::npos);
}

TEST_CASE ("live lines have the last minutes only if they are asked for")
{
    const auto readings = hotStereo();
    LiveState state { "JACK: ardour", ChannelLayout::forChannelCount (2), 48000.0, 0.0, 0, 0, "" };
    CHECK_FALSE (contains (liveTextLine (readings, {}, {}, state), "last"));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["lastMinutes"].is_null());

    state.lastMinutes = LastMinutes { 5, 130.0, -14.24, -1.5 };
    CHECK (contains (liveTextLine (readings, {}, {}, state), "  last 2:10 −14.2 LUFS  "));
    const auto json = Json::parse (liveJsonLine (readings, {}, state))["lastMinutes"];
    CHECK (json["minutes"] == 5);
    CHECK (json["secondsMeasured"] == 130.0);
    CHECK (json["integratedLufs"].get<double>() == near (-14.24, 1.0e-9));
    CHECK (json["truePeakDbtp"] == -1.5);

    state.lastMinutes->secondsMeasured = 300.0;
    CHECK (contains (liveTextLine (readings, {}, {}, state), "  last 5 min −14.2 LUFS  "));

    state.lastMinutes = LastMinutes { 5, 0.0, {}, {} };
    CHECK (contains (liveTextLine (readings, {}, {}, state), "  last 0:00 –  "));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["lastMinutes"]["integratedLufs"].is_null());
}

TEST_CASE ("live lines have the chosen meter's reading on its scale")
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

    state.levelMeter = LevelMeter::k14; // the meter has measured nothing yet
    CHECK_THAT (liveTextLine (readings, {}, {}, state), ContainsSubstring ("  K-14 –  M "));
    CHECK (Json::parse (liveJsonLine (readings, {}, state))["scaleReading"].is_null());
}
