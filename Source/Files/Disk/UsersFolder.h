#pragma once

#include <filesystem>

/** @file
    Where the user's settings, targets and session logs are kept.
*/
namespace twobus
{
/** The window's settings: settings.json in the same folder as usersTargetsFile. Empty if the system names no home
    folder. */
std::filesystem::path usersSettingsFile();

/** $XDG_CONFIG_HOME/twobus/targets.json or ~/.config/twobus/targets.json; on Windows %APPDATA%/Twobus/targets.json, on
    macOS ~/Library/Twobus/targets.json. Empty if the system names no home folder. */
std::filesystem::path usersTargetsFile();

/** Where session logs are kept: $XDG_DATA_HOME/twobus/sessions or ~/.local/share/twobus/sessions; on Windows
    %APPDATA%/Twobus/sessions, on macOS ~/Library/Application Support/Twobus/sessions. Empty if the system names no
    home folder. */
std::filesystem::path usersSessionFolder();
} // namespace twobus
