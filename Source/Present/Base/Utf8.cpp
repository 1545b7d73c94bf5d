#include "Present/Base/Utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace twobus
{
namespace
{
struct Range
{
    char32_t first, last;
};

/** From Unicode 15.1's PropList (Bidi_Control) and DerivedCoreProperties (Default_Ignorable_Code_Point), plus the
    controls, the separators of lines and paragraphs, and the annotation marks. These are left out: U+034F, U+17B4 and
    U+17B5, U+180B to U+180D and U+180F, U+200C and U+200D, U+FE00 to U+FE0F, U+E0020 to U+E007F, and U+E0100 to
    U+E01EF. */
constexpr std::array notShown { Range { 0x0, 0x1f },        Range { 0x7f, 0x9f },       Range { 0xad, 0xad },
                                Range { 0x61c, 0x61c },     Range { 0x115f, 0x1160 },   Range { 0x180e, 0x180e },
                                Range { 0x200b, 0x200b },   Range { 0x200e, 0x200f },   Range { 0x2028, 0x202e },
                                Range { 0x2060, 0x206f },   Range { 0x3164, 0x3164 },   Range { 0xfeff, 0xfeff },
                                Range { 0xffa0, 0xffa0 },   Range { 0xfff0, 0xfffb },   Range { 0x1bca0, 0x1bca3 },
                                Range { 0x1d173, 0x1d17a }, Range { 0xe0000, 0xe001f }, Range { 0xe0080, 0xe00ff },
                                Range { 0xe01f0, 0xe0fff } };

std::uint8_t byteAt (std::string_view text, std::size_t index) noexcept
{
    return index < text.size() ? static_cast<std::uint8_t> (text[index]) : std::uint8_t { 0 };
}

/** How many bytes the sequence that begins with this byte has; 0 if no sequence can begin with it. */
std::size_t sequenceLength (std::uint8_t first) noexcept
{
    if (first < 0x80)
        return 1;

    if (first < 0xc2 || first > 0xf4)
        return 0;

    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
} // namespace

Utf8Character firstCharacterOf (std::string_view text) noexcept
{
    const auto first = byteAt (text, 0);
    const auto length = sequenceLength (first);

    if (length <= 1)
        return { first, 1, length == 1 };

    auto codePoint = static_cast<char32_t> (first & (0x7fu >> length));

    for (std::size_t i = 1; i < length; ++i)
    {
        if ((byteAt (text, i) & 0xc0u) != 0x80u)
            return { first, 1, false };

        codePoint = codePoint << 6 | (byteAt (text, i) & 0x3fu);
    }

    const auto isOverlong = codePoint < (length == 3 ? 0x800u : length == 4 ? 0x10000u : 0x80u);
    const auto isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;

    if (isOverlong || isSurrogate || codePoint > 0x10ffff)
        return { first, 1, false };

    return { codePoint, length, true };
}

bool isDisplayable (char32_t codePoint) noexcept
{
    return std::none_of (notShown.begin(), notShown.end(), [codePoint] (const Range& range) {
        return codePoint >= range.first && codePoint <= range.last;
    });
}

std::size_t numCharacters (std::string_view text) noexcept
{
    std::size_t count = 0;

    for (; ! text.empty(); text.remove_prefix (firstCharacterOf (text).numBytes))
        ++count;

    return count;
}

std::string_view shortenedTo (std::size_t mostBytes, std::string_view text) noexcept
{
    std::size_t length = 0;

    while (length < text.size())
    {
        const auto next = firstCharacterOf (text.substr (length)).numBytes;

        if (length + next > mostBytes)
            break;

        length += next;
    }

    return text.substr (0, length);
}

std::string withReplacements (std::string_view text, std::string (*replacementOf) (const Utf8Character&))
{
    std::string replaced;
    replaced.reserve (text.size());

    while (! text.empty())
    {
        const auto character = firstCharacterOf (text);
        const auto replacement = replacementOf (character);

        if (replacement.empty())
            replaced += text.substr (0, character.numBytes);
        else
            replaced += replacement;

        text.remove_prefix (character.numBytes);
    }

    return replaced;
}

std::string withValidUtf8 (std::string_view text)
{
    return withReplacements (
        text, [] (const Utf8Character& character) { return std::string (character.isValid ? "" : "\xef\xbf\xbd"); });
}
} // namespace twobus
