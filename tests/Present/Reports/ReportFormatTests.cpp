#include "Present/Base/Names.h"
#include "Present/Reports/MarkerText.h"
#include "Present/Reports/ReadingsJson.h"
#include "Present/Reports/ReportCsv.h"
#include "Present/Reports/ReportHtml.h"
#include "Present/Reports/ReportJson.h"
#include "Support/Catch.h"
#include "Support/Reports.h"

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The records of a CSV text, split by the rules of RFC 4180. */
std::vector<std::vector<std::string>> recordsOf (const std::string& csv)
{
    std::vector<std::vector<std::string>> records (1, { "" });
    auto isQuoted = false;

    for (std::size_t i = 0; i < csv.size(); ++i)
    {
        auto& cell = records.back().back();

        if (csv[i] == '"' && isQuoted && i + 1 < csv.size() && csv[i + 1] == '"')
            cell += csv[i++];
        else if (csv[i] == '"')
            isQuoted = ! isQuoted;
        else if (csv[i] == ',' && ! isQuoted)
            records.back().emplace_back();
        else if (csv.compare (i, 2, "\r\n") == 0 && ! isQuoted)
            records.push_back ({ "" }), ++i;
        else
            cell += csv[i];
    }

    records.pop_back(); // the empty record after the last line's end
    return records;
}

/** The cell of the only file's line in this column. */
std::string cellOf (const ReportedFile& file, const std::string& column,
                    const ReportSettings& settings = reportSettings())
{
    const auto records = recordsOf (csvReportHead() + csvReportLine (file, settings));
    REQUIRE (records.size() == 2);
    REQUIRE (records[0].size() == records[1].size());

    for (std::size_t i = 0; i < records[0].size(); ++i)
        if (records[0][i] == column)
            return records[1][i];

    FAIL ("no column " + column);
    return {};
}

/** The keys of all values of an enumeration, in its order. */
template <typename Value>
Json keysOf()
{
    auto keys = Json::array();

    for (auto i = 0; ! keyOf (static_cast<Value> (i)).empty(); ++i)
        keys.push_back (keyOf (static_cast<Value> (i)));

    return keys;
}

/** Returns true if both lists have the same elements in any order. */
bool haveSameElements (const Json& a, const Json& b)
{
    return a.size() == b.size() && std::is_permutation (a.begin(), a.end(), b.begin());
}

Json parsedReport (const std::vector<ReportedFile>& files, const ReportSettings& settings = reportSettings())
{
    auto text = jsonReportHead (settings);

    for (std::size_t i = 0; i < files.size(); ++i)
        text += jsonReportFile (files[i], settings, i == 0);

    return Json::parse (text + jsonReportTail());
}

FileFinding finding (FileFindingKind kind, std::optional<double> seconds)
{
    FileFinding result;
    result.kind = kind;
    result.severity = Severity::caution;
    result.seconds = seconds;
    return result;
}
} // namespace

TEST_CASE ("a CSV line has a file's readings, with the units in the header")
{
    const auto file = reportedMix ("songs/hot.wav", -0.4);
    CHECK (cellOf (file, "file") == "hot.wav");
    CHECK (cellOf (file, "verdict") == "hot");
    CHECK (cellOf (file, "trim (dB)") == "-5.6");
    CHECK (cellOf (file, "integrated (LUFS)") == "-16.00");
    CHECK (cellOf (file, "true peak (dBTP)") == "-0.40");
    CHECK (cellOf (file, "length (s)") == "180.000");
    CHECK (cellOf (file, "sample rate (Hz)") == "48000");
    CHECK (cellOf (file, "loudness range (LU)") == "");
    CHECK (cellOf (file, "program") == "Twobus 1.2.3");
    CHECK_THAT (cellOf (file, "standard"), ContainsSubstring ("BS.1770-5"));
    CHECK (cellOf (file, "RMS convention") == "mathematical");
    CHECK (cellOf (file, "advice") == "Hot: leave room first. Pull the master fader down 5.6 dB.");
}

TEST_CASE ("CSV distinguishes silence from missing readings, and follows the RMS convention")
{
    auto file = reportedMix ("a.wav", -0.4);
    file.readings.samplePeakDbfs = -INFINITY;
    file.readings.rmsDbfs = -10.0;
    file.readings.dcOffsetPercent = -0.0001;
    auto settings = reportSettings();
    settings.rms = RmsConvention::aes17;
    CHECK (cellOf (file, "sample peak (dBFS)") == "-inf");
    CHECK (cellOf (file, "PSR min (dB)") == "10.00");
    CHECK (cellOf (file, "RMS (dBFS)", settings) == "-6.99");
    CHECK (cellOf (file, "DC offset (%)") == "0.000");
}

