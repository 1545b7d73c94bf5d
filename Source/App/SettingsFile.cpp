#include "App/SettingsFile.h"

#include "App/Text.h"

namespace twobus
{
namespace
{
// Ours are a few hundred bytes: whatever is larger is not one of them.
constexpr juce::int64 largestFile = 1 << 20;
} // namespace

Settings SettingsFile::read() const
{
    if (! file.existsAsFile() || file.getSize() > largestFile)
        return {};

    return settingsFromJson (file.loadFileAsString().toStdString());
}

bool SettingsFile::write (const Settings& settings) const
{
    return file.getParentDirectory().createDirectory().wasOk()
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
