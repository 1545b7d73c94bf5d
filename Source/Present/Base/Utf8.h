#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/** @file
    Reading UTF-8, in one place. Text from outside (files' names above all) is bytes, and may be no UTF-8 at all.

    Ours, since fmt and nlohmann-json keep their readers to themselves, and JUCE's, which Present has not, tells no byte
    that is wrong.
*/
namespace twobus
{
struct Utf8Character
{
    char32_t codePoint = 0; ///< the byte itself where it is not valid
    std::size_t numBytes = 1; ///< 1 where it is not valid
    bool isValid = false; ///< no stray or missing byte, overlong form, surrogate, or number that Unicode does not have
};

/** Of text that is not empty. */
Utf8Character firstCharacterOf (std::string_view text) noexcept;

/** Whether a character can stand in a line for people. False for controls, ends of lines and paragraphs, marks that
    turn the direction of writing (Unicode's Bidi_Control), and marks that nobody sees (Default_Ignorable_Code_Point).
    Of the last, those that shape what stands beside them can stay: joiners, variation selectors, and the tags that make
    flags. */
bool canBeShown (char32_t) noexcept;

/** How many characters a text has; a byte that is not valid counts as one. */
std::size_t numCharacters (std::string_view text) noexcept;

/** As many whole characters from the start as fit into so many bytes. */
std::string_view shortenedTo (std::size_t mostBytes, std::string_view text) noexcept;

/** The same text, but for each character that is replaced; where the replacement is empty it stays as it is. */
std::string withReplacements (std::string_view text, std::string (*replacementOf) (const Utf8Character&));

/** The same text, with a replacement character (U+FFFD) for each byte that is not valid. */
std::string withValidUtf8 (std::string_view text);
} // namespace twobus
