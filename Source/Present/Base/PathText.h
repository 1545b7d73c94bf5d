#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Paths from and to text: the one place where they are converted. Text is UTF-8 on every system. On Linux and macOS a
    path is bytes and comes through unchanged, so that a file whose name is no UTF-8 opens all the same; Printable and
    ShownText make such a name fit to be shown.
*/
namespace twobus
{
std::filesystem::path toPath (std::string_view utf8);
std::vector<std::filesystem::path> toPaths (std::span<const std::string> utf8);
std::string toUtf8 (const std::filesystem::path&);

/** "a.wav", of "/mixes/a.wav"; "mixes", of "/mixes/". What separates folders is the system's to say: "AC\DC.wav" is a
    name on Linux. A path without a name, such as "/", comes back whole. */
std::string fileNameOf (std::string_view path);
} // namespace twobus
