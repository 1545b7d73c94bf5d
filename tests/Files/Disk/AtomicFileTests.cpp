#include "Files/Disk/AtomicFile.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace twobus;
using namespace twobus::test;

namespace
{
namespace fs = std::filesystem;

std::vector<std::string> namesIn (const fs::path& folder)
{
    std::vector<std::string> names;

    for (const auto& entry : fs::directory_iterator (folder))
        names.push_back (entry.path().filename().string());

    std::sort (names.begin(), names.end());
    return names;
}

/** Runs this in a child process with its own limits and permissions; returns the exit status. */
template <typename Run>
int inChild (Run&& run)
{
    const auto child = fork();

    if (child == 0)
        _exit (run());

    int status = 0;
    waitpid (child, &status, 0);
    return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/** Returns 0 if `write` throws and its message contains all of these parts. */
template <typename Write>
int failsWith (const std::vector<std::string>& parts, Write&& write)
{
    try
    {
        write();
        return 1;
    }
    catch (const FileError& error)
    {
        const std::string sentence = error.what();
        const auto has = [&] (const std::string& part) { return sentence.find (part) != std::string::npos; };
        return std::all_of (parts.begin(), parts.end(), has) ? 0 : 2;
    }
}

const std::string muchText (1 << 20, 'x');
} // namespace

TEST_CASE ("a new file replaces the old one atomically, and nothing else remains")
{
    const TemporaryFolder folder;
    writeFileAtomically (folder.file ("a.html"), "old");
    CHECK (readBytes (folder.file ("a.html")) == "old");
    writeFileAtomically (folder.file ("a.html"), std::string ("new\0er", 6));
    CHECK (readBytes (folder.file ("a.html")) == std::string ("new\0er", 6));
    CHECK (namesIn (folder.path) == std::vector<std::string> { "a.html" });
}

TEST_CASE ("until the commit the old file remains, and without a commit it stays")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.csv"), "old");

    {
        AtomicFile file (folder.file ("a.csv"));
        file.write (std::string_view ("new"));
        file.flushToDisk();
        CHECK (readBytes (folder.file ("a.csv")) == "old");
        CHECK (namesIn (folder.path).size() == 2);
    }

    CHECK (readBytes (folder.file ("a.csv")) == "old");
    CHECK (namesIn (folder.path) == std::vector<std::string> { "a.csv" });
}

TEST_CASE ("a kill before the rename leaves the old file intact")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.csv"), "old");
    CHECK (inChild ([&] {
               AtomicFile file (folder.file ("a.csv"));
               file.write (muchText);
               file.flushToDisk();
               _exit (7);
               return 0;
           })
           == 7);
    CHECK (readBytes (folder.file ("a.csv")) == "old");
}

TEST_CASE ("the user's umask sets the permissions")
{
    const TemporaryFolder folder;
    const auto before = umask (027);
    writeFileAtomically (folder.file ("a.csv"), "x");
    umask (before);
    CHECK (fs::status (folder.file ("a.csv")).permissions() == fs::perms (0640));
}

TEST_CASE ("a replaced file keeps its permissions, and the umask doesn't affect private files")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.csv"), "old");
    const auto before = umask (0);

    for (const unsigned rights : { 0600u, 0666u, 0751u })
    {
        fs::permissions (folder.file ("a.csv"), fs::perms (rights));
        umask (rights == 0666u ? 077 : 0);
        writeFileAtomically (folder.file ("a.csv"), "x");
        CHECK (fs::status (folder.file ("a.csv")).permissions() == fs::perms (rights));
    }

    writeFileAtomically (folder.file ("a.csv"), "x", FileRights::ownerOnly);
    CHECK (fs::status (folder.file ("a.csv")).permissions() == fs::perms (0600));
    umask (before);
}

TEST_CASE ("the next write removes files left by killed programs, but not those in use or not ours")
{
    const TemporaryFolder folder;
    const std::vector<std::string> others { ".twobus-0123456789abcdef0", ".twobus-0123456789ABCDEF", ".twobus-notes",
                                            "a.csv" };

    for (const auto& name : others)
        writeBytes (folder.file (name), "mine");

    CHECK (inChild ([&] {
               for (int i = 0; i < 3; ++i)
                   (new AtomicFile (folder.file ("a.csv")))->write (muchText);

               _exit (7);
               return 0;
           })
           == 7);
    CHECK (namesIn (folder.path).size() == others.size() + 3);

    const AtomicFile now (folder.file ("b.csv"));
    CHECK (namesIn (folder.path).size() == others.size() + 1);

    // Under another name the folder is scanned again, as another program would.
    const TemporaryFolder elsewhere;
    fs::create_directory_symlink (folder.path, elsewhere.path / "link");
    writeFileAtomically (elsewhere.file ("link/c.csv"), "x");
    CHECK (namesIn (folder.path).size() == others.size() + 2);
}

