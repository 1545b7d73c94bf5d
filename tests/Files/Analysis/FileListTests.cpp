#include "Files/Analysis/FileList.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Disk/AtomicFile.h"
#include "Present/Base/PathText.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
namespace fs = std::filesystem;

/** The listed paths, relative to the folder. */
std::vector<std::string> pathsIn (const TemporaryFolder& folder)
{
    std::vector<std::string> paths;
    const Paths names { folder.path };

    for (const auto& file : listFiles (names))
    {
        CHECK (file.problem.empty());
        paths.push_back (fs::path (file.path).lexically_relative (folder.path).generic_string());
    }

    return paths;
}

std::string problemOf (const std::string& name)
{
    const auto list = listFiles (Paths { name });
    REQUIRE (list.size() == 1);
    return list.front().problem;
}

void makeFile (const TemporaryFolder& folder, const std::string& name)
{
    fs::create_directories ((folder.path / name).parent_path());
    writeBytes (folder.file (name), "");
}
} // namespace

#ifdef __linux__
TEST_CASE ("a file whose name isn't UTF-8 is listed, opened and exported with its bytes unchanged")
{
    const TemporaryFolder folder;
    const auto name = "caf\xe9 日本.wav";
    writeAudio (folder.file (name), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 48000.0,
                sineFrames (1, 48000.0, 0.1, 997.0, -6.0));

    const auto list = listFiles (Paths { folder.path });
    REQUIRE (list.size() == 1);
    CHECK (toUtf8 (list[0].path.filename()) == name);
    CHECK (AudioFile (list[0].path).format().sampleRate == 48000.0);

    auto report = list[0].path;
    report.replace_extension (".html");
    writeFileAtomically (report, "x");
    CHECK (fs::exists (report));
}
#endif

TEST_CASE ("a folder lists its audio files and those of its subfolders, sorted by name")
{
    const TemporaryFolder folder;

    for (const auto* name : { "b.WAV", "a.flac", "c/2.mp3", "c/1.aiff", "c/notes.txt", "d.wav.bak", "e.opus", "wav",
                              "cover.jpg", "f.wav/x.w64" })
        makeFile (folder, name);

    CHECK (pathsIn (folder)
           == std::vector<std::string> { "a.flac", "b.WAV", "c/1.aiff", "c/2.mp3", "e.opus", "f.wav/x.w64" });
}

TEST_CASE ("a folder lists files of every supported format, and no others")
{
    const TemporaryFolder folder;
    const std::vector<std::string> named { "a.aif",  "a.aifc", "a.aiff", "a.au",  "a.bw64", "a.bwf",
                                           "a.caf",  "a.flac", "a.mp2",  "a.mp3", "a.oga",  "a.ogg",
                                           "a.opus", "a.rf64", "a.snd",  "a.w64", "a.wav",  "a.wave" };

    for (const auto& name : named)
        makeFile (folder, name);

    for (const auto* name : { "a", "a.mka", "a.wma", "a.raw", "a.txt" })
        makeFile (folder, name);

    CHECK (pathsIn (folder) == named);
}

TEST_CASE ("hidden files and folders are left out")
{
    const TemporaryFolder folder;

    for (const auto* name : { "a.wav", "._a.wav", ".b.wav", ".trash/c.wav" })
        makeFile (folder, name);

    CHECK (pathsIn (folder) == std::vector<std::string> { "a.wav" });
}

TEST_CASE ("loops of links end, and links to files count as files")
{
    const TemporaryFolder folder;
    makeFile (folder, "inner/a.wav");
    fs::create_directory_symlink (folder.path, folder.path / "inner" / "up");
    fs::create_directory_symlink (folder.path / "inner", folder.path / "inner" / "self.wav");
    fs::create_symlink ("a.wav", folder.path / "inner" / "b.wav");
    fs::create_symlink ("nowhere.wav", folder.path / "inner" / "broken.wav"); // reported when it is opened

    CHECK (pathsIn (folder) == std::vector<std::string> { "inner/a.wav", "inner/b.wav", "inner/broken.wav" });

    const TemporaryFolder links;
    fs::create_directory_symlink (folder.path / "inner", links.path / "album");
    const auto list = listFiles (Paths { links.file ("album") });
    CHECK (list.size() == 3);
}

TEST_CASE ("names keep their given order, whether they exist or not")
{
    const TemporaryFolder folder;
    makeFile (folder, "z/a.wav");
    const Paths names { "none.wav", folder.file ("z"), "text.txt" };
    const auto list = listFiles (names);

    CHECK (list
           == std::vector<ListedFile> {
               { "none.wav", {} }, { (folder.path / "z" / "a.wav").string(), {} }, { "text.txt", {} } });
    CHECK (listFiles ({}).empty());
}

TEST_CASE ("a folder without audio, and an unreadable one, say what to do")
{
    const TemporaryFolder folder;
    makeFile (folder, "empty/notes.txt");
    CHECK_THAT (problemOf (folder.file ("empty")),
                ContainsSubstring (folder.file ("empty"))
                    && ContainsSubstring ("there is no audio file in this folder. Name one with WAV, RF64, BW64, ")
                    && ContainsSubstring (" or MP3 files, or name"));

    fs::create_directory (folder.path / "locked");
    fs::permissions (folder.path / "locked", fs::perms::none);
    std::error_code error;
    const fs::directory_iterator canRead (folder.path / "locked", error);

    if (error) // root can read everything
        CHECK_THAT (problemOf (folder.file ("locked")),
                    ContainsSubstring ("the folder cannot be read") && ContainsSubstring ("Check your permission"));

    fs::permissions (folder.path / "locked", fs::perms::owner_all);
}

TEST_CASE ("a list is limited in length, and counts the files left out")
{
    const TemporaryFolder folder;

    for (const auto* name : { "a.wav", "b.wav", "c/1.wav", "c/2.wav", "notes.txt" })
        makeFile (folder, name);

    fs::create_directories (folder.path / "empty");
    const Paths names { folder.path, folder.file ("empty"), "x.wav" };
    const auto listing = listFiles (names, { 3, {} });
    REQUIRE (listing.files.size() == 3);
    CHECK (listing.files.back().path == folder.file ("c/1.wav"));
    CHECK (listing.numLeftOut == 3);
    CHECK (listFiles (names, { 6, {} }).numLeftOut == 0);
}

TEST_CASE ("a stopped list ends at once, and calls no folder empty")
{
    const TemporaryFolder folder;
    makeFile (folder, "a.wav");
    std::stop_source stop;
    stop.request_stop();
    const Paths names { folder.path, "x.wav" };
    CHECK (listFiles (names, { 100, stop.get_token() }).files.empty());
}
