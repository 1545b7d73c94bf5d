#include "Present/Printable.h"

#include <cstdint>
#include <fmt/format.h>

namespace twobus
{
namespace
{
struct Character
{
    char32_t codePoint = 0;
    std::size_t numBytes = 1;
    bool isValid = false;
};

std::uint8_t byteAt (std::string_view text, std::size_t index) noexcept
{
    return index < text.size() ? static_cast<std::uint8_t> (text[index]) : std::uint8_t { 0 };
}

/** How many bytes the sequence has that this one begins; 0 where it begins none. */
std::size_t sequenceLength (std::uint8_t first) noexcept
{
    if (first < 0x80)
        return 1;

    if (first < 0xc2 || first > 0xf4)
        return 0;

    return first < 0xe0 ? 2 : first < 0xf0 ? 3
                                           : 4;
}

/** Of text that is not empty. */
Character firstOf (std::string_view text) noexcept
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

    const auto isOverlong = codePoint < (length == 3 ? 0x800u : length == 4 ? 0x10000u
                                                                            : 0x80u);
    const auto isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;

    if (isOverlong || isSurrogate || codePoint > 0x10ffff)
        return { first, 1, false };

    return { codePoint, length, true };
}

constexpr bool isBetween (char32_t codePoint, char32_t first, char32_t last) noexcept
{
    return codePoint >= first && codePoint <= last;
}

/** Controls, ends of lines and paragraphs, and marks that turn the direction of what follows. */
bool mayStand (char32_t c) noexcept
{
    const auto isControl = c < 0x20 || isBetween (c, 0x7f, 0x9f) || isBetween (c, 0x2028, 0x2029);
    const auto isDirection = isBetween (c, 0x200e, 0x200f) || isBetween (c, 0x202a, 0x202e) || isBetween (c, 0x2066, 0x2069);
    return ! isControl && ! isDirection;
}

std::string escaped (const Character& character)
{
    switch (character.codePoint)
    {
        case U'\n': return "\\n";
        case U'\r': return "\\r";
        case U'\t': return "\\t";
        default: break;
    }

    const auto number = static_cast<std::uint32_t> (character.codePoint);
    return ! character.isValid || number < 0x80 ? fmt::format ("\\x{:02x}", number) : fmt::format ("\\u{:04x}", number);
}
} // namespace

std::string printable (std::string_view text)
{
    std::string shown;
    shown.reserve (text.size());

    while (! text.empty())
    {
        const auto character = firstOf (text);

        if (character.isValid && mayStand (character.codePoint))
            shown += text.substr (0, character.numBytes);
        else
            shown += escaped (character);

        text.remove_prefix (character.numBytes);
    }

    return shown;
}
} // namespace twobus
