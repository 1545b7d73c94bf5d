#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/** @file
    Reads UTF-8, in one place. Text from outside (above all file names) is bytes, and need not be UTF-8.

    This is our own because fmt and nlohmann-json keep their readers private, and JUCE's, which Present can't use,
    reports no invalid bytes.
*/
namespace twobus
{
struct Utf8Character
{
    char32_t codePoint = 0; ///< the byte itself if it is not valid
    std::size_t numBytes = 1; ///< 1 if it is not valid
    bool isValid = false; ///< false: stray or missing byte, overlong form, surrogate, or a number beyond Unicode
};

/** The text must not be empty. */
Utf8Character firstCharacterOf (std::string_view text) noexcept;

/** Whether a character can be shown in a line for people. False for controls, ends of lines and paragraphs, marks that
    change the writing direction (Unicode's Bidi_Control), and invisible marks (Default_Ignorable_Code_Point). True for
    invisible marks that shape their neighbours: joiners, variation selectors, and the tags that make flags. */
bool isDisplayable (char32_t) noexcept;

/** The number of characters in a text. An invalid byte counts as one character. */
std::size_t numCharacters (std::string_view text) noexcept;

/** The longest start of the text that consists of whole characters and fits into that many bytes. */
std::string_view shortenedTo (std::size_t mostBytes, std::string_view text) noexcept;

/** The same text with some characters replaced. A character stays as it is if its replacement is empty. */
std::string withReplacements (std::string_view text, std::string (*replacementOf) (const Utf8Character&));

/** The same text with a replacement character (U+FFFD) for each invalid byte. */
std::string withValidUtf8 (std::string_view text);
} // namespace twobus