TEST_CASE ("a file that can't grow is unchanged, and the temporary file is removed")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.csv"), "old");
    CHECK (inChild ([&] {
               std::signal (SIGXFSZ, SIG_IGN);
               const rlimit limit { 65536, 65536 };
               setrlimit (RLIMIT_FSIZE, &limit);
               return failsWith ({ folder.file ("a.csv"), "File too large", "Make room", "unchanged" },
                                 [&] { writeFileAtomically (folder.file ("a.csv"), muchText); });
           })
           == 0);
    CHECK (readBytes (folder.file ("a.csv")) == "old");
    CHECK (namesIn (folder.path) == std::vector<std::string> { "a.csv" });
}

TEST_CASE ("a full disk leaves the old file intact")
{
    const TemporaryFolder folder;

    if (mount ("none", folder.path.c_str(), "tmpfs", 0, "size=128k") != 0)
    {
        WARN ("Not tested: only root may mount a small disk.");
        return;
    }

    writeBytes (folder.file ("a.csv"), "old");
    const auto result = failsWith ({ folder.file ("a.csv"), "No space left on device", "Make room there" },
                                   [&] { writeFileAtomically (folder.file ("a.csv"), muchText); });
    const auto contents = readBytes (folder.file ("a.csv"));
    const auto names = namesIn (folder.path);
    umount (folder.path.c_str());

    CHECK (result == 0);
    CHECK (contents == "old");
    CHECK (names == std::vector<std::string> { "a.csv" });
}

TEST_CASE ("a folder that is missing, write-protected or really a file gives an error with what to do")
{
    const TemporaryFolder folder;
    CHECK (failsWith ({ "none/a.csv", "No such file or directory", "Make its folder first" },
                      [&] { writeFileAtomically (folder.file ("none/a.csv"), "x"); })
           == 0);
    CHECK (
        failsWith ({ "Is a directory", "Name a file in it" }, [&] { writeFileAtomically (folder.path.string(), "x"); })
        == 0);
    CHECK (failsWith ({ "too long", "shorter name" },
                      [&] { writeFileAtomically (folder.file (std::string (300, 'n')), "x"); })
           == 0);

    writeBytes (folder.file ("a.csv"), "old");
    fs::permissions (folder.path, fs::perms (0555));
    CHECK (inChild ([&] {
               if (geteuid() == 0 && setuid (65534) != 0) // root can write everywhere
                   return 3;

               return failsWith ({ "a.csv", "Permission denied", "Check your permission" },
                                 [&] { writeFileAtomically (folder.file ("a.csv"), "x"); });
           })
           == 0);
    fs::permissions (folder.path, fs::perms (0755));
    CHECK (readBytes (folder.file ("a.csv")) == "old");
}

TEST_CASE ("a new file takes the first free name, and replaces nothing")
{
    const TemporaryFolder folder;
    const auto commit = [&] {
        AtomicFile file (folder.file ("song.csv"));
        file.write (std::string_view ("new"));
        return file.commitAsNew();
    };

    CHECK (commit() == folder.file ("song.csv"));
    writeBytes (folder.file ("song (2).csv"), "mine");
    CHECK (commit() == folder.file ("song (3).csv"));
    CHECK (readBytes (folder.file ("song (2).csv")) == "mine");
    CHECK (namesIn (folder.path) == std::vector<std::string> { "song (2).csv", "song (3).csv", "song.csv" });
}

TEST_CASE ("a link stays a link, and a special file is written in place")
{
    const TemporaryFolder folder;
    fs::create_directory (folder.path / "real");
    fs::create_symlink ("real/a.csv", folder.path / "link.csv");
    writeFileAtomically (folder.file ("link.csv"), "x");
    CHECK (fs::is_symlink (folder.path / "link.csv"));
    CHECK (readBytes (folder.file ("real/a.csv")) == "x");

    writeFileAtomically ("/dev/null", "x");
    CHECK (fs::is_character_file ("/dev/null"));
    CHECK (mkfifo (folder.file ("pipe").c_str(), 0600) == 0);
    CHECK (isSpecialFile (folder.file ("pipe")));
    CHECK_FALSE (isSpecialFile (folder.file ("link.csv")));
    CHECK_FALSE (isSpecialFile (folder.file ("none")));
    CHECK (failsWith ({ "/dev/full", "No space left on device" }, [] { writeFileAtomically ("/dev/full", "x"); }) == 0);
}
