#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Converts paths from and to text, in one place. Text is UTF-8 on every system. On Linux and macOS a path is bytes and
    passes unchanged, so a file opens even if its name is not UTF-8; Printable and ShownText make such a name fit to be
    shown.
*/
namespace twobus
{
std::filesystem::path toPath (std::string_view utf8);
std::vector<std::filesystem::path> toPaths (std::span<const std::string> utf8);
std::string toUtf8 (const std::filesystem::path&);

/** "a.wav" for "/mixes/a.wav"; "mixes" for "/mixes/". The system decides what separates folders: "AC\DC.wav" is a name
    on Linux. A path without a name, such as "/", is returned whole. */
std::string fileNameOf (std::string_view path);
} // namespace twobus
