#include "App/SettingsFile.h"

#include "App/Text.h"

namespace twobus
{
namespace
{
// Ours are a few hundred bytes: whatever is larger is not one of them.
constexpr juce::int64 largestFile = 1 << 20;
} // namespace

SettingsFile::Reading SettingsFile::read()
{
    if (! file.exists())
        return {};

    if (! file.existsAsFile() || ! file.hasReadAccess())
        return putAside ("it cannot be opened");

    if (file.getSize() > largestFile)
        return putAside ("it is larger than any of ours");

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
        mayWrite = false;
        return { {}, "The settings in " + place + " are not used: " + reason + ". It is left as it is, and nothing is remembered until it is moved away." };
    }

    return { {}, "The settings in " + place + " are not used: " + reason + ". They are kept as " + kept.getFileName().toStdString() + "; Twobus begins anew." };
}

bool SettingsFile::write (const Settings& settings) const
{
    return mayWrite && file.getParentDirectory().createDirectory().wasOk()
           && file.replaceWithText (toJuce (toJson (settings)), false, false, "\n");
}

juce::File SettingsFile::defaultFile()
{
#if JUCE_LINUX || JUCE_BSD
    const auto chosen = juce::SystemStats::getEnvironmentVariable ("XDG_CONFIG_HOME", {});
    const auto home = juce::File::getSpecialLocation (juce::File::userHomeDirectory);
    const auto folder = juce::File::isAbsolutePath (chosen) ? juce::File (chosen) : home.getChildFile (".config");
    return folder.getChildFile ("twobus/settings.json");
#else
    return juce::File::getSpecialLocation (juce::File::userApplicationDataDirectory)
        .getChildFile ("Twobus/settings.json");
#endif
}
} // namespace twobus
