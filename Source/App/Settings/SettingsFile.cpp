#include "App/Settings/SettingsFile.h"

#include "App/Text.h"
#include "Files/Disk/AppendOnlyFile.h"
#include "Files/Disk/AtomicFile.h"
#include "Files/Disk/UsersFolder.h"

#include <system_error>
#include <utility>

namespace twobus
{
namespace
{
// Bytes. Our files have a few hundred; a larger file is not ours.
constexpr juce::int64 largestFile = 1 << 20;

juce::File usersFile() { return toJuceFile (usersSettingsFile()); }

/** Throws FileError. */
void makeFolderOf (const juce::File& file)
{
    if (file == juce::File())
        throw FileError ("There is no home folder to keep them in. Set HOME and start Twobus again.");

    const auto folder = file.getParentDirectory();

    if (const auto error = makePrivateFolder (toPath (folder)); error != 0)
        throw FileError ("The folder " + folder.getFullPathName().toStdString() + " cannot be made ("
                         + std::generic_category().message (error)
                         + "). Check its permissions and start Twobus again.");
}
} // namespace

SettingsFile::SettingsFile() : file (usersFile()) {}

SettingsFile::Reading SettingsFile::read()
{
    if (! file.exists())
        return {};

    if (! file.existsAsFile() || ! file.hasReadAccess())
        return putAside ("it cannot be opened");

    if (file.getSize() > largestFile)
        return putAside ("it is too large for a settings file");

    juce::MemoryBlock bytes;

    if (! file.loadFileAsData (bytes))
        return putAside ("it cannot be read");

    const std::string_view text (static_cast<const char*> (bytes.getData()), bytes.getSize());
    return isSettingsText (text) ? Reading { settingsFromJson (text), {} } : putAside ("its text is damaged");
}

SettingsFile::Reading SettingsFile::putAside (const std::string& reason)
{
    const auto place = file.getFullPathName().toStdString();
    auto kept = file.getSiblingFile (file.getFileName() + ".bad");

    for (int copy = 2; kept.exists() && copy <= 99; ++copy)
        kept = file.getSiblingFile (file.getFileName() + ".bad-" + juce::String (copy));

    if (kept.exists() || ! file.moveFileTo (kept))
    {
        canWrite = false;
        return { {},
                 "The settings in " + place + " are not used: " + reason
                     + ". The file is left as it is. Until you move it away, nothing is remembered." };
    }

    return { {},
             "The settings in " + place + " are not used: " + reason + ". They are kept as "
                 + kept.getFileName().toStdString() + "; Twobus starts with its defaults." };
}

template <typename Write>
std::string SettingsFile::attempt (Write&& write)
{
    if (! canWrite)
        return {};

    try
    {
        makeFolderOf (file);
        write (toPath (file));
        return {};
    }
    catch (const FileError& error)
    {
        return std::exchange (hasReported, true)
                   ? std::string()
                   : std::string ("Settings last until Twobus is closed. ") + error.what();
    }
}

std::string SettingsFile::write (const Settings& settings)
{
    return attempt ([&] (const std::filesystem::path& path) {
        writeFileAtomically (path, toJson (settings), FileRights::ownerOnly);
    });
}

std::string SettingsFile::checkWritable()
{
    return attempt ([] (const std::filesystem::path& path) { const AtomicFile nothing (path, FileRights::ownerOnly); });
}
} // namespace twobus