TEST_CASE ("CSV can contain any name, and no spreadsheet runs it as a formula")
{
    CHECK (cellOf (reportedMix ("a, \"b\"\nc.wav", -6.0), "file") == "a, \"b\"\nc.wav");
    CHECK (csvReportLine (reportedMix ("a\nb.wav", -6.0), reportSettings())
               .starts_with ("\"a\nb.wav\",")); // even a lone line end needs quotes
    CHECK (cellOf (reportedMix ("\xF0\x9F\x8E\xB8\xff.wav", -6.0), "file") == "\xF0\x9F\x8E\xB8\xEF\xBF\xBD.wav");

    for (const auto* name : { "=1+1.wav", "+1.wav", "-1.wav", "@x.wav", "\tx.wav" })
        CHECK (cellOf (reportedMix (name, -6.0), "file") == std::string ("'") + name);

    CHECK (csvReportHead().find ('\n') == csvReportHead().size() - 1);
}

TEST_CASE ("an unreadable file has a CSV line with the reason")
{
    CHECK (cellOf (unreadableFile ("none.wav"), "error")
           == "none.wav: there is no such file. Check its name and folder.");
    CHECK (cellOf (unreadableFile ("none.wav"), "true peak (dBTP)") == "");
    CHECK (cellOf (unreadableFile ("none.wav"), "flat tops") == "");
}

TEST_CASE ("the JSON report names format, program, settings and standard, and contains every file")
{
    auto settings = reportSettings();
    settings.dualMono = true;
    settings.delivery.targets.emplace_back().date = "2026-11";
    const auto json = parsedReport (
        { reportedMix ("hot.wav", -0.4), unreadableFile ("none\xff.wav"), reportedMix ("b.wav", -6.0) }, settings);
    CHECK (json["format"] == 1);
    CHECK (json["program"]["name"] == "Twobus");
    CHECK (json["program"]["version"] == "1.2.3");
    CHECK (json["created"] == "2026-11-26 22:05");
    CHECK (json["settings"]["stage"] == "mix");
    CHECK (json["settings"]["aimDbtp"].get<double>() == -6.0);
    CHECK (json["settings"]["dualMono"] == true);
    CHECK (json["settings"]["targetsDate"] == "2026-11");
    CHECK (json["stream"].is_null());
    REQUIRE (json["files"].size() == 3);
    CHECK (json["files"][0]["verdict"] == "hot");
    CHECK (json["files"][1]["verdict"].is_null());
    CHECK (json["files"][2]["file"] == "b.wav");
    CHECK (parsedReport ({})["files"].empty());
}

TEST_CASE ("the schema of the JSON report allows every key that Twobus can write")
{
    std::ifstream text (TWOBUS_REPORT_SCHEMA);
    const auto schema = Json::parse (text);
    const auto& file = schema["$defs"]["file"]["properties"];

    CHECK (haveSameElements (schema["properties"]["settings"]["properties"]["stage"]["enum"], keysOf<Stage>()));
    CHECK (haveSameElements (file["stage"]["enum"], keysOf<Stage>()));
    CHECK (haveSameElements (file["exportFormat"]["enum"], keysOf<ExportFormat>()));
    CHECK (haveSameElements (file["rmsConvention"]["enum"], keysOf<RmsConvention>()));
    CHECK (haveSameElements (file["verdict"]["enum"], keysOf<Verdict>()));
    CHECK (haveSameElements (file["levelVerdict"]["enum"], keysOf<Verdict>()));
    CHECK (haveSameElements (file["cause"]["enum"], keysOf<Cause>()));
    CHECK (haveSameElements (schema["$defs"]["moment"]["properties"]["cause"]["enum"], keysOf<Cause>()));

    for (const auto* list : { "checks", "delivery", "findings" })
    {
        CAPTURE (list);
        CHECK (haveSameElements (file[list]["items"]["properties"]["severity"]["enum"], keysOf<Severity>()));
    }
}

TEST_CASE ("markers are the worst moments and the findings with a position, in order of time")
{
    auto file = reportedMix ("hot.wav", -0.4);
    file.readings.loudMoments[1].truePeakDbtp = 0.26;
    file.findings = { finding (FileFindingKind::silentHead, 1.5), finding (FileFindingKind::silentTail, 2.0),
                      finding (FileFindingKind::clippedRuns, 42.0), finding (FileFindingKind::dcOffset, std::nullopt) };
    const auto markers = markersOf (file);
    REQUIRE (markers.size() == 5);
    CHECK (markers[0].name == "Silence at the start");
    CHECK (markers[0].seconds == 0.0);
    CHECK (*markers[0].endSeconds == 1.5);
    CHECK (markers[1].name == "2: +0.3 dBTP right, 63 Hz, between samples");
    CHECK (markers[1].seconds == 20.02);
    CHECK_FALSE (markers[1].endSeconds.has_value());
    CHECK (markers[2].name == "Clipped");
    CHECK (markers[3].name == "1: -0.4 dBTP left, 63 Hz");
    CHECK (markers[4].seconds == 178.0);
    CHECK (*markers[4].endSeconds == 180.0);
}

