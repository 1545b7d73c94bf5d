#include "App/Files/Model/ExportJobs.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <stdexcept>

using namespace twobus;
using namespace twobus::test;

namespace
{
ReportedFile fileNamed (const std::string& path)
{
    ReportedFile file;
    file.path = path;
    return file;
}

ExportedFiles filesNamed (const std::vector<std::string>& paths)
{
    ExportedFiles exported;

    for (const auto& path : paths)
        exported.files.push_back (fileNamed (path));

    return exported;
}

std::filesystem::path writeNames (const ExportedFiles& exported, const std::filesystem::path& path)
{
    std::string names;

    for (const auto& file : exported.files)
        names += file.path + "\n";

    writeBytes (path.string(), names);
    return path;
}

ExportResult resultOf (ExportJobs& jobs)
{
    std::optional<ExportResult> result;
    REQUIRE (waitUntil ([&] {
        result = jobs.poll();
        return result.has_value();
    }));
    return *result;
}
} // namespace

TEST_CASE ("an export is written, and its path is reported", "[threads]")
{
    const TemporaryFolder folder;
    ExportJobs jobs;
    CHECK_FALSE (jobs.poll());
    jobs.start (FileExport::csv, writeNames, filesNamed ({ "/m/a.wav", "/m/b.wav" }), folder.file ("table.csv"));
    const auto result = resultOf (jobs);
    CHECK (readBytes (folder.file ("table.csv")) == "/m/a.wav\n/m/b.wav\n");
    CHECK (result.error.empty());
    CHECK (sentenceOf (result) == "The table is in " + folder.file ("table.csv") + ".");
    CHECK_FALSE (jobs.poll());
}

TEST_CASE ("a failed export reports the writer's own message", "[threads]")
{
    const FileExportWriter failing = [] (const auto&, const auto& path) -> std::filesystem::path {
        throw std::runtime_error (path.string() + ": the disk is full. Make room.");
    };
    ExportJobs jobs;
    jobs.start (FileExport::report, failing, filesNamed ({ "a" }), "/m/a.html");
    CHECK (sentenceOf (resultOf (jobs)) == "/m/a.html: the disk is full. Make room.");
}

TEST_CASE ("no audio file is overwritten, whatever its name", "[threads]")
{
    const TemporaryFolder folder;
    const auto tone = sineFrames (2, 44100.0, 0.1, 441.0, -6.0);

    for (const auto* name : { "song.wav", "song.csv", "song" })
    {
        writeAudio (folder.file (name), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0, tone);
        const auto before = readBytes (folder.file (name));

        for (const auto kind : fileExports)
        {
            CAPTURE (name, static_cast<int> (kind));
            ExportJobs jobs;
            jobs.start (kind, writeNames, filesNamed ({ "a" }), folder.file (name));
            CHECK_THAT (resultOf (jobs).error, ContainsSubstring (name) && ContainsSubstring ("hoose a"));
            CHECK (readBytes (folder.file (name)) == before);
        }
    }
}

TEST_CASE ("only a copy with cue points can have an audio file's name, and other files can be replaced")
{
    const TemporaryFolder folder;
    CHECK_FALSE (refusalOf (FileExport::report, folder.file ("new.FLAC")).empty());
    CHECK (refusalOf (FileExport::report, folder.file ("new.html")).empty());
    CHECK (refusalOf (FileExport::wavCues, folder.file ("new.wav")).empty());
    writeBytes (folder.file ("old.html"), "<html>");
    CHECK (refusalOf (FileExport::report, folder.file ("old.html")).empty());
}

TEST_CASE ("suggested names come from the first file")
{
    CHECK (suggestedName (FileExport::report, { fileNamed ("/m/song-v7.wav") }) == "song-v7.html");
    CHECK (suggestedName (FileExport::wavCues, { fileNamed ("/m/song.v7.wav") }) == "song.v7-cues.wav");
    CHECK (suggestedName (FileExport::csv, { fileNamed ("/m/a\n.wav"), fileNamed ("b"), fileNamed ("c") })
           == "a? and 2 more.csv");
    CHECK (suggestedName (FileExport::json, {}) == "twobus.json");
}
