#include "App/Files/Model/FileRows.h"
#include "App/Files/Model/FileTexts.h"
#include "Present/Reports/FileReport.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;
using Catch::Matchers::StartsWith;

namespace
{
/** Measures a tone of a few seconds as if it were the file at this path. */
FileRecord toneAt (const std::string& path, double peakDbfs, int numChannels = 2,
                   int format = SF_FORMAT_WAV | SF_FORMAT_PCM_24)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("tone"), format, numChannels, 44100.0,
                sineFrames (numChannels, 44100.0, 2.0, 441.0, peakDbfs));
    return recordOf ({ path, analyseFile (folder.file ("tone"), {}), {} });
}

FileRecord brokenFileAt (const std::string& path)
{
    return { path, path + ": it is no audio file. Export it again.", std::nullopt, nullptr };
}

std::vector<std::string> namesIn (const FileRows& rows)
{
    std::vector<std::string> names;

    for (std::size_t i = 0; i < rows.size(); ++i)
        names.push_back (rows[i].path.name);

    return names;
}

template <typename... Records>
FileRows rowsOf (Records&&... records)
{
    std::vector<FileRecord> all;
    (all.push_back (std::forward<Records> (records)), ...);
    FileRows rows;
    rows.put (std::move (all));
    return rows;
}

FileRows someRows()
{
    return rowsOf (toneAt ("/m/song-v10.wav", -0.4), brokenFileAt ("/m/broken.wav"), toneAt ("/m/song-v9.wav", -8.0),
                   toneAt ("/m/clipped.wav", 3.0));
}
} // namespace

TEST_CASE ("a row shows the analysis, or the reason why the file can't be read")
{
    const auto rows = someRows();
    REQUIRE (rows.size() == 4);

    CHECK (rows[0].judged.verdict == Verdict::hot);
    CHECK_THAT (rows[0].judged.headline, ContainsSubstring ("Hot"));
    CHECK (figureText (rows[0], FileColumn::truePeak) == "−0.4");
    CHECK (figureText (rows[0], FileColumn::trim) == "−5.6");
    CHECK (figureText (rows[0], FileColumn::overs) == "0");
    CHECK_FALSE (rows[1].isReadable());
    CHECK (rows[1].judged.headline == "it is no audio file. Export it again.");
    CHECK (rows[1].judged.severity == Severity::damage);
    CHECK (rows[2].judged.verdict == Verdict::ready);
    CHECK (figureText (rows[2], FileColumn::trim) == "0.0");
    CHECK (rows[3].judged.verdict == Verdict::clipped);
    CHECK (rows[3].judged.overs > 1000);
    CHECK_THAT (spokenText (rows[0]), ContainsSubstring ("song-v10.wav. Hot")
                                          && ContainsSubstring ("true peak −0.4 dBTP")
                                          && ContainsSubstring ("0 overs"));
    CHECK_THAT (spokenText (rows[1]), ContainsSubstring ("broken.wav. Cannot read: it is no audio file."));
}

TEST_CASE ("the fader can't repair an earlier clip, and the trim column says so")
{
    auto samples = sineFrames (2, 44100.0, 3.0, 441.0, 6.0);

    for (auto& sample : samples)
        sample = std::clamp (sample, -1.0f, 1.0f) * 0.4f;

    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0, samples);
    const auto rows = rowsOf (recordOf ({ "a.wav", analyseFile (folder.file ("a.wav"), {}), {} }));
    CHECK (rows[0].judged.verdict == Verdict::clipped);
    CHECK (figureText (rows[0], FileColumn::trim) == "fix mix");
}

TEST_CASE ("an incomplete file gets a trim only if its loud part must come down")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.wav");

    for (const auto& [level, trim] : { std::pair (0.0, "−6.0"), std::pair (-12.0, "–"), std::pair (-40.0, "–") })
    {
        writeAudio (path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0, sineFrames (2, 44100.0, 3.0, 441.0, level));
        std::filesystem::resize_file (path, std::filesystem::file_size (path) / 2);
        const auto rows = rowsOf (recordOf ({ "a.wav", analyseFile (path, {}), {} }));
        CHECK (rows[0].judged.verdict == Verdict::incomplete);
        CHECK (figureText (rows[0], FileColumn::trim) == trim);
    }
}

TEST_CASE ("the summary counts ready files, files to fix and unreadable files")
{
    const auto counts = someRows().counts();
    CHECK (counts.numReady == 1);
    CHECK (counts.numToFix == 2);
    CHECK (counts.numUnreadable == 1);
    CHECK (summaryText (counts, 0) == "4 files: 1 ready, 2 to fix, 1 unreadable");
    CHECK (summaryText ({ 1, 0, 0 }, 0) == "1 file: 1 ready, 0 to fix");
    CHECK (summaryText ({ 20000, 0, 0 }, 311) == "20000 files: 20000 ready, 0 to fix. No room for 311 more");
}