TEST_CASE ("marker files follow the formats of REAPER and Audacity")
{
    const std::vector<Marker> markers { { 20.02, std::nullopt, "2: +0.3 dBTP right, 63 Hz" },
                                        { 3661.5, 3663.25, "Silence at the end" } };
    CHECK (
        reaperMarkers (markers)
        == "#,Name,Start,End,Length\nM1,2: +0.3 dBTP right; 63 Hz,0:00:20.020,,\nR1,Silence at the end,1:01:01.500,1:01:03.250,0:00:01.750\n");
    CHECK (audacityLabels (markers)
           == "20.020000\t20.020000\t2: +0.3 dBTP right, 63 Hz\n3661.500000\t3663.250000\tSilence at the end\n");
    CHECK (reaperMarkers ({}) == "#,Name,Start,End,Length\n");
}

TEST_CASE ("every reading has its own CSV column")
{
    auto file = reportedMix ("a.wav", -0.4);
    auto& r = file.readings;
    auto value = 1.0;

    for (auto* reading : { &r.integratedLufs, &r.shortTermMaxLufs, &r.momentaryMaxLufs, &r.loudnessRangeLu,
                           &r.truePeakDbtp, &r.samplePeakDbfs, &r.rmsDbfs, &r.crestFactorDb, &r.plrDb, &r.psrMinDb,
                           &r.correlation, &r.balanceDb, &r.dcOffsetPercent })
        *reading = value++;

    r.samplesAtFullScale = 14;
    r.samplesOverFullScale = 15;
    r.invalidSamples = 16;
    r.loudestMoment->seconds = 17.0;
    auto expected = 1;

    for (const auto* column :
         { "integrated (LUFS)", "short-term max (LUFS)", "momentary max (LUFS)", "loudness range (LU)",
           "true peak (dBTP)", "sample peak (dBFS)", "RMS (dBFS)", "crest factor (dB)", "PLR (dB)", "PSR min (dB)",
           "correlation", "balance, right less left (dB)", "DC offset (%)", "samples at full scale",
           "samples over full scale", "invalid samples", "loudest moment (s)" })
    {
        CAPTURE (column);
        CHECK (std::stod (cellOf (file, column)) == expected++);
    }
}

TEST_CASE ("a marker's level has no negative zero, its time is rounded, and a silent moment has no marker")
{
    auto file = reportedMix ("a.wav", -0.4);
    file.readings.loudMoments[0].truePeakDbtp = -0.04;
    file.readings.loudMoments[1].truePeakDbtp = -INFINITY;
    const auto markers = markersOf (file);
    REQUIRE (markers.size() == 1);
    CHECK (markers[0].name == "1: 0.0 dBTP left, 63 Hz");

    file.readings.loudMoments[0].truePeakDbtp = 0.04;
    CHECK (markersOf (file)[0].name == "1: 0.0 dBTP left, 63 Hz");

    const std::vector<Marker> between { { 1.2399, std::nullopt, "a" } };
    CHECK_THAT (reaperMarkers (between), ContainsSubstring ("0:00:01.240"));
}

TEST_CASE ("reports name files without folders, which could reveal who made them")
{
    const std::string folder = "/home/zoe/Secret Album/";
    const std::vector<ReportedFile> files { reportedMix (folder + "mix.wav", -0.4),
                                            unreadableFile (folder + "none.wav"),
                                            unreadableFile ("/home/zoe/Secret Album"), unreadableFile (folder) };
    HtmlReport html (reportSettings()), single (reportSettings());
    auto csv = csvReportHead();

    for (const auto& file : files)
    {
        html.add (file);
        csv += csvReportLine (file, reportSettings());
    }

    single.add (files[0]);
    const auto marks = markersOf (files[0]);

    for (const auto& text : { html.text(), single.text(), csv, parsedReport (files).dump(), reaperMarkers (marks),
                              audacityLabels (marks), healthText (files[1]) })
    {
        CAPTURE (text);
        CHECK (text.find ("zoe") == std::string::npos);
        CHECK (text.find ("/Secret") == std::string::npos);
    }

    CHECK_THAT (html.text(), ContainsSubstring ("mix.wav") && ContainsSubstring ("none.wav: there is no such file"));
    CHECK (parsedReport (files)["files"][1]["error"] == "none.wav: there is no such file. Check its name and folder.");
    CHECK (reportedName (files[3]) == "Secret Album");
}
