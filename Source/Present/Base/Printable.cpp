#include "Present/Base/Printable.h"

#include "Present/Base/Utf8.h"

#include <cstdint>
#include <fmt/format.h>

namespace twobus
{
namespace
{
/** Empty if the character can stay. */
std::string escaped (const Utf8Character& character)
{
    if (character.isValid && isDisplayable (character.codePoint))
        return {};

    switch (character.codePoint)
    {
        case U'\n': return "\\n";
        case U'\r': return "\\r";
        case U'\t': return "\\t";
        default: break;
    }

    const auto number = static_cast<std::uint32_t> (character.codePoint);

    if (! character.isValid || number < 0x80)
        return fmt::format ("\\x{:02x}", number);

    return number < 0x10000 ? fmt::format ("\\u{:04x}", number) : fmt::format ("\\U{:08x}", number);
}
} // namespace

std::string printable (std::string_view text) { return withReplacements (text, escaped); }
} // namespace twobus