TEST_CASE ("a new stage, aim or option judges existing rows as a new analysis would")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0,
                sineFrames (2, 44100.0, 4.0, 441.0, 3.0));
    auto rows = rowsOf (recordOf ({ folder.file ("a.wav"), analyseFile (folder.file ("a.wav"), {}), {} }),
                        toneAt ("/b.wav", -4.0));

    for (const auto& judging : { FileJudging { Stage::finishedMaster, -6.0, false },
                                 FileJudging { Stage::mix, -9.0, false }, FileJudging { Stage::mix, -3.0, true } })
    {
        rows.judge (judging);
        FileAnalysisOptions options;
        options.stage = judging.stage;
        options.aimDbtp = judging.aimDbtp;
        options.isClippedByChoice = judging.isClippedByChoice;
        auto analysis = analyseFile (folder.file ("a.wav"), options);
        analysis.facts.path = "a.wav"; // reports name no folders
        CHECK (rows[0].judged.verdict == analysis.advice.verdict);
        CHECK (rows[0].judged.trimDb == analysis.advice.trimDb);
        CHECK (reportOf (rows[0], judging, RmsConvention::aes17)
               == fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices,
                                  RmsConvention::aes17));
    }

    CHECK (rows[1].judged.verdict == Verdict::ready);
}

TEST_CASE ("a file with its own stage is judged by that stage")
{
    auto rows = someRows();
    CHECK (rows.setStage ({ 0 }, Stage::finishedMaster) == 0);
    CHECK (rows.setStage ({ 0 }, Stage::finishedMaster) == rows.size());
    CHECK_THAT (rows[0].judged.headline, ContainsSubstring ("peaks over the ceiling"));
    CHECK (*rows[0].judged.trimDb == near (-1.6, 0.11));
    CHECK_THAT (rows[2].judged.headline, ContainsSubstring ("Ready for mastering"));
    CHECK_THAT (spokenText (rows[0]), StartsWith ("song-v10.wav, as a master."));

    rows.judge ({ Stage::finishedMaster, -6.0, false });
    CHECK_THAT (rows[2].judged.headline, ContainsSubstring ("Ready to deliver"));
    rows.setStage ({ 2 }, Stage::mix);
    CHECK_THAT (rows[2].judged.headline, ContainsSubstring ("Ready for mastering"));
    CHECK (choicesFor (rows[2], { Stage::finishedMaster, -3.0, true }).stage == Stage::mix);
    CHECK (reportedFileOf (rows[2], { Stage::finishedMaster, -3.0, true }).choices.aimDbtp == -3.0);

    rows.setStage ({ 2 }, std::nullopt);
    CHECK_THAT (rows[2].judged.headline, ContainsSubstring ("Ready to deliver"));
}

TEST_CASE ("a file keeps its own stage when it is measured again, and a sorted table stays sorted")
{
    auto rows = someRows();
    rows.setStage ({ 2 }, Stage::finishedMaster);
    std::vector<FileRecord> again { toneAt ("/m/song-v9.wav", -0.2) };
    rows.put (std::move (again));
    CHECK_THAT (rows[2].judged.headline, ContainsSubstring ("peaks over the ceiling"));

    rows.sortByNext (FileColumn::trim); // the largest reduction on top
    CHECK (namesIn (rows) == std::vector<std::string> { "clipped.wav", "song-v10.wav", "song-v9.wav", "broken.wav" });
    CHECK (rows.setStage ({ 2 }, Stage::mix) == 0);
    CHECK (namesIn (rows) == std::vector<std::string> { "clipped.wav", "song-v9.wav", "song-v10.wav", "broken.wav" });
}

TEST_CASE ("setting the stage of many rows sorts once")
{
    constexpr std::size_t numRows = 1000;
    const auto tone = toneAt ("/m/a.wav", -8.0);
    std::vector<FileRecord> records;

    for (std::size_t i = 0; i < numRows; ++i)
    {
        records.push_back (tone);
        records.back().path = "/m/" + std::to_string (i * 37 % numRows) + ".wav";
    }

    FileRows rows;
    rows.put (std::move (records));
    rows.sortByNext (FileColumn::verdict);
    std::vector<std::size_t> all;

    for (std::size_t i = 0; i < numRows; i += 2)
        all.push_back (i);

    const auto before = rows.numComparisons();
    CHECK (rows.setStage (all, Stage::finishedMaster) == 0);
    CHECK (rows.numComparisons() - before < 40 * numRows); // two to four times log2 of the number of rows
    CHECK (rows.setStage (all, Stage::mix) == 0);

    for (std::size_t i = 0; i < numRows; ++i)
        CHECK (rows.positionOf (rows[i].record.path) == i);
}

