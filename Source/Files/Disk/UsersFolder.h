#pragma once

#include <filesystem>

/** @file
    Where the settings lie, and the user's own files beside them.
*/
namespace twobus
{
/** What the window remembers: settings.json in the same folder as usersTargetsFile. Empty where the system names no
    home. */
std::filesystem::path usersSettingsFile();

/** $XDG_CONFIG_HOME/twobus/targets.json or ~/.config/twobus/targets.json; on Windows %APPDATA%/Twobus/targets.json, on
    macOS ~/Library/Twobus/targets.json. Empty where the system names no home. */
std::filesystem::path usersTargetsFile();

/** Where session logs are kept: $XDG_DATA_HOME/twobus/sessions or ~/.local/share/twobus/sessions; on Windows
    %APPDATA%/Twobus/sessions, on macOS ~/Library/Application Support/Twobus/sessions. Empty where the system names no
    home. */
std::filesystem::path usersSessionFolder();
} // namespace twobus
