#include "Present/Base/HtmlText.h"

#include "Present/Base/Utf8.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr unsigned char deleteCharacter = 0x7f;

/** U+2400 to U+241F, and U+2421, in UTF-8. */
std::string pictureOf (unsigned char control)
{
    return { '\xe2', '\x90', static_cast<char> (0x80 + (control == deleteCharacter ? 0x21 : control)) };
}

std::string escaped (char c)
{
    switch (c)
    {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: break;
    }

    const auto code = static_cast<unsigned char> (c);
    return code < 0x20 || code == deleteCharacter ? pictureOf (code) : std::string (1, c);
}
} // namespace

std::string html (const std::string& text)
{
    std::string result;

    for (const auto c : withValidUtf8 (text))
        result += escaped (c);

    return result;
}

std::string htmlName (const std::string& name) { return fmt::format ("<bdi>{}</bdi>", html (name)); }
} // namespace twobus