TEST_CASE ("the worst moments say what to do about them")
{
    const auto rows = someRows();
    const auto hot = textsOf (rows[0], {}).moments, clipped = textsOf (rows[3], {}).moments,
               quiet = textsOf (rows[2], {}).moments;
    REQUIRE_FALSE ((hot.empty() || clipped.empty() || quiet.empty()));
    CHECK (hot.front().severity == Severity::caution);
    CHECK (hot.front().text.level == "−0.4 dBTP L");

    // The file ends within a flat top, where the waveform overshoots slightly more than at the other tops.
    REQUIRE (clipped.size() == 2);
    CHECK (clipped[0].seconds == Approx (2.0));
    CHECK (clipped[0].severity == Severity::damage);
    CHECK (clipped[1].seconds == 0.0);
    CHECK (clipped[1].severity == Severity::damage);
    CHECK (quiet.front().severity == Severity::neutral);
    CHECK (textsOf (rows[1], {}).moments.empty());
}

TEST_CASE ("the readings that are kept give the same report, even for nine channels")
{
    for (const auto numChannels : { 1, 6, 8, 9 })
    {
        const TemporaryFolder folder;
        writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, numChannels, 48000.0,
                    sineFrames (numChannels, 48000.0, 2.0, 997.0, -9.0));
        auto analysis = analyseFile (folder.file ("a.wav"), {});
        const auto rows = rowsOf (recordOf ({ folder.file ("a.wav"), analysis, {} }));
        analysis.facts.path = "a.wav"; // reports name no folders
        CHECK (reportOf (rows[0], {}, RmsConvention::mathematical)
               == fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices));
    }
}

TEST_CASE ("columns sort, reverse and return to the order of arrival")
{
    auto rows = someRows();
    using Names = std::vector<std::string>;
    const Names asCome { "song-v10.wav", "broken.wav", "song-v9.wav", "clipped.wav" };
    CHECK (namesIn (rows) == asCome);

    rows.sortByNext (FileColumn::file);
    CHECK (namesIn (rows) == Names { "broken.wav", "clipped.wav", "song-v9.wav", "song-v10.wav" });
    rows.sortByNext (FileColumn::file);
    CHECK (namesIn (rows) == Names { "song-v10.wav", "song-v9.wav", "clipped.wav", "broken.wav" });
    rows.sortByNext (FileColumn::file);
    CHECK (namesIn (rows) == asCome);

    rows.sortByNext (FileColumn::verdict); // the worst on top
    CHECK (namesIn (rows) == Names { "broken.wav", "clipped.wav", "song-v10.wav", "song-v9.wav" });
    rows.sortByNext (FileColumn::truePeak); // the highest on top
    CHECK (namesIn (rows) == Names { "clipped.wav", "song-v10.wav", "song-v9.wav", "broken.wav" });
    rows.sortByNext (FileColumn::truePeak); // files without a true peak stay at the bottom
    CHECK (namesIn (rows) == Names { "song-v9.wav", "song-v10.wav", "clipped.wav", "broken.wav" });
}

TEST_CASE ("a file that is measured again takes its old row, and a sorted table stays sorted")
{
    auto rows = someRows();
    std::vector<FileRecord> again { toneAt ("/m/song-v9.wav", -0.1), toneAt ("/m/x.wav", -20.0) };
    CHECK (rows.put (std::move (again)) == 2);
    REQUIRE (rows.size() == 5);
    CHECK (rows.positionOf ("/m/song-v9.wav") == 2);
    CHECK (rows[2].judged.verdict == Verdict::hot);
    CHECK (rows[4].path.name == "x.wav");
    CHECK (rows.put ({}) == rows.size());

    rows.sortByNext (FileColumn::truePeak);
    std::vector<FileRecord> repaired { toneAt ("/m/broken.wav", 0.0) };
    CHECK (rows.put (std::move (repaired)) == 0);
    CHECK (rows.positionOf ("/m/broken.wav") == 1);
}

TEST_CASE ("rows can be removed one by one or all at once")
{
    auto rows = someRows();
    rows.remove ({ 1 });
    CHECK (rows.size() == 3);
    CHECK_FALSE (rows.positionOf ("/m/broken.wav"));
    CHECK (rows.positionOf ("/m/clipped.wav") == 2);
    rows.remove ({ 0, 2 });
    CHECK (namesIn (rows) == std::vector<std::string> { "song-v9.wav" });
    CHECK (rows.positionOf ("/m/song-v9.wav") == 0);
    rows.remove ({});
    rows.clear();
    CHECK (rows.size() == 0);
    CHECK_FALSE (rows.positionOf ("/m/clipped.wav"));
}

TEST_CASE ("a file's texts are those of its report, and an unreadable file's text is the reason")
{
    const auto rows = someRows();
    const auto texts = textsOf (rows[0], {});
    CHECK (texts.facts == "0:02 · 44.1 kHz · WAV 24-bit · stereo");
    CHECK_THAT (texts.sentence, ContainsSubstring ("5.6 dB."));
    CHECK_THAT (texts.loudest, ContainsSubstring ("−0.4 dBTP"));
    CHECK (textsOf (rows[1], {}).sentence == "Cannot read: " + rows[1].judged.headline);
    CHECK (textsOf (rows[1], {}).facts.empty());
    CHECK (reportOf (rows[1], {}, RmsConvention::mathematical)
           == "broken.wav\n  Cannot read: it is no audio file. Export it again.\n");
}
