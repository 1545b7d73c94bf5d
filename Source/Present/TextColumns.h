#pragma once

#include <cstddef>
#include <string>

/** What tables for a terminal are laid out with. */
namespace twobus
{
/** The columns that a text takes: each character one, however many bytes it has (UTF-8). */
std::size_t widthOf (const std::string& text) noexcept;

enum class Alignment
{
    left,
    right
};

/** Filled up with spaces to this width. A text that is wider stays as it is. */
std::string padded (const std::string& text, std::size_t width, Alignment);

/** With its first letter in upper case, if that is one of ASCII. */
std::string capitalised (std::string text);
} // namespace twobus
