#include "App/ShownText.h"

#include <cstddef>
#include <cstdint>

namespace twobus
{
namespace
{
struct Character
{
    char32_t codePoint = 0;
    std::size_t numBytes = 0; ///< 0: no valid UTF-8
};

/** How many bytes a character with this first byte has; 0 for a byte that begins none. */
std::size_t lengthFrom (unsigned char first) noexcept
{
    if (first < 0x80)
        return 1;

    if (first >= 0xc2 && first <= 0xdf)
        return 2;

    if (first >= 0xe0 && first <= 0xef)
        return 3;

    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

Character firstOf (std::string_view bytes) noexcept
{
    const auto byteAt = [bytes] (std::size_t i) { return static_cast<unsigned char> (bytes[i]); };
    const auto length = lengthFrom (byteAt (0));

    if (length == 0 || length > bytes.size())
        return {};

    auto codePoint = static_cast<char32_t> (length == 1 ? byteAt (0) : byteAt (0) & (0xffu >> (length + 1)));

    for (std::size_t i = 1; i < length; ++i)
    {
        if ((byteAt (i) & 0xc0u) != 0x80u)
            return {};

        codePoint = codePoint << 6 | (byteAt (i) & 0x3fu);
    }

    const auto isTooLong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    const auto isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return isTooLong || isSurrogate || codePoint > 0x10ffff ? Character() : Character { codePoint, length };
}

bool breaksTheLine (char32_t c) noexcept
{
    const auto isControl = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const auto turnsDirection = c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return isControl || turnsDirection || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}
} // namespace

std::string shownText (std::string_view bytes)
{
    std::string text;

    while (! bytes.empty())
    {
        const auto character = firstOf (bytes);
        const auto numBytes = character.numBytes == 0 ? 1 : character.numBytes;

        if (character.numBytes == 0 || breaksTheLine (character.codePoint))
            text += '?';
        else
            text += bytes.substr (0, numBytes);

        bytes.remove_prefix (numBytes);
    }

    return text;
}

ShownPath shownPath (std::string_view path)
{
    ShownPath shown;
    shown.whole = shownText (path);

    auto names = std::string_view (shown.whole);

    while (names.size() > 1 && names.ends_with ('/'))
        names.remove_suffix (1);

    const auto slash = names.find_last_of ("/\\");

    if (slash == std::string_view::npos || names.size() == 1)
    {
        shown.name = names;
        return shown;
    }

    shown.name = names.substr (slash + 1);
    const auto parent = names.substr (0, slash);
    const auto before = parent.find_last_of ("/\\");
    shown.folder = before == std::string_view::npos || before == 0 ? std::string (parent) : "…" + std::string (parent.substr (before));
    return shown;
}
} // namespace twobus
