#include "Present/TextColumns.h"

#include <algorithm>
#include <cctype>

namespace twobus
{
std::size_t widthOf (const std::string& text) noexcept
{
    return static_cast<std::size_t> (std::count_if (text.begin(), text.end(), [] (char c) { return (static_cast<unsigned char> (c) & 0xc0u) != 0x80u; }));
}

std::string padded (const std::string& text, std::size_t width, Alignment alignment)
{
    const std::string space (width - std::min (width, widthOf (text)), ' ');
    return alignment == Alignment::right ? space + text : text + space;
}

std::string capitalised (std::string text)
{
    if (! text.empty())
        text.front() = static_cast<char> (std::toupper (static_cast<unsigned char> (text.front())));

    return text;
}
} // namespace twobus
