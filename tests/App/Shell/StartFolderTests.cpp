#include "App/Settings/Settings.h"
#include "App/Shell/StartFolder.h"
#include "App/Text.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <cstdlib>
#include <filesystem>

using namespace twobus;
using namespace twobus::test;

namespace
{
juce::File folderAt (const std::filesystem::path& path)
{
    std::filesystem::create_directories (path);
    return juce::File (toJuce (path.string()));
}
} // namespace

TEST_CASE ("the first folder that exists is used, otherwise the working folder")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("file"), "words");
    const auto gone = juce::File (toJuce (folder.file ("gone"))), file = juce::File (toJuce (folder.file ("file"))),
               here = folderAt (folder.path / "here");
    CHECK (firstFolderOf ({ juce::File(), gone, file, here, folderAt (folder.path) }) == here);
    CHECK (firstFolderOf ({ juce::File(), gone, file }) == juce::File::getCurrentWorkingDirectory());
}

#if JUCE_LINUX
TEST_CASE ("a chooser starts where the last one ended, or in a folder that exists")
{
    const TemporaryFolder folder;
    const auto* before = std::getenv ("HOME");
    const std::string homeBefore = before != nullptr ? before : "";
    const auto home = folderAt (folder.path / "home"), used = folderAt (folder.path / "used");
    setenv ("HOME", home.getFullPathName().toRawUTF8(), 1);
    const auto last = used.getFullPathName().toStdString();

    CHECK (startFolder (last) == used);
    CHECK (startFolder ("") == home);
    CHECK (startFolder ("no/path") == home);
    const auto documents = folderAt (folder.path / "home" / "Documents");
    CHECK (startFolder ("") == documents);
    used.deleteRecursively();
    CHECK (startFolder (last) == documents);
    home.deleteRecursively();
    CHECK (startFolder (last) == juce::File::getCurrentWorkingDirectory());

    if (before != nullptr)
        setenv ("HOME", homeBefore.c_str(), 1);
    else
        unsetenv ("HOME");
}
#endif

TEST_CASE ("the folder used last is remembered, whatever its name")
{
    Settings settings;
    settings.lastFolder = "/home/zoe/Größe \"7\" 音";
    CHECK (settingsFromJson (toJson (settings)).lastFolder == settings.lastFolder);
    CHECK (settingsFromJson ("{ \"lastFolder\": 7 }").lastFolder.empty());
}
