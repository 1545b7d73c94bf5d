#pragma once

#include <string>

/** Where the user's own files lie beside Twobus' settings. */
namespace twobus
{
/** $XDG_CONFIG_HOME/twobus/targets.json or ~/.config/twobus/targets.json; on Windows %APPDATA%/Twobus/targets.json, on macOS
    ~/Library/Twobus/targets.json. Empty where the system names no home. */
std::string usersTargetsFile();
} // namespace twobus
