#include "Files/Disk/UsersFolder.h"

#include <cstdlib>
#include <filesystem>

namespace twobus
{
namespace
{
/** Empty if the variable is not set or is a relative path, which would depend on where Twobus is started. */
std::filesystem::path fromEnvironment (const char* name)
{
    const auto* value = std::getenv (name);
    const auto path = value != nullptr ? std::filesystem::path (value) : std::filesystem::path();
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path settingsFolder()
{
#if defined(_WIN32)
    const auto home = fromEnvironment ("APPDATA");
    return home.empty() ? home : home / "Twobus";
#elif defined(__APPLE__)
    const auto home = fromEnvironment ("HOME");
    return home.empty() ? home : home / "Library" / "Twobus";
#else
    if (const auto chosen = fromEnvironment ("XDG_CONFIG_HOME"); ! chosen.empty())
        return chosen / "twobus";

    const auto home = fromEnvironment ("HOME");
    return home.empty() ? home : home / ".config" / "twobus";
#endif
}

std::filesystem::path dataFolder()
{
#if defined(_WIN32)
    return settingsFolder();
#elif defined(__APPLE__)
    const auto home = fromEnvironment ("HOME");
    return home.empty() ? home : home / "Library" / "Application Support" / "Twobus";
#else
    if (const auto chosen = fromEnvironment ("XDG_DATA_HOME"); ! chosen.empty())
        return chosen / "twobus";

    const auto home = fromEnvironment ("HOME");
    return home.empty() ? home : home / ".local" / "share" / "twobus";
#endif
}

std::filesystem::path inSettingsFolder (const char* name)
{
    const auto folder = settingsFolder();
    return folder.empty() ? folder : folder / name;
}
} // namespace

std::filesystem::path usersSettingsFile() { return inSettingsFolder ("settings.json"); }

std::filesystem::path usersTargetsFile() { return inSettingsFolder ("targets.json"); }

std::filesystem::path usersSessionFolder()
{
    const auto folder = dataFolder();
    return folder.empty() ? folder : folder / "sessions";
}
} // namespace twobus
