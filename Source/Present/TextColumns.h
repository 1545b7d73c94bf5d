#pragma once

#include <cstddef>
#include <string>

/** What tables for a terminal are laid out with. */
namespace twobus
{
enum class Alignment
{
    left,
    right
};

/** Filled up with spaces to so many characters. A text that is wider stays as it is. */
std::string padded (const std::string& text, std::size_t width, Alignment);

/** With its first letter in upper case, if that is one of ASCII. */
std::string capitalised (std::string text);
} // namespace twobus
