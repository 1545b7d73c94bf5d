#include "Files/Disk/AtomicFile.h"
#include "Files/Reports/ReportWriter.h"
#include "Present/Reports/ReadingsJson.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Reports.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A tone of five seconds, and its result. */
FileResult resultOf (const TemporaryFolder& folder, const std::string& name, double peakDbfs = -0.4)
{
    writeAudio (folder.file (name), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 48000.0,
                sineFrames (2, 48000.0, 5.0, 997.0, peakDbfs));
    return { folder.file (name), analyseFile (folder.file (name), {}), {} };
}

std::vector<ListedFile> listOf (const std::string& path) { return { { path, {} } }; }

std::string refusalOf (const ReportFiles& files, const std::vector<ListedFile>& inputs)
{
    try
    {
        const ReportWriter writer (files, reportSettings(), inputs);
    }
    catch (const FileError& error)
    {
        return error.what();
    }

    return {};
}
} // namespace

TEST_CASE ("reports on a list are written when it is done, and agree on every file")
{
    const TemporaryFolder folder;
    const ReportFiles files { folder.file ("r.html"), folder.file ("r.csv"), folder.file ("r.json"), {}, {} };
    ReportWriter writer (files, reportSettings(), {});
    writer.add (resultOf (folder, "hot.wav"));
    writer.add ({ "none.wav", std::nullopt, "none.wav: there is no such file." });
    CHECK_FALSE (std::filesystem::exists (files.html));
    writer.finish();

    CHECK (writer.problems().empty());
    CHECK (writer.written() == Paths { files.html, files.csv, files.json });
    const auto json = Json::parse (readBytes (files.json));
    REQUIRE (json["files"].size() == 2);
    CHECK (json["files"][0]["verdict"] == "hot");
    CHECK (json["files"][1]["error"] == "none.wav: there is no such file.");
    CHECK_THAT (readBytes (files.html), ContainsSubstring ("Hot: leave room first")
                                            && ContainsSubstring ("class=\"wave\"")
                                            && ContainsSubstring ("there is no such file"));
    CHECK_THAT (readBytes (files.csv), ContainsSubstring ("hot.wav,,WAV,24-bit,48000,2,5.000,mix,hot")
                                           && ContainsSubstring ("none.wav: there is no such file."));
}

TEST_CASE ("an analysis has its file's trace, and rows are passed on to a caller that wants them")
{
    struct Count : MeterRowSink
    {
        void meterRow (const MeterRow&) noexcept override { ++rows; }
        int rows = 0;
    } count;

    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0,
                sineFrames (2, 44100.0, 5.0, 997.0, -6.0206));
    FileAnalysisOptions options;
    options.rows = &count;
    const auto trace = analyseFile (folder.file ("a.wav"), options).trace;
    REQUIRE (trace.columns.size() == 50);
    CHECK (count.rows == 50);
    CHECK (trace.columns[40].shortTermMaxLufs == near (-6.02, 0.01));
    CHECK (trace.columns[0].highestSample == near (0.5, 0.001));
    CHECK (trace.columns[0].lowestSample == near (-0.5, 0.001));
}

TEST_CASE ("markers go beside their file or into a folder, under free names")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory (folder.path / "markers");
    const auto result = resultOf (folder, "song.wav");
    ReportWriter beside ({ {}, {}, {}, { MarkerFormat::reaper, MarkerFormat::audacity, MarkerFormat::cuePoints }, {} },
                         reportSettings(), listOf (result.path));
    beside.add (result);
    beside.add (result);
    beside.finish();
    CHECK (beside.written()
           == Paths { folder.file ("song-markers.csv"), folder.file ("song-markers.txt"),
                      folder.file ("song-markers.wav"), folder.file ("song-markers (2).csv"),
                      folder.file ("song-markers (2).txt"), folder.file ("song-markers (2).wav") });
    CHECK_THAT (readBytes (folder.file ("song-markers.csv")),
                ContainsSubstring ("M1,") && ContainsSubstring ("-0.4 dBTP"));

    ReportWriter inFolder ({ {}, {}, {}, { MarkerFormat::audacity }, folder.file ("markers") }, reportSettings(),
                           listOf (result.path));
    inFolder.add (result);
    inFolder.add ({ "none.wav", std::nullopt, "none.wav: there is no such file." });
    CHECK (inFolder.written() == Paths { folder.file ("markers/song-markers.txt") });
}

TEST_CASE ("failed reports are reported, and the rest are written")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1, 44100.0,
                sineFrames (1, 44100.0, 1.0, 997.0, -6.0));
    ReportWriter writer (
        { folder.file ("r.html"), "/dev/full", {}, { MarkerFormat::cuePoints, MarkerFormat::reaper }, {} },
        reportSettings(), {});
    writer.add ({ folder.file ("a.flac"), analyseFile (folder.file ("a.flac"), {}), {} });
    writer.finish();
    REQUIRE (writer.problems().size() == 2);
    CHECK_THAT (writer.problems()[0], ContainsSubstring ("a.flac") && ContainsSubstring ("not a WAV file"));
    CHECK_THAT (writer.problems()[1], ContainsSubstring ("/dev/full") && ContainsSubstring ("No space left"));
    CHECK (writer.written() == Paths { folder.file ("a-markers.csv"), folder.file ("r.html") });
}

TEST_CASE ("a report never replaces audio or another report, and a failure is reported early")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("take"), "audio without an ending");
    std::filesystem::create_symlink ("take", folder.path / "link");
    const auto inputs = listOf (folder.file ("take"));
    CHECK_THAT (refusalOf ({ folder.file ("new.wav"), {}, {}, {}, {} }, inputs),
                ContainsSubstring ("the name of an audio file"));
    CHECK_THAT (refusalOf ({ {}, folder.file ("link"), {}, {}, {} }, inputs),
                ContainsSubstring ("one of the files to be checked"));
    CHECK_THAT (refusalOf ({ {}, folder.file ("x"), folder.file ("./x"), {}, {} }, inputs),
                ContainsSubstring ("two reports cannot share one file"));
    CHECK_THAT (refusalOf ({ {}, folder.file ("none/r.csv"), {}, {}, {} }, inputs),
                ContainsSubstring ("Make its folder first"));
    CHECK_THAT (refusalOf ({ {}, {}, {}, { MarkerFormat::reaper }, folder.file ("none") }, inputs),
                ContainsSubstring ("Make its folder first"));
    CHECK (refusalOf ({ folder.file ("r.html"), folder.file ("r.csv"), {}, {}, {} }, inputs) == "");
    CHECK (readBytes (folder.file ("take")) == "audio without an ending");
    CHECK_FALSE (std::filesystem::exists (folder.file ("r.html")));
}
